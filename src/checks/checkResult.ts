import type { Check, CheckStatus } from './check.ts';
import type { EscalationFacts } from './escalationFacts.ts';
import { type CheckId, rankOf } from './questions.ts';

/** Which error of the catalog the checks speak for. */
export interface Lead {
  readonly certainty: 'proved' | 'likely';
  /** Id of the catalog entry. */
  readonly entry: string;
  /** The check that proves it. */
  readonly check?: CheckId;
}

export interface CheckResult {
  /** When, in milliseconds since 1970. */
  readonly at: number;
  /** Weightiest first: fails, warnings, what is not known, and what is right. */
  readonly checks: readonly Check[];
  /** Absent where a fault was seen that is none of the catalog's, or too little was seen. */
  readonly lead?: Lead;
  readonly facts: EscalationFacts;
}

const rank: Readonly<Record<CheckStatus, number>> = { fail: 0, warn: 1, unknown: 2, ok: 3 };

const inOrder = (checks: readonly Check[]): readonly Check[] =>
  checks.toSorted((a, b) => rank[a.status] - rank[b.status] || rankOf(a.id) - rankOf(b.id));

/** What must be right before the allow-list of eCW is the likeliest cause that is left. */
const neededForAllowList: readonly CheckId[] = [
  'jwks_answer',
  'jwks_format',
  'jwks_kid',
  'key_shape',
  'key_use',
];

const leadOf = (checks: readonly Check[]): Lead | undefined => {
  const proof = checks.find(({ status, proves }) => status === 'fail' && proves !== undefined);
  if (proof?.proves !== undefined) return { certainty: 'proved', entry: proof.proves, check: proof.id };
  const right = new Set(checks.filter(({ status }) => status === 'ok').map(({ id }) => id));
  const clean =
    checks.every(({ status }) => status !== 'fail') && neededForAllowList.every((id) => right.has(id));
  return clean ? { certainty: 'likely', entry: 'jwks_not_whitelisted' } : undefined;
};

const cleaned = (check: Check, redact: (text: string) => string): Check => ({
  ...check,
  seen: redact(check.seen),
  ...(check.todo === undefined ? {} : { todo: redact(check.todo) }),
  ...(check.askerOnly === undefined ? {} : { askerOnly: redact(check.askerOnly) }),
});

interface Gathered {
  readonly at: number;
  readonly checks: readonly Check[];
  readonly facts: EscalationFacts;
}

/** Puts checks in order, says which error they speak for, and takes out of every line what must not leave. */
export const resultOf = ({ at, checks, facts }: Gathered, redact: (text: string) => string): CheckResult => {
  const ordered = inOrder(checks);
  const lead = leadOf(ordered);
  return {
    at,
    checks: ordered.map((check) => cleaned(check, redact)),
    ...(lead ? { lead } : {}),
    facts: Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, redact(String(fact))])),
  };
};

const FIRST = 8;

/** The lines that are shown at once, and those that are folded away. */
export const folded = (
  checks: readonly Check[],
): { readonly first: readonly Check[]; readonly rest: readonly Check[] } => ({
  first: checks.slice(0, FIRST),
  rest: checks.slice(FIRST),
});
