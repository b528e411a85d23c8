import type { WebClient } from '@slack/web-api';
import type { Authority } from '../../channels/port.ts';
import { createMemo } from '../../pacing/memo.ts';

export interface GroupAuthorityDeps {
  readonly client: WebClient;
  /** Id of the user group, S…. */
  readonly groupId: string;
  /** How long a membership that was read may be trusted, in milliseconds. */
  readonly lifetimeMs: number;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

interface Members {
  readonly users: ReadonlySet<string>;
  readonly handle: string;
}

/** Lets only the members of a Slack user group escalate and change escalations. Needs the scope usergroups:read. */
export const groupAuthority = ({ client, groupId, ...options }: GroupAuthorityDeps): Authority => {
  const known = createMemo<Members>(options);

  const read = async (): Promise<Members> => {
    const { users } = await client.usergroups.users.list({ usergroup: groupId });
    const { usergroups } = await client.usergroups.list();
    const handle = usergroups?.find(({ id }) => id === groupId)?.handle ?? groupId;
    return { users: new Set(users), handle };
  };

  return {
    mayHandle: async (userId) => {
      const { users, handle } = await known.get(groupId, read);
      return users.has(userId) ? { may: true } : { may: false, group: handle };
    },
  };
};

/** Where no group is set, everybody may. */
export const openAuthority: Authority = { mayHandle: async () => ({ may: true }) };
