import type { Catalog } from '../../catalog/catalog.ts';
import { statusOnly } from '../decide/umbrellas.ts';
import type { Candidate, Facts, Verdict } from '../verdict.ts';

/** A status at an endpoint is thin evidence alone: it is offered, not claimed. */
const offeredAt = 0.3;
const most = 3;

const reasonsOf = ({ status, endpoint }: Facts): Candidate['reasons'] => [
  ...(status === undefined ? [] : [{ kind: 'status', value: status } as const]),
  ...(endpoint === undefined ? [] : [{ kind: 'endpoint', value: endpoint } as const]),
];

/** Entries that say of themselves that this status at this endpoint is how they show. */
const shownBy = ({ status, endpoint }: Facts, catalog: Catalog): readonly string[] =>
  status === undefined || endpoint === undefined
    ? []
    : catalog.entries
        .filter(({ match }) => match.at.some((at) => at.status === status && at.endpoint === endpoint))
        .map(({ id }) => id);

/** Nothing was found, or no more than a status. */
const isOpen = (verdict: Verdict): boolean => {
  if (verdict.kind !== 'match') return verdict.kind === 'none';
  const [bare, ...more] = verdict.errors;
  return more.length === 0 && statusOnly.has(bare.id);
};

/**
 * Lets the endpoint weigh in where the text tells no more than a status: what was nothing is offered as what shows so there,
 * and a bare status gives way to the entry that knows it.
 */
export const atEndpoint = (verdict: Verdict, catalog: Catalog): Verdict => {
  if (!isOpen(verdict)) return verdict;
  const [id, ...more] = shownBy(verdict.facts, catalog);
  if (id === undefined) return verdict;
  const reasons = reasonsOf(verdict.facts);
  switch (verdict.kind) {
    case 'none': {
      const offer = (one: string): Candidate => ({ id: one, confidence: offeredAt, reasons });
      const candidates = [offer(id), ...more.map(offer).slice(0, most - 1)] as const;
      return { kind: 'ambiguous', candidates, facts: verdict.facts, cut: verdict.cut };
    }
    case 'match': {
      const [bare] = verdict.errors;
      const named: Candidate = { ...bare, id, reasons: [...bare.reasons, ...reasons.slice(1)] };
      return {
        ...verdict,
        errors: [named],
        others: [{ ...bare, confidence: 0.05 }, ...verdict.others].slice(0, 5),
      };
    }
    case 'ambiguous':
      return verdict;
  }
};
