import { thresholds } from '../triage/triage.ts';
import type { Verdict } from '../triage/verdict.ts';
import type { ChannelDeps } from './deps.ts';
import type { Actor, Bot, ChannelPlace } from './places.ts';
import type { BotChoice, ChannelSettings, Mute, QuietHours, Sensitivity } from './port.ts';
import { createWallClock } from './wallClock.ts';

/** Whose message it is. */
interface Author {
  readonly by: Actor;
  /** Set where no person speaks. */
  readonly bot?: Bot;
}

/** How the bot may speak of a message that nobody asked about. */
interface Overhearing {
  readonly sensitivity: Sensitivity;
  /** Errors that it may not speak of. */
  readonly mutedEntries: readonly string[];
}

/** Whether we read along in a channel: what people chose there, else what the operator listed. */
export const isWatched = (
  { watched }: Pick<ChannelSettings, 'watched'>,
  { channelId }: Pick<ChannelPlace, 'channelId'>,
  { supportChannels }: Pick<ChannelDeps, 'supportChannels'>,
): boolean => watched ?? supportChannels.includes(channelId);

/** Whether a minute of the day lies in quiet hours, which may go over midnight. */
const isQuiet = (minutes: number, { from, to }: QuietHours): boolean =>
  from <= to ? minutes >= from && minutes < to : minutes >= from || minutes < to;

const readsBots: Readonly<Record<BotChoice, readonly Author['bot'][]>> = {
  none: [undefined, 'workflow'],
  listed: [undefined, 'workflow', 'listed'],
  all: [undefined, 'workflow', 'listed', 'other'],
};

/** Whether the channel is watched, it is no quiet hour, and a bot that speaks is one to be read. */
const allows = (settings: ChannelSettings, { by, bot }: Author, deps: ChannelDeps): boolean => {
  const { bots, quiet } = settings;
  if (!isWatched(settings, by, deps) || !readsBots[bots].includes(bot)) return false;
  return quiet === null || !isQuiet(createWallClock(deps.timeZone)(deps.now()).minutes, quiet);
};

/** Whether a mute covers all that this person writes in the channel. */
const silences = ({ kind, subject }: Mute, { userId }: Actor): boolean =>
  kind === 'channel' || (kind === 'person' && subject === userId);

/** Whether a mute in force covers all that this person writes in the channel. */
export const isSilenced = async (by: Actor, { store, now }: ChannelDeps): Promise<boolean> =>
  (await store.mutes.list({ ...by, now: now() })).some((mute) => silences(mute, by));

/** What the channel's settings and mutes allow, asked before anything is read; undefined where the bot keeps quiet. */
export const overhearing = async (author: Author, deps: ChannelDeps): Promise<Overhearing | undefined> => {
  const { by } = author;
  const settings = await deps.store.channels.settings(by.teamId, by.channelId);
  if (!allows(settings, author, deps)) return undefined;
  const mutes = await deps.store.mutes.list({ ...by, now: deps.now() });
  if (mutes.some((mute) => silences(mute, by))) return undefined;
  const { sensitivity } = settings;
  const ofEntries = mutes.filter(({ kind, channelId }) => kind === 'entry' && channelId === by.channelId);
  return { sensitivity, mutedEntries: ofEntries.map(({ subject }) => subject) };
};

/** From which level of the model on it replies for all to see, and from which it asks the poster alone. */
const levels = {
  careful: { reply: 'careful', hint: 'usual' },
  usual: { reply: 'usual', hint: 'eager' },
  eager: { reply: 'eager', hint: 'hint' },
} as const satisfies Readonly<Record<Sensitivity, unknown>>;

/** Sure: a reply. Likely: a question to the poster. Unsure: silence. */
export type ReplyPolicy = 'reply' | 'hint' | 'silence';

const policyAt = (confidence: number, sensitivity: Sensitivity): ReplyPolicy => {
  const { reply, hint } = levels[sensitivity];
  if (confidence >= thresholds()[reply]) return 'reply';
  return confidence >= thresholds()[hint] ? 'hint' : 'silence';
};

/** What an unasked verdict allows the bot to do. */
export const replyPolicyOf = (verdict: Verdict, sensitivity: Sensitivity): ReplyPolicy => {
  switch (verdict.kind) {
    case 'match':
      return policyAt(Math.max(...verdict.errors.map(({ confidence }) => confidence)), sensitivity);
    case 'ambiguous':
      return policyAt(verdict.candidates[0].confidence, sensitivity);
    case 'none':
      return 'silence';
  }
};
