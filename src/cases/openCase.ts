import { redact } from '../redaction/redact.ts';
import type { Facts, Verdict } from '../triage/verdict.ts';
import type { Case } from './case.ts';
import type { CaseDeps } from './deps.ts';
import { readExcerpt } from './excerpt.ts';
import type { Paste } from './paste.ts';
import { type Recognised, urgencyOf } from './recognise.ts';
import type { StoredVerdict } from './storedVerdict.ts';

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
      return { kind: 'none', candidates: verdict.nearest, others: [], facts };
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
}: Omit<Recognised, 'text'>): StoredVerdict => {
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

/** A case without a text: of a look-up, which asks nothing of one. */
export const emptyCase = (paste: Omit<Paste, 'text'>, { newId, now }: CaseDeps): Case => ({
  id: newId(),
  ...whereOf(paste),
  excerpt: '',
  verdict: { kind: 'none', candidates: [], others: [], facts: { scopes: [], times: [] } },
  picked: false,
  status: 'standing',
  at: now(),
});
