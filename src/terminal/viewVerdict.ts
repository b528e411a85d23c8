import type { Case } from '../cases/case.ts';
import { type CaseView, newCaseView } from '../cases/caseView.ts';
import { excerptOf, storedVerdictOf } from '../cases/openCase.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Verdict } from '../triage/verdict.ts';

/** A case that nobody keeps. */
const unkept = {
  id: '',
  teamId: '',
  channelId: '',
  userId: '',
  door: 'command',
  excerpt: '',
  picked: false,
  status: 'standing',
  version: '',
  at: 0,
} as const satisfies Omit<Case, 'verdict'>;

/** What a card tells about a text, as Slack would show it to somebody who asked. */
export const viewVerdict = (
  { verdict, text }: { readonly verdict: Verdict; readonly text: string },
  catalog: Catalog,
): CaseView => {
  const stored = storedVerdictOf({ verdict, unread: [], readIn: [] });
  const decided = verdict.kind === 'match' ? { entryId: verdict.errors[0].id } : {};
  const excerpt = excerptOf(text, stored.candidates);
  return newCaseView({ ...unkept, excerpt, verdict: stored, ...decided }, { catalog });
};

/** The view of an entry that was named; undefined where there is none. */
export const viewEntry = (entryId: string, catalog: Catalog): CaseView | undefined => {
  if (!catalog.byId(entryId)) return undefined;
  const verdict = { kind: 'none', candidates: [], others: [], facts: { scopes: [], times: [] } } as const;
  return newCaseView({ ...unkept, verdict, entryId }, { catalog });
};
