import type { StoredVerdict } from '../cases/storedVerdict.ts';
import type { EvidenceFieldId } from '../catalog/evidenceFields.ts';
import type { Facts } from '../triage/verdict.ts';
import type { Claimed } from './claimSubject.ts';
import { type Basics, type Evidence, type Form, pickedTime } from './form.ts';

/** Where a value comes from that a form starts with. */
export type Origin = 'read' | 'guess';
export type Origins = Readonly<Partial<Record<keyof Basics, Origin>>>;

/** What a form starts with, and where the values of its first step come from. */
export interface Prefilled {
  readonly basics: Partial<Basics>;
  readonly origins: Origins;
  readonly evidence: Partial<Evidence>;
}

const detailFrom: Partial<Record<EvidenceFieldId, (facts: Facts) => string | undefined>> = {
  request_id: ({ requestId }) => requestId,
  redirect_uri: ({ redirectUri }) => redirectUri,
  scopes: ({ scopes }) => scopes.join(' ') || undefined,
  aud: ({ aud }) => aud,
  alg: ({ alg }) => alg,
  kid: ({ kid }) => kid,
};

/** What a check saw is newer than what the paste tells. */
const detailsOf = (wanted: readonly EvidenceFieldId[], { facts, checked }: StoredVerdict): Form['details'] =>
  Object.fromEntries(
    wanted.flatMap((id) => {
      const value = checked?.facts[id] ?? detailFrom[id]?.(facts);
      return value === undefined ? [] : [[id, value]];
    }),
  );

const read = (values: Partial<Basics>): Partial<Basics> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''));

/** What the paste tells already. When it fails is guessed where no time stands in the paste: then it is when that was pasted. */
export const prefill = ({ lead, entry, practices, notes }: Claimed): Prefilled => {
  const { facts } = lead.verdict;
  const [first, ...later] = facts.times;
  const known = read({
    practiceCode: practices.length > 0 ? practices.join(', ') : (facts.practiceCode ?? ''),
    environment: facts.environment ?? '',
    endpoint: [facts.endpoint, facts.host && `on ${facts.host}`].filter(Boolean).join(' '),
    failedAt: first === undefined ? '' : pickedTime(Date.parse(first)),
    times: later.join('\n'),
  });
  const guesses = first === undefined ? { failedAt: pickedTime(lead.at) } : {};
  return {
    basics: { ...known, ...guesses },
    origins: {
      ...Object.fromEntries(Object.keys(known).map((field) => [field, 'read' as const])),
      ...Object.fromEntries(Object.keys(guesses).map((field) => [field, 'guess' as const])),
    },
    evidence: {
      evidence: lead.excerpt,
      details: detailsOf(entry.escalate.evidence, lead.verdict),
      ...(notes === '' ? {} : { notes }),
    },
  };
};
