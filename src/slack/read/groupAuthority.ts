import type { Authority } from '../../channels/port.ts';
import type { UserGroups } from './userGroups.ts';

/** Lets only the members of a Slack user group escalate and change escalations. */
export const groupAuthority = (groupId: string, groups: UserGroups): Authority => ({
  mayHandle: async (userId) => {
    const isMember = await groups.hasMember(groupId, userId);
    if (isMember === undefined) return undefined;
    return isMember ? { may: true } : { may: false, group: await groups.handleOf(groupId) };
  },
});
