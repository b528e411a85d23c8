import { isMuted } from '../channels/mute.ts';
import { readMuteCommand } from '../channels/muteWish.ts';
import { mannerOf } from '../channels/replyPolicy.ts';
import { mayOverhear } from '../channels/watch.ts';
import { noticeOutbreak } from '../outbreaks/detect.ts';
import { answeredInThread, placeInSeries, replyTo } from '../replies/repeats.ts';
import type { NewReply } from '../replies/reply.ts';
import { openCase, toFinding, withNearest } from './answer.ts';
import { askMute, emptyCase, lookUp, type Shown } from './ask.ts';
import type { Case } from './case.ts';
import { viewOf } from './caseView.ts';
import type { DeskDeps } from './desk.ts';
import type { Paste } from './paste.ts';
import { recognise } from './recognise.ts';
import { smallTalk } from './smallTalk.ts';
import { unlessAway } from './whenStoreIsDown.ts';

/** What became of a message. */
export type Heard =
  | { readonly kind: 'silence' }
  /** The message has its case already. */
  | { readonly kind: 'repeat' }
  /** Written down with what is to be said; it is said when its turn comes. */
  | { readonly kind: 'written' }
  /** Nothing can be written down right now: who asked is answered at once. */
  | { readonly kind: 'now'; readonly shown: Exclude<Shown, { kind: 'silence' }> };

const silence: Heard = { kind: 'silence' };

/** A deleted message may still be on its way to us. */
export const deletion = ({
  teamId,
  channelId,
  messageTs,
}: Pick<Case, 'teamId' | 'channelId' | 'messageTs'>) =>
  ['deleted', `${teamId} ${channelId} ${messageTs ?? ''}`] as const;

/** Writes a case and its reply down, and tells those who keep cards up to date. */
const keep = async (opened: Case, reply: NewReply | undefined, deps: DeskDeps): Promise<Heard> => {
  if (opened.messageTs !== undefined && (await deps.store.schedule.isClaimed(...deletion(opened))))
    return silence;
  if (!(await deps.store.cases.open(opened, reply))) return { kind: 'repeat' };
  if (opened.repeats !== undefined) deps.touched({ kind: 'case', teamId: opened.teamId, id: opened.repeats });
  await noticeOutbreak(opened, deps);
  if (reply) deps.written();
  return { kind: 'written' };
};

/** Unasked we speak only where we are wanted, and only when sure; when it is merely likely, we ask the poster alone. While the database is away we could speak twice, so we keep silent. */
const overhear = async (paste: Paste, deps: DeskDeps): Promise<Heard> => {
  const { by } = paste;
  const settings = await deps.store.channels.settings(by.teamId, by.channelId);
  if (!mayOverhear(paste, settings, deps)) return silence;
  const recognised = await recognise(paste, deps);
  const { verdict, text } = recognised;
  const manner = mannerOf(verdict, settings.sensitivity);
  if (manner === 'silence' || (manner === 'hint' && paste.bot)) return silence;
  const finding = toFinding(recognised);
  const opened = openCase({ ...paste, text }, finding, deps);
  deps.metrics.count('verdicts', { kind: finding.kind, entry: finding.candidates[0]?.id ?? 'none' });
  if (await isMuted(opened, deps)) return silence;
  if (manner === 'hint') return keep(opened, replyTo(opened, { kind: 'hint' }, deps), deps);
  // One after the other in a channel, so that of several at once only the first gets the full card.
  return deps.turns(`${by.teamId} ${by.channelId}`, async () => {
    const { reply, repeats } = await placeInSeries(opened, deps);
    return keep({ ...opened, ...(repeats === undefined ? {} : { repeats }) }, reply, deps);
  });
};

const isThreadAnswered = async (
  { by, threadTs, messageTs }: Paste,
  { store }: DeskDeps,
): Promise<boolean> => {
  if (threadTs === undefined || threadTs === messageTs) return false;
  const { teamId, channelId } = by;
  const cases = await unlessAway(store.cases.ofThread({ teamId, channelId, threadTs }), () => []);
  return cases.length > 0;
};

/** Thanks want no answer; a greeting only where nothing has been said yet. */
const isIdle = async (paste: Paste, deps: DeskDeps): Promise<boolean> => {
  const talk = smallTalk(paste.text);
  return talk === 'thanks' || (talk === 'greeting' && (await isThreadAnswered(paste, deps)));
};

/** A mute that somebody asked for by a message is carried out once; what the channel is not told of anyway is said at once. */
const obey = async (paste: Paste, deps: DeskDeps): Promise<Heard> => {
  const shown = (await deps.store.cases.open(emptyCase(paste, deps)))
    ? await askMute(paste.text, paste.by, deps)
    : undefined;
  if (!shown || shown.kind === 'silence') return { kind: 'repeat' };
  const isAnnounced = shown.kind === 'mute' && 'mute' in shown.muted && shown.muted.mute.kind !== 'person';
  return isAnnounced ? { kind: 'written' } : { kind: 'now', shown };
};

/** Somebody asks, by a mention or a direct message: there is always an answer, once. */
const attend = async (paste: Paste, deps: DeskDeps): Promise<Heard> => {
  if (await isIdle(paste, deps)) return silence;
  if (readMuteCommand(paste.text, deps.catalog)) return obey(paste, deps);
  const asked = smallTalk(paste.text) === 'greeting' ? 'help' : paste.text;
  const asksThread = paste.text.trim() === '' && paste.thread !== undefined;
  const found = asksThread ? undefined : await lookUp(asked, paste.by, deps);
  if (found) {
    const asking = emptyCase(paste, deps);
    const reply = replyTo(asking, { kind: 'wish', wish: found.wish }, deps);
    return unlessAway(keep(asking, reply, deps), () => ({ kind: 'now', shown: found.shown }));
  }
  const recognised = await recognise(paste, deps);
  const { text } = recognised;
  const finding = withNearest(toFinding(recognised), text, deps);
  deps.metrics.count('verdicts', { kind: finding.kind, entry: finding.candidates[0]?.id ?? 'none' });
  const opened = openCase({ ...paste, text }, finding, deps);
  const write = async () => {
    const earlier = opened.entryId === undefined ? undefined : await answeredInThread(opened, deps);
    const repeats = earlier && (earlier.repeats ?? earlier.id);
    const placed = repeats === undefined ? opened : { ...opened, repeats };
    return keep(placed, replyTo(placed, { kind: 'case' }, deps), deps);
  };
  return unlessAway(write(), () => ({ kind: 'now', shown: viewOf(opened, deps.catalog, { worked: 0 }) }));
};

/**
 * Hears a message: in a channel unasked (`message`), by a mention or directly. What is to be said is written down with the case,
 * before it is said, so that one message is answered once, whatever Slack repeats and whoever dies in between.
 */
export const hear = async (paste: Paste, deps: DeskDeps): Promise<Heard> => {
  const heard =
    paste.door === 'message'
      ? await unlessAway(overhear(paste, deps), () => silence)
      : await attend(paste, deps);
  deps.metrics.count(heard.kind === 'silence' ? 'silences' : 'replies', { door: paste.door });
  return heard;
};
