import type { Case } from '../cases/case.ts';
import type { Actor } from '../channels/places.ts';
import type { People } from '../channels/port.ts';
import type { EscalationStore } from '../escalations/port.ts';
import { type Fix, fixText, type Resolution } from '../escalations/resolution.ts';
import { dayMs } from '../pacing/durations.ts';
import { clip } from '../text/clip.ts';
import type { FixedBefore } from './fixedBefore.ts';

export interface AudienceDeps {
  readonly people: Pick<People, 'channelsOf'>;
  readonly escalationChannel?: string;
}

/** The channels whose contents may be told; undefined for all of them, as in the escalation channel. */
export type Audience = readonly string[] | undefined;

/** What one person may be told: of the channels that they are in, and of the one where they ask. */
export const audienceOf = async (
  { userId, channelId }: Pick<Actor, 'userId' | 'channelId'>,
  { people, escalationChannel = '' }: AudienceDeps,
): Promise<Audience> => {
  if (channelId !== '' && channelId === escalationChannel) return undefined;
  const theirs = await people.channelsOf({ userId });
  return theirs.has(escalationChannel) ? undefined : [...new Set([...theirs, channelId])];
};

/** What may stand on a card: in a channel only what was pasted there, since all who are in it can read that. */
export const audienceOfCard = async (
  shown: Pick<Actor, 'userId' | 'channelId'>,
  deps: AudienceDeps,
): Promise<Audience> => {
  const isChannel = shown.channelId.startsWith('C') || shown.channelId.startsWith('G');
  if (!isChannel) return audienceOf(shown, deps);
  return shown.channelId === deps.escalationChannel ? undefined : [shown.channelId];
};

interface FixedBeforeDeps extends AudienceDeps {
  readonly store: { readonly escalations: Pick<EscalationStore, 'resolutions'> };
}

const countedDays = 90;
const mostCounted = 3;
const longestFix = 160;

/** `<@U0123>` and `@anna` */
const mention = /<@[^>]{1,80}>|(?<![\w.])@[\w.-]{1,80}/g;

const unnamed = (text: string): string =>
  clip(text.replace(mention, 'somebody').replace(/\s+/g, ' ').trim(), longestFix);

/** Ready answers are the same wherever they were chosen, so that they can be counted. */
const countedFix = ({ answer, words = '' }: Fix): string => unnamed(answer ?? words);

const lastHere = (
  held: readonly Resolution[],
  practiceCode: string,
  audience: Audience,
): FixedBefore | undefined => {
  const last = held.find(({ places }) =>
    places.some((one) => one.practiceCode === practiceCode && (audience?.includes(one.channelId) ?? true)),
  );
  return (
    last && { kind: 'here', practiceCode, number: last.number, at: last.at, fix: unnamed(fixText(last)) }
  );
};

const countFixes = (held: readonly Resolution[]): FixedBefore | undefined => {
  const times = new Map<string, number>();
  for (const one of held) times.set(countedFix(one), (times.get(countedFix(one)) ?? 0) + 1);
  const fixes = [...times]
    .sort(([, one], [, other]) => other - one)
    .slice(0, mostCounted)
    .map(([fix, count]) => ({ fix, times: count }));
  return fixes.length === 0 ? undefined : { kind: 'counts', days: countedDays, fixes };
};

/** What fixed the error of a case before: the last time at its practice, otherwise how often what did. What was reopened did not hold. */
export const findFixedBefore = async (
  shown: Case,
  entryId: string,
  deps: FixedBeforeDeps,
): Promise<FixedBefore | undefined> => {
  const audience = await audienceOfCard(shown, deps);
  const found = await deps.store.escalations.resolutions({
    teamId: shown.teamId,
    entryId,
    ...(audience ? { channelIds: audience } : {}),
  });
  const held = found.filter(({ at, reopenedAt }) => at < shown.at && reopenedAt === undefined);
  const { practiceCode } = shown.verdict.facts;
  const here = practiceCode === undefined ? undefined : lastHere(held, practiceCode, audience);
  return here ?? countFixes(held.filter(({ at }) => at >= shown.at - countedDays * dayMs));
};
