import type { Authority } from '../../channels/port.ts';
import type { UserGroups } from './userGroups.ts';

/** Lets only the members of a Slack user group escalate and change escalations. */
export const groupAuthority = (groupId: string, groups: UserGroups): Authority => ({
  mayHandle: async (userId) => {
    const { users, handle } = await groups(groupId);
    return users.has(userId) ? { may: true } : { may: false, group: handle };
  },
});
