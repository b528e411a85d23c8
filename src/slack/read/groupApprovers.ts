import type { Approvers } from '../../channels/port.ts';
import type { UserGroups } from './userGroups.ts';

/** Lets only the members of a Slack user group decide what the team keeps. */
export const groupApprovers = (groupId: string, groups: UserGroups): Approvers => ({
  isApprover: async (userId) => (await groups(groupId)).users.has(userId),
  handle: async () => (await groups(groupId)).handle,
});
