import type { TextReader, Urgency } from '../reading/createTextReader.ts';
import { type Redacted, redact } from '../redaction/redact.ts';
import type { Candidate, Facts, Verdict } from '../triage/verdict.ts';
import type { Case } from './case.ts';
import type { CaseDeps } from './deps.ts';
import type { Paste } from './paste.ts';
import { type Recognised, urgencyOf } from './recognise.ts';
import type { StoredVerdict } from './storedVerdict.ts';

/** What a form field in Slack can hold, less the two marks of omission. */
const excerptLength = 2900;
/** More than a Slack message can hold; only this much around the error is redacted and kept of something longer. */
const readLength = 65_536;

const anchorsOf = (candidates: readonly Candidate[]): string[] =>
  candidates.flatMap(({ id, reasons }) => [
    ...reasons.flatMap((reason) => {
      if (reason.kind === 'code') return reason.value;
      return reason.kind === 'wording' ? reason.wording : [];
    }),
    id,
  ]);

const around = (text: string, anchors: readonly string[], length: number): string => {
  if (text.length <= length) return text;
  const lower = text.toLowerCase();
  const found = anchors.map((anchor) => lower.indexOf(anchor.toLowerCase())).find((at) => at >= 0) ?? 0;
  const start = Math.max(0, Math.min(found - length / 2, text.length - length));
  const end = start + length;
  const head = start > 0 ? `[${Math.round(start)} characters left out] …` : '';
  const tail = end < text.length ? `… [${text.length - Math.round(end)} characters left out]` : '';
  return `${head}${text.slice(start, end).toWellFormed()}${tail}`;
};

/** The part of a text that holds the error, redacted, at most 3,000 characters. For who has the time: a long text takes a while. */
export const excerptOf = (text: string, candidates: readonly Candidate[]): string => {
  const anchors = anchorsOf(candidates);
  return around(redact(around(text, anchors, readLength)).text, anchors, excerptLength);
};

interface ExcerptWish {
  readonly text: string;
  readonly urgency: Urgency;
  /** What the text was judged to report: the part that holds it is kept. */
  readonly candidates?: readonly Candidate[];
}

/** The excerpt of a text that is kept, redacted by the reader, so that a long text holds nobody up. `tally`: how many values of each kind were taken out. */
export const readExcerpt = async (
  { text, urgency, candidates = [] }: ExcerptWish,
  { reader }: { readonly reader: TextReader },
): Promise<Pick<Redacted, 'text' | 'tally'>> => {
  const anchors = anchorsOf(candidates);
  const redacted = await reader.redact(around(text, anchors, readLength), urgency);
  return { text: around(redacted.text, anchors, excerptLength), tally: redacted.tally };
};

const cleaned = (value: string | undefined): string | undefined => value && redact(value).text;

/** Facts are read from what a person pasted, so the free ones among them pass the redactor too. */
const redactFacts = (facts: Facts): Facts => {
  const { kid, aud, redirectUri, requestId, host, ...closed } = facts;
  const free = {
    kid: cleaned(kid),
    aud: cleaned(aud),
    redirectUri: cleaned(redirectUri),
    requestId: cleaned(requestId),
    host: cleaned(host),
  };
  const stated = Object.entries(free).filter(([, value]) => value !== undefined);
  return {
    ...closed,
    ...Object.fromEntries(stated),
    scopes: facts.scopes.map((scope) => redact(scope).text),
  };
};

const keptOf = (verdict: Verdict): StoredVerdict => {
  const facts = redactFacts(verdict.facts);
  switch (verdict.kind) {
    case 'match':
      return { kind: 'match', candidates: verdict.errors, others: verdict.others, facts };
    case 'ambiguous': {
      const { question, isLikely } = verdict;
      return {
        kind: 'ambiguous',
        candidates: verdict.candidates,
        others: [],
        facts,
        ...(question === undefined ? {} : { question }),
        ...(isLikely === undefined ? {} : { isLikely }),
      };
    }
    case 'none':
      return { kind: 'none', candidates: [], others: [], facts };
  }
};

const whereOf = ({ by, door, messageTs, threadTs, version = '' }: Omit<Paste, 'text'>) => ({
  ...by,
  door,
  ...(messageTs === undefined ? {} : { messageTs }),
  ...(threadTs === undefined ? {} : { threadTs }),
  version,
});

/** What is kept of what was recognised, redacted. */
export const storedVerdictOf = ({
  verdict,
  unread,
  readIn,
  picture,
}: Omit<Recognised, 'text' | 'merelyAsks'>): StoredVerdict => {
  return {
    ...keptOf(verdict),
    ...(unread.length > 0 ? { unread } : {}),
    ...(readIn.length > 0 ? { readIn } : {}),
    // What a picture says was redacted when it was read.
    ...(picture ? { picture } : {}),
  };
};

/** A case of what was recognised in a paste, redacted; not written down yet. */
export const openCase = async (paste: Paste, recognised: Recognised, deps: CaseDeps): Promise<Case> => {
  const verdict = storedVerdictOf(recognised);
  const { candidates } = verdict;
  const wish = { text: recognised.text, urgency: urgencyOf(paste), candidates };
  const { text: excerpt, tally } = await readExcerpt(wish, deps);
  for (const [kind, times] of Object.entries(tally)) deps.metrics.count('redactions', { kind }, times);
  const decided = verdict.kind === 'match' ? candidates[0]?.id : undefined;
  return {
    id: deps.newId(),
    ...whereOf(paste),
    excerpt,
    verdict,
    ...(decided === undefined ? {} : { entryId: decided }),
    picked: false,
    status: 'standing',
    at: deps.now(),
  };
};

/** Counts what a case was judged to be. */
export const countVerdict = ({ verdict }: Case, { metrics }: CaseDeps): void =>
  metrics.count('verdicts', { kind: verdict.kind, entry: verdict.candidates[0]?.id ?? 'none' });

const nothingRead = {
  excerpt: '',
  verdict: { kind: 'none', candidates: [], others: [], facts: { scopes: [], times: [] } },
} as const;

/** A case that asks for what was told already: it reports nothing itself. What it asks about is all that is kept. */
export const asTold = ({ entryId: _, ...opened }: Case): Case => {
  const { readIn = [] } = opened.verdict;
  return { ...opened, excerpt: '', verdict: { ...nothingRead.verdict, readIn } };
};

/** Whether a case merely asked for what was told already. */
export const isTold = ({ excerpt, verdict }: Case): boolean => excerpt === '' && verdict.readIn !== undefined;

/** A case without a text: of a look-up, which asks nothing of one. */
export const emptyCase = (paste: Omit<Paste, 'text'>, { newId, now }: CaseDeps): Case => ({
  id: newId(),
  ...whereOf(paste),
  ...nothingRead,
  picked: false,
  status: 'standing',
  at: now(),
});
