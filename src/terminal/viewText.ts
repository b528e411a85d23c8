import { toFinding, withNearest } from '../cases/answer.ts';
import type { Case } from '../cases/case.ts';
import { type CaseView, viewOf } from '../cases/caseView.ts';
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
} as const satisfies Omit<Case, 'finding'>;

const alone = { worked: 0 };

/** What a card tells about a text, as Slack would show it to somebody who asked. */
export const viewText = (text: string, verdict: Verdict, catalog: Catalog): CaseView => {
  const finding = withNearest(toFinding({ verdict, text, unread: [], readIn: [] }), text, { catalog });
  const decided = verdict.kind === 'match' ? { entryId: verdict.errors[0].id } : {};
  return viewOf({ ...unkept, finding, ...decided }, catalog, alone);
};

/** The same for an entry that was named; undefined where there is none. */
export const viewEntry = (entryId: string, catalog: Catalog): CaseView | undefined => {
  if (!catalog.byId(entryId)) return undefined;
  const finding = { kind: 'none', candidates: [], others: [], facts: { scopes: [], times: [] } } as const;
  return viewOf({ ...unkept, finding, entryId }, catalog, alone);
};
