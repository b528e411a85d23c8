import { readMuteCommand } from '../channels/muteCommand.ts';
import { overhearing } from '../channels/overhearing.ts';
import type { CardPlace, MessagePlace } from '../channels/places.ts';
import type { Subject } from '../checks/subject.ts';
import { whenLeftAlone } from '../reading/createTextReader.ts';
import { noteAnswer } from './answer.ts';
import { type AskView, askMute } from './ask.ts';
import type { Case } from './case.ts';
import { newCaseView } from './caseView.ts';
import { readCheckWish } from './checkWish.ts';
import type { CaseDeps, Occasion } from './deps.ts';
import { lookUp } from './lookUp.ts';
import { readMisuse } from './misuse.ts';
import { asTold, countVerdict, emptyCase, openCase } from './openCase.ts';
import type { Paste } from './paste.ts';
import { policyOf, recognise } from './recognise.ts';
import { smallTalk } from './smallTalk.ts';
import { nowOrLater, whenStoreIsDown } from './whenStoreIsDown.ts';

/** About how much memory a paste takes, with its files. */
export const bytesOf = ({ text, fileBytes = 0 }: Paste): number => 2 * text.length + fileBytes;

/** What became of a message. */
export type Heard =
  | { readonly kind: 'silence' }
  /** The message has its case already. */
  | { readonly kind: 'repeat' }
  /** Written down with what is to be said; it is said when its turn comes. */
  | { readonly kind: 'queued' }
  /** Nothing can be written down, or the text is left alone: who asked is answered at once. */
  | { readonly kind: 'now'; readonly view: AskView }
  /** Somebody wants something looked at, which is answered when it was seen. */
  | { readonly kind: 'check'; readonly caseId: string; readonly subject: Subject };

const silence: Heard = { kind: 'silence' };

/** A message that is deleted while it is on its way to us leaves this claim. */
const deletionOf = ({ teamId, channelId, messageTs }: MessagePlace) =>
  ['deleted', `${teamId} ${channelId} ${messageTs}`] as const;

/** Whether the message was deleted before we came to it. */
const isDeleted = (message: MessagePlace, { store }: CaseDeps): Promise<boolean> =>
  store.schedule.isClaimed(...deletionOf(message));

/** Writes a case and what is said of it down, and tells those who keep cards up to date. */
const keep = async (opened: Case, occasion: Occasion, deps: CaseDeps): Promise<Heard> => {
  const { messageTs } = opened;
  const { reply, repeats, isTold } = await deps.planReply(opened, occasion);
  if (messageTs !== undefined && (await isDeleted({ ...opened, messageTs }, deps))) return silence;
  const kept: Case = isTold ? asTold(opened) : { ...opened, ...(repeats === undefined ? {} : { repeats }) };
  if (!(await deps.store.cases.open(kept, reply))) return { kind: 'repeat' };
  if (repeats !== undefined) deps.cardChanged({ kind: 'case', teamId: kept.teamId, id: repeats });
  await deps.caseOpened(kept);
  if (reply) deps.replyQueued();
  return { kind: 'queued' };
};

/** Unasked we speak only where we are wanted, and only when sure; when it is merely likely, we ask the poster alone. While the database is away we could speak twice, so we wait for it. */
const overhear = async (paste: Paste, deps: CaseDeps): Promise<Heard> => {
  const { by } = paste;
  const allowed = await overhearing(paste, deps);
  if (!allowed) return silence;
  const recognised = await recognise(paste, deps);
  const policy = policyOf(recognised, allowed.sensitivity);
  if (policy === 'silence' || (policy === 'hint' && paste.bot)) return silence;
  const opened = await openCase(paste, recognised, deps);
  countVerdict(opened, deps);
  if (opened.entryId !== undefined && allowed.mutedEntries.includes(opened.entryId)) return silence;
  if (policy === 'hint') return keep(opened, { kind: 'likely' }, deps);
  // One after the other in a channel, so that of several at once only the first gets the full card.
  return deps.serialise(`${by.teamId} ${by.channelId}`, () => keep(opened, { kind: 'overheard' }, deps));
};

const isThreadAnswered = async (
  { by, threadTs, messageTs }: Paste,
  { store }: CaseDeps,
): Promise<boolean> => {
  if (threadTs === undefined || threadTs === messageTs) return false;
  const { teamId, channelId } = by;
  const cases = await whenStoreIsDown(store.cases.ofThread({ teamId, channelId, threadTs }), () => []);
  return cases.length > 0;
};

/** Thanks want no answer; a greeting only where nothing has been said yet, and nothing is shown. */
const isIdle = async (paste: Paste, deps: CaseDeps): Promise<boolean> => {
  if (paste.files) return false;
  const talk = smallTalk(paste.text);
  return talk === 'thanks' || (talk === 'greeting' && (await isThreadAnswered(paste, deps)));
};

