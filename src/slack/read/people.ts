import type { WebClient } from '@slack/web-api';
import type { People, Role } from '../../channels/port.ts';
import { createLastKnown, createMemo, type LastKnownOptions } from '../../pacing/memo.ts';
import { slackTrouble } from '../connect/slackTrouble.ts';

const personId = /^[UW][A-Z0-9]{2,20}$/;

/** Whether an id is a person's: not that of a bot or a workflow, and not what stands for somebody who was forgotten. */
export const isPerson = (user: string): boolean => personId.test(user);

interface PeopleDeps extends LastKnownOptions {
  readonly client: WebClient;
  /** Called where Slack does not say in which channels somebody is. */
  readonly trouble: (error: unknown) => void;
}

interface Person {
  readonly role: Role;
  readonly name: string;
  readonly timeZone: string;
}

/** Whoever is no person, and whom Slack does not show us. */
const stranger: Person = { role: 'guest', name: 'Somebody', timeZone: 'UTC' };
const notShown: ReadonlySet<string> = new Set(['user_not_found', 'user_not_visible']);

/** The zone where this machine knows it too. */
const knownZone = (zone: string | undefined): string => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone ?? 'UTC' }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
};
const pageSize = 200;

/** Asks Slack who a person is (scope users:read). Somebody whom Slack does not show us counts as a guest. */
export const createPeople = ({ client, trouble, ...options }: PeopleDeps): People => {
  const known = createLastKnown<Person>(options);

  const ask = async (teamId: string, userId: string): Promise<Person> => {
    const { user } = await client.users.info({ user: userId });
    if (!user) return stranger;
    const isElsewhere = user.team_id !== undefined && user.team_id !== teamId;
    const isGuest = user.is_restricted || user.is_ultra_restricted || user.is_stranger || user.deleted;
    const role = user.is_admin || user.is_owner ? 'admin' : 'member';
    return {
      role: isElsewhere || isGuest ? 'guest' : role,
      name: user.profile?.display_name || user.real_name || user.name || 'Somebody',
      timeZone: knownZone(user.tz),
    };
  };

  const askOrStranger = (teamId: string, userId: string): Promise<Person> =>
    ask(teamId, userId).catch((error: unknown) => {
      if (!notShown.has(slackTrouble(error).code)) throw error;
      return stranger;
    });

  /** Slack in trouble is no reason to stop a click: what it said last holds for a while. Undefined where it said nothing. */
  const personOf = async ({ teamId, userId }: { readonly teamId: string; readonly userId: string }) => {
    if (!isPerson(userId)) return stranger;
    return known.get(`${teamId} ${userId}`, () => askOrStranger(teamId, userId)).catch(() => undefined);
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
    roleOf: async (who) => (await personOf(who))?.role,
    channelsOf: async ({ userId }) => {
      if (!isPerson(userId)) return new Set();
      return channels
        .get(userId, () => askChannels(userId))
        .catch((error: unknown) => {
          trouble(error);
          return new Set<string>();
        });
    },
    timeZoneOf: async (who) => ((await personOf(who)) ?? stranger).timeZone,
    nameOf: async (who) => ((await personOf(who)) ?? stranger).name,
  };
};
