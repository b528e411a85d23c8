import type { Approvers } from '../../channels/port.ts';
import type { UserGroups } from './userGroups.ts';

/** Lets only the members of a Slack user group decide what the team keeps. */
export const groupApprovers = (groupId: string, groups: UserGroups): Approvers => ({
  isApprover: (userId) => groups.hasMember(groupId, userId),
  handle: () => groups.handleOf(groupId),
});
