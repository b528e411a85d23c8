import { noticeOutbreak } from '../outbreaks/detect.ts';
import { redact } from '../redaction/redact.ts';
import { suggest } from '../triage/suggest.ts';
import type { Facts, Verdict } from '../triage/verdict.ts';
import type { Case } from './case.ts';
import { type CaseView, viewCase, viewOf } from './caseView.ts';
import type { DeskDeps } from './desk.ts';
import { excerptOf } from './excerpt.ts';
import type { Paste } from './paste.ts';
import { type Recognised, recognise } from './recognise.ts';
import type { Finding } from './storedVerdict.ts';
import { unlessAway } from './whenStoreIsDown.ts';

export type Answer =
  | { readonly kind: 'silence' }
  | { readonly kind: 'reply'; readonly view: CaseView }
  /** The message has its answer already. */
  | { readonly kind: 'repeat'; readonly view: CaseView };

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

const findingOf = (verdict: Verdict): Finding => {
  const facts = redactFacts(verdict.facts);
  switch (verdict.kind) {
    case 'match':
      return { kind: 'match', candidates: verdict.errors, others: verdict.others, facts };
    case 'ambiguous': {
      const { question } = verdict;
      return {
        kind: 'ambiguous',
        candidates: verdict.candidates,
        others: [],
        facts,
        ...(question === undefined ? {} : { question }),
      };
    }
    case 'none':
      return { kind: 'none', candidates: verdict.nearest, others: [], facts };
  }
};

/** What is kept of what was recognised. */
export const toFinding = ({ verdict, unread, readIn }: Recognised): Finding => ({
  ...findingOf(verdict),
  ...(unread.length > 0 ? { unread } : {}),
  ...(readIn.length > 0 ? { readIn } : {}),
});

/** Where a paste stands, as its case keeps it. */
export const placeOf = ({ by, door, messageTs, threadTs, version = '' }: Omit<Paste, 'text'>) => ({
  ...by,
  door,
  ...(messageTs === undefined ? {} : { messageTs }),
  ...(threadTs === undefined ? {} : { threadTs }),
  version,
});

export const openCase = (paste: Paste, finding: Finding, { newId, now, metrics }: DeskDeps): Case => {
  const decided = finding.kind === 'match' ? finding.candidates[0]?.id : undefined;
  return {
    id: newId(),
    ...placeOf(paste),
    excerpt: excerptOf(paste.text, finding.candidates, (tally) => {
      for (const [kind, times] of Object.entries(tally)) metrics.count('redactions', { kind }, times);
    }),
    finding,
    ...(decided === undefined ? {} : { entryId: decided }),
    picked: false,
    status: 'standing',
    at: now(),
  };
};

const mostNearest = 3;

/** Who asks in vain is offered the nearest entries. */
export const withNearest = (
  finding: Finding,
  text: string,
  { catalog }: Pick<DeskDeps, 'catalog'>,
): Finding => {
  if (finding.kind !== 'none') return finding;
  const known = finding.candidates.map(({ id }) => id);
  const more = suggest(text, catalog).filter(({ id }) => !known.includes(id));
  return { ...finding, candidates: [...finding.candidates, ...more].slice(0, mostNearest) };
};

const earlierAnswer = async (paste: Paste, deps: DeskDeps): Promise<Answer> => {
  const { messageTs, by } = paste;
  if (messageTs === undefined) return { kind: 'silence' };
  const earlier = await deps.store.cases.ofMessage({ ...by, messageTs });
  return earlier ? { kind: 'repeat', view: await viewCase(earlier, deps) } : { kind: 'silence' };
};

/**
 * Answers somebody who asks by the slash command or the shortcut, there and then. The case is written down before anything is
 * posted, so that one message is answered once; while the database is away they are answered all the same.
 */
export const answer = async (paste: Paste, deps: DeskDeps): Promise<Answer> => {
  const recognised = await recognise(paste, deps);
  const { text } = recognised;
  const finding = withNearest(toFinding(recognised), text, deps);
  deps.metrics.count('verdicts', { kind: finding.kind, entry: finding.candidates[0]?.id ?? 'none' });
  const opened = openCase({ ...paste, text }, finding, deps);
  const kept = await unlessAway(deps.store.cases.open(opened), () => 'not kept' as const);
  if (!kept) return earlierAnswer(paste, deps);
  if (kept !== 'not kept') await noticeOutbreak(opened, deps);
  return { kind: 'reply', view: viewOf(opened, deps.catalog, { worked: 0 }) };
};
