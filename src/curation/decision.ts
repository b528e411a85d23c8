import type { LearnedWording } from '../triage/matching/learned.ts';

/**
 * What an approver made of a case. `wording`: its words mean an entry. `entry`: the draft of a new one. `not_an_error`: it reports
 * none. `skipped`: nothing came of it.
 */
export const decisionKinds = ['wording', 'entry', 'not_an_error', 'skipped'] as const;
export type DecisionKind = (typeof decisionKinds)[number];

/** `proposed`: tried, and not confirmed yet. Only what is `taken` has an effect. */
export const decisionStates = ['proposed', 'taken', 'taken_back'] as const;
type DecisionState = (typeof decisionStates)[number];

/** How many characters a wording has. */
export const wordingLengths = { least: 8, most: 200 } as const;
/** So many wordings a team has at most. */
export const mostWordings = 200;

/** What each team words how, of decisions that were taken. */
export const wordingsByTeam = (
  taken: readonly Pick<Decision, 'teamId' | 'kind' | 'entryId' | 'words'>[],
): ReadonlyMap<string, readonly LearnedWording[]> => {
  const byTeam = new Map<string, LearnedWording[]>();
  for (const { teamId, kind, entryId, words } of taken)
    if (kind === 'wording') byTeam.set(teamId, [...(byTeam.get(teamId) ?? []), { entryId, text: words }]);
  return byTeam;
};

/** A decision about a case, as stored. */
export interface Decision {
  readonly id: string;
  readonly teamId: string;
  readonly caseId: string;
  readonly kind: DecisionKind;
  readonly state: DecisionState;
  /** Of a wording the entry that it means, of a draft the id of the new one; else empty. */
  readonly entryId: string;
  /** Of a wording the words, of a draft its YAML, redacted; else empty. */
  readonly words: string;
  /** Id of the approver. */
  readonly by: string;
  /** Epoch milliseconds. */
  readonly at: number;
}
