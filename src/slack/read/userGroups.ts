import type { WebClient } from '@slack/web-api';
import { createMemo } from '../../pacing/memo.ts';

export interface UserGroup {
  readonly users: ReadonlySet<string>;
  readonly handle: string;
}

/** Gives a Slack user group by its id, S…. */
export type UserGroups = (groupId: string) => Promise<UserGroup>;

interface UserGroupsDeps {
  readonly client: WebClient;
  /** How long a membership that was read may be trusted, in milliseconds. */
  readonly lifetimeMs: number;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** Reads user groups of Slack. Needs the scope usergroups:read. */
export const createUserGroups = ({ client, ...options }: UserGroupsDeps): UserGroups => {
  const known = createMemo<UserGroup>(options);

  const read = async (groupId: string): Promise<UserGroup> => {
    const { users } = await client.usergroups.users.list({ usergroup: groupId });
    const { usergroups } = await client.usergroups.list();
    const handle = usergroups?.find(({ id }) => id === groupId)?.handle ?? groupId;
    return { users: new Set(users), handle };
  };

  return (groupId) => known.get(groupId, () => read(groupId));
};
