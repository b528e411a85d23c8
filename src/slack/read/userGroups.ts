import type { WebClient } from '@slack/web-api';
import { createLastKnown, type LastKnownOptions } from '../../pacing/memo.ts';

/** The user groups of Slack, by their ids, S…. */
export interface UserGroups {
  /** Undefined while Slack does not say. */
  hasMember(groupId: string, userId: string): Promise<boolean | undefined>;
  /** What people call a group; its id while Slack does not say. */
  handleOf(groupId: string): Promise<string>;
}

interface UserGroupsDeps extends LastKnownOptions {
  readonly client: WebClient;
  /** Called where Slack does not say who is in a group. */
  readonly trouble: (error: unknown) => void;
}

/** Reads user groups of Slack. Needs the scope usergroups:read. */
export const createUserGroups = ({ client, trouble, ...options }: UserGroupsDeps): UserGroups => {
  const members = createLastKnown<ReadonlySet<string>>(options);
  const handles = createLastKnown<string>(options);

  const readMembers = async (groupId: string): Promise<ReadonlySet<string>> => {
    const { users } = await client.usergroups.users.list({ usergroup: groupId });
    return new Set(users);
  };

  const readHandle = async (groupId: string): Promise<string> => {
    const { usergroups } = await client.usergroups.list();
    return usergroups?.find(({ id }) => id === groupId)?.handle ?? groupId;
  };

  return {
    hasMember: (groupId, userId) =>
      members
        .get(groupId, () => readMembers(groupId))
        .then(
          (users) => users.has(userId),
          (error: unknown) => {
            trouble(error);
            return undefined;
          },
        ),
    handleOf: (groupId) => handles.get(groupId, () => readHandle(groupId)).catch(() => groupId),
  };
};
