import { type ReplyPolicy, replyPolicyOf } from '../channels/overhearing.ts';
import type { Sensitivity } from '../channels/port.ts';
import type { Judging, Urgency } from '../reading/createTextReader.ts';
import type { UnreadReason } from '../text/files/fileText.ts';
import type { Verdict } from '../triage/verdict.ts';
import type { CaseDeps } from './deps.ts';
import { type DoubtfulFacts, partFacts } from './doubtfulFacts.ts';
import type { Paste, ThreadMessage } from './paste.ts';

/** What a paste was found to report. */
export interface Recognised {
  readonly verdict: Verdict;
  /** All that was read for it. */
  readonly text: string;
  /** Files that were not read, and why. */
  readonly unread: readonly UnreadReason[];
  /** The messages of the thread that the evidence stands in, where the paste's own text was not enough. */
  readonly readIn: readonly string[];
  /** Set where the verdict rests on a picture: what was read in it that somebody must check. */
  readonly picture?: DoubtfulFacts;
  /** Whether the paste merely asks: all that is known of the error stands in its thread. */
  readonly merelyAsks: boolean;
}

/** What the bot may say of what nobody asked about. Of a picture it speaks only when it is surest, and asks nobody. */
export const policyOf = (
  { verdict, picture }: Pick<Recognised, 'verdict' | 'picture'>,
  sensitivity: Sensitivity,
): ReplyPolicy => {
  if (!picture) return replyPolicyOf(verdict, sensitivity);
  return replyPolicyOf(verdict, 'careful') === 'reply' ? 'reply' : 'silence';
};

const joined = (texts: readonly string[]): string => texts.filter((text) => text.trim() !== '').join('\n\n');

const withFiles = async ({ text, files }: Pick<Paste, 'text' | 'files'>) => {
  const read = files ? await files() : [];
  const textsOf = (kind: 'text' | 'picture') => read.flatMap((file) => (file.kind === kind ? file.text : []));
  return {
    text: joined([text, ...textsOf('text')]),
    pictured: joined(textsOf('picture')),
    unread: read.flatMap((file) => (file.kind === 'unread' ? file.why : [])),
  };
};

/** Only a message that was overheard can wait: at every other door somebody waits for the answer. */
export const urgencyOf = ({ door }: Pick<Paste, 'door'>): Urgency =>
  door === 'message' ? 'overheard' : 'asked';

type Judge = (text: string, kind: Judging['kind'], urgency: Urgency) => Promise<Verdict>;

/** Judges by the catalog, and by the wordings of the team that the paste comes from. */
const judgeFor = async (
  { by }: Pick<Paste, 'by'>,
  { reader, wordingsOf }: Pick<CaseDeps, 'reader' | 'wordingsOf'>,
): Promise<Judge> => {
  const wordings = await wordingsOf(by.teamId);
  return (text, kind, urgency) => reader.judge(text, { kind, wordings }, urgency);
};

const hasFacts = ({ facts: { scopes, times: _, ...rest } }: Verdict): boolean =>
  scopes.length > 0 || Object.values(rest).some((fact) => fact !== undefined);

const longestAsking = 40;
/** A number, a name with a line under it, an address, or the code of a practice. */
const named = /[\d_{}=/]|\b[A-Z]{6}\b/;

/** Whether a text is a few words that tell nothing of an error: `any idea?` */
const isAsking = (text: string, own: Verdict): boolean =>
  text.length <= longestAsking && !named.test(text) && own.kind === 'none' && !hasFacts(own);

/** Whether a message of a thread holds something that a verdict may rest on: an error, or a fact about the failing call. */
const isTelling = async ({ text, pictured = '' }: ThreadMessage, judge: Judge): Promise<boolean> => {
  const verdict = await judge(joined([text, pictured]), 'triage', 'asked');
  return replyPolicyOf(verdict, 'eager') !== 'silence' || hasFacts(verdict);
};

/** Whether a text that somebody sent us names an error, or a fact about a failing call. */
export const holdsError = async (text: string, by: Paste['by'], deps: CaseDeps): Promise<boolean> => {
  const judge = await judgeFor({ by }, deps);
  const verdict = await judge(text, 'lookUp', 'asked');
  return verdict.kind === 'match' || hasFacts(verdict);
};

const pictureMark = 'Read from a picture, please check:';

/** What stands in words, and what in pictures. */
interface Told {
  readonly text: string;
  readonly pictured: string;
}

/** What stands in words counts first; pictures are looked at where that is not enough. */
const recogniseIn = async (
  { text, pictured }: Told,
  judge: (text: string) => Promise<Verdict>,
): Promise<Omit<Recognised, 'unread' | 'merelyAsks'>> => {
  const own = await judge(text);
  const inWords = { verdict: own, text, readIn: [] };
  if (pictured === '' || own.kind === 'match') return inWords;
  const seen = await judge(joined([text, pictured]));
  if (seen.kind === 'none' && own.kind !== 'none') return inWords;
  const { facts, doubtful } = partFacts(seen.facts, own.facts);
  const marked = joined([text, `${pictureMark}\n${pictured}`]);
  return { verdict: { ...seen, facts }, text: marked, readIn: [], picture: doubtful };
};

/** The whole thread is read where the paste itself is not enough; the paste comes last. */
const inThread = async (own: Told, messages: readonly ThreadMessage[], judge: Judge) => {
  const telling: ThreadMessage[] = [];
  for (const one of messages) if (await isTelling(one, judge)) telling.push(one);
  const text = joined([...telling.map((one) => one.text), own.text]);
  const pictured = joined([...telling.map((one) => one.pictured ?? ''), own.pictured]);
  const lookUp = (read: string) => judge(read, 'lookUp', 'asked');
  return { ...(await recogniseIn({ text, pictured }, lookUp)), readIn: telling.map(({ ts }) => ts) };
};

/** Reads a paste with its files, and for one who asks in a thread the thread. */
export const recognise = async (paste: Paste, deps: CaseDeps): Promise<Recognised> => {
  const { unread, ...told } = await withFiles(paste);
  const judge = await judgeFor(paste, deps);
  const kind = paste.door === 'message' ? 'triage' : 'lookUp';
  const recognised = await recogniseIn(told, (read) => judge(read, kind, urgencyOf(paste)));
  const { verdict } = recognised;
  if (verdict.kind === 'match' || !paste.thread) return { ...recognised, unread, merelyAsks: false };
  const wider = await inThread(told, await paste.thread(), judge);
  const isBetter = wider.readIn.length > 0 && (verdict.kind === 'none' || wider.verdict.kind === 'match');
  const merelyAsks = isBetter && !paste.files && isAsking(paste.text, verdict);
  return { ...(isBetter ? wider : recognised), unread, merelyAsks };
};
