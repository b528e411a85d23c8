import { replyPolicyOf } from '../channels/replyPolicy.ts';
import type { Urgency } from '../reading/textReader.ts';
import type { UnreadReason } from '../text/files/fileText.ts';
import type { Verdict } from '../triage/verdict.ts';
import type { CaseDeps } from './deps.ts';
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
}

const joined = (texts: readonly string[]): string => texts.filter((text) => text.trim() !== '').join('\n\n');

const withFiles = async ({ text, files }: Pick<Paste, 'text' | 'files'>) => {
  const read = files ? await files() : [];
  const texts = read.flatMap((file) => (file.kind === 'text' ? file.text : []));
  return {
    text: joined([text, ...texts]),
    unread: read.flatMap((file) => (file.kind === 'unread' ? file.why : [])),
  };
};

/** Everywhere but at one door somebody waits for the answer. */
export const urgencyOf = ({ door }: Pick<Paste, 'door'>): Urgency =>
  door === 'message' ? 'overheard' : 'asked';

/** Whether a message of a thread holds something that a verdict may rest on: an error, or a fact about the failing call. */
const isTelling = async ({ text }: ThreadMessage, { reader }: CaseDeps): Promise<boolean> => {
  const verdict = await reader.judge(text, 'triage', 'asked');
  const { facts } = verdict;
  const { scopes, times: _, ...rest } = facts;
  const isHeard = replyPolicyOf(verdict, 'eager') !== 'silence';
  return isHeard || scopes.length > 0 || Object.values(rest).some((fact) => fact !== undefined);
};

/** The whole thread is read where the paste's own text is not enough; the paste itself comes last. */
const inThread = async (own: string, messages: readonly ThreadMessage[], deps: CaseDeps) => {
  const telling: ThreadMessage[] = [];
  for (const one of messages) if (await isTelling(one, deps)) telling.push(one);
  const text = joined([...telling.map((one) => one.text), own]);
  const verdict = await deps.reader.judge(text, 'lookUp', 'asked');
  return { verdict, text, readIn: telling.map(({ ts }) => ts) };
};

/** Reads a paste with its files, and for one who asks in a thread the thread. */
export const recognise = async (paste: Paste, deps: CaseDeps): Promise<Recognised> => {
  const { text, unread } = await withFiles(paste);
  const judging = paste.door === 'message' ? 'triage' : 'lookUp';
  const verdict = await deps.reader.judge(text, judging, urgencyOf(paste));
  if (verdict.kind === 'match' || !paste.thread) return { verdict, text, unread, readIn: [] };
  const wider = await inThread(text, await paste.thread(), deps);
  const isBetter = wider.readIn.length > 0 && (verdict.kind === 'none' || wider.verdict.kind === 'match');
  return isBetter ? { ...wider, unread } : { verdict, text, unread, readIn: [] };
};