/** A mute that somebody asked for by a message is carried out once; what the channel is not told of anyway is said at once. */
const obey = async (paste: Paste, deps: CaseDeps): Promise<Heard> => {
  const view = (await deps.store.cases.open(emptyCase(paste, deps)))
    ? await askMute(paste.text, paste.by, deps)
    : undefined;
  if (!view) return { kind: 'repeat' };
  const isAnnounced = 'mute' in view.answer && view.answer.mute.kind !== 'person';
  return isAnnounced ? { kind: 'queued' } : { kind: 'now', view };
};

/** A look that somebody asked for by a message is made once. */
const check = async (subject: Subject, paste: Paste, deps: CaseDeps): Promise<Heard> => {
  const opened = emptyCase(paste, deps);
  return (await deps.store.cases.open(opened))
    ? { kind: 'check', caseId: opened.id, subject }
    : { kind: 'repeat' };
};

const askedIn = (text: string, isCheck: boolean): string => {
  if (isCheck) return 'check';
  return smallTalk(text) === 'greeting' ? 'help' : text;
};

/** Whether what is asked about stands elsewhere: in files, or in the thread. */
const saysNothing = ({ text, files, thread }: Paste): boolean => {
  const isBlank = text.trim() === '';
  return (
    (isBlank && thread !== undefined) || (files !== undefined && (isBlank || smallTalk(text) !== undefined))
  );
};

/** Whether somebody asks for something that is done once, and so cannot be begun anew. */
export const asksForDeed = (
  { text, door }: Pick<Paste, 'text' | 'door'>,
  { catalog }: Pick<CaseDeps, 'catalog'>,
): boolean =>
  door !== 'message' && (readMuteCommand(text, catalog) ?? readCheckWish(text)?.subject) !== undefined;

/** Somebody asks, by a mention or a direct message: there is always an answer, once. */
const attend = async (paste: Paste, deps: CaseDeps): Promise<Heard> => {
  if (await isIdle(paste, deps)) return silence;
  if (readMuteCommand(paste.text, deps.catalog)) return obey(paste, deps);
  const wish = readCheckWish(paste.text);
  if (wish?.subject) return check(wish.subject, paste, deps);
  const asked = askedIn(paste.text, wish !== undefined);
  const found = saysNothing(paste)
    ? undefined
    : ((await lookUp(asked, paste.by, deps)) ?? (await readMisuse(paste, deps)));
  if (found) {
    const { wish, view } = found;
    const kept = keep(emptyCase(paste, deps), { kind: 'wish', wish }, deps);
    return whenStoreIsDown(kept, () => ({ kind: 'now', view }));
  }
  const recognised = await recognise(paste, deps);
  const opened = await openCase(paste, recognised, deps);
  countVerdict(opened, deps);
  const { merelyAsks } = recognised;
  return whenStoreIsDown(keep(opened, { kind: 'asked', merelyAsks }, deps), () => ({
    kind: 'now',
    view: newCaseView(opened, deps),
  }));
};

/**
 * Hears a message: in a channel unasked (`message`), by a mention or directly. What is to be said is written down with the case,
 * before it is said, so that one message is answered once, whatever Slack repeats and whoever dies in between.
 */
export const hear = async (paste: Paste, deps: CaseDeps): Promise<Heard> => {
  const askedAt = deps.now();
  const heard = await whenLeftAlone(
    paste.door === 'message'
      ? nowOrLater(() => overhear(paste, deps), bytesOf(paste), deps).then(
          (overheard) => overheard ?? silence,
        )
      : attend(paste, deps),
    (reason): Heard => {
      deps.metrics.count('drops', { reason });
      return paste.door === 'message' ? silence : { kind: 'now', view: { kind: 'leftAlone', reason } };
    },
  );
  if (heard.kind === 'now') {
    const { view } = heard;
    noteAnswer({ kind: view.kind, ...('case' in view ? { case: view.case } : {}), askedAt }, paste, deps);
  } else deps.metrics.count(heard.kind === 'silence' ? 'silences' : 'replies', { door: paste.door });
  return heard;
};

/** A message was deleted: its case is forgotten, last of all, so that what is broken off is done from the start. Returns where its card stands, to be taken down, unless an escalation lives on it. */
export const forgetMessage = async (
  message: MessagePlace,
  deps: CaseDeps,
): Promise<CardPlace | undefined> => {
  const { store, cardChanged } = deps;
  await store.schedule.claim(...deletionOf(message));
  const found = await store.cases.ofMessage(message);
  if (!found) return undefined;
  const { teamId, channelId, messageTs } = message;
  const repeats = (await store.cases.repeatsOf(teamId, found.id)).map(({ id }) => id);
  const { deleted } = await store.custody.purgeCases({ teamId, channelId, messageTs });
  for (const id of [...repeats, found.repeats])
    if (id !== undefined) cardChanged({ kind: 'case', teamId, id });
  return deleted > 0 ? found.card : undefined;
};
