import type { WebClient } from '@slack/web-api';
import type { Authority } from '../../cases/ports.ts';

export interface GroupAuthorityDeps {
  readonly client: () => WebClient;
  /** Id of the user group, S…. */
  readonly groupId: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** How long a membership that was read may be trusted. */
const trustedMs = 60_000;

interface Members {
  readonly users: ReadonlySet<string>;
  readonly handle: string;
}

/** Lets only the members of a Slack user group escalate and change escalations. Needs the scope usergroups:read. */
export const groupAuthority = ({ client, groupId, now }: GroupAuthorityDeps): Authority => {
  let known: Promise<Members> | undefined;
  let readAt = 0;

  const read = async (): Promise<Members> => {
    const { users } = await client().usergroups.users.list({ usergroup: groupId });
    const { usergroups } = await client().usergroups.list();
    const handle = usergroups?.find(({ id }) => id === groupId)?.handle ?? groupId;
    return { users: new Set(users), handle };
  };

  const members = (): Promise<Members> => {
    if (known === undefined || now() - readAt > trustedMs) {
      readAt = now();
      known = read().catch((error: unknown) => {
        known = undefined;
        throw error;
      });
    }
    return known;
  };

  return {
    mayHandle: async (userId) => {
      const { users, handle } = await members();
      return users.has(userId) ? { may: true } : { may: false, group: handle };
    },
  };
};

/** Where no group is set, everybody may. */
export const openAuthority: Authority = { mayHandle: async () => ({ may: true }) };
