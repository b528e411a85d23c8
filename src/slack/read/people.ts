import type { WebClient } from '@slack/web-api';
import type { People } from '../../channels/port.ts';
import { createMemo } from '../../pacing/memo.ts';

const personId = /^[UW][A-Z0-9]{2,20}$/;

/** Whether an id is a person's: not that of a bot or a workflow, and not what stands for somebody who was forgotten. */
export const isPerson = (user: string): boolean => personId.test(user);

interface PeopleDeps {
  readonly client: WebClient;
  /** How long what Slack said of a person may be trusted, in milliseconds. */
  readonly lifetimeMs: number;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Called where Slack does not say in which channels somebody is. */
  readonly trouble: (error: unknown) => void;
}

interface Person {
  readonly isGuest: boolean;
  readonly isAdmin: boolean;
  readonly name: string;
  readonly timeZone: string;
}

const unknown: Person = { isGuest: true, isAdmin: false, name: 'Somebody', timeZone: 'UTC' };

/** The zone where this machine knows it too. */
const knownZone = (zone: string | undefined): string => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone ?? 'UTC' }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
};
const mostRemembered = 5000;
const pageSize = 200;

/** Asks Slack who a person is (scope users:read). Somebody whom Slack does not show us counts as a guest. */
export const createPeople = ({ client, trouble, ...options }: PeopleDeps): People => {
  const known = createMemo<Person>(options);
  const last = new Map<string, Person>();

  const ask = async (teamId: string, userId: string): Promise<Person> => {
    const { user } = await client.users.info({ user: userId });
    const isElsewhere = user?.team_id !== undefined && user.team_id !== teamId;
    const isGuest = Boolean(
      user?.is_restricted || user?.is_ultra_restricted || user?.is_stranger || user?.deleted,
    );
    return {
      isGuest: user === undefined || isElsewhere || isGuest,
      isAdmin: Boolean(user?.is_admin || user?.is_owner),
      name: user?.profile?.display_name || user?.real_name || user?.name || 'Somebody',
      timeZone: knownZone(user?.tz),
    };
  };

  /** Slack in trouble is no reason to stop a click: what it said last holds, and of whom it said nothing counts as a guest. */
  const personOf = async ({ teamId, userId }: { readonly teamId: string; readonly userId: string }) => {
    if (!isPerson(userId)) return unknown;
    const person = await known
      .get(userId, () => ask(teamId, userId))
      .catch(() => last.get(userId) ?? unknown);
    if (person !== unknown) last.set(userId, person);
    if (last.size > mostRemembered) last.clear();
    return person;
  };

  const channels = createMemo<ReadonlySet<string>>(options);

  /** One call for most people, whatever the size of their channels; of private channels only those that we are in too. */
  const askChannels = async (user: string): Promise<ReadonlySet<string>> => {
    const found = new Set<string>();
    let cursor: string | undefined;
    do {
      const page = await client.users.conversations({
        user,
        types: 'public_channel,private_channel',
        limit: pageSize,
        ...(cursor ? { cursor } : {}),
      });
      for (const { id } of page.channels ?? []) if (id) found.add(id);
      cursor = page.response_metadata?.next_cursor;
    } while (cursor);
    return found;
  };

  return {
    isGuest: async (who) => (await personOf(who)).isGuest,
    isAdmin: async (who) => {
      const { isGuest, isAdmin } = await personOf(who);
      return isAdmin && !isGuest;
    },
    channelsOf: async ({ userId }) => {
      if (!isPerson(userId)) return new Set();
      return channels
        .get(userId, () => askChannels(userId))
        .catch((error: unknown) => {
          trouble(error);
          return new Set<string>();
        });
    },
    timeZoneOf: async (who) => (await personOf(who)).timeZone,
    nameOf: async (who) => (await personOf(who)).name,
  };
};
