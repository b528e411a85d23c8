import { sourceOf } from '../cases/case.ts';
import type { LinkTo } from '../channels/places.ts';
import type { People } from '../channels/port.ts';
import type { Credits, Escalation, HistoryLine } from './escalation.ts';
import type { EscalationStore } from './port.ts';

interface CreditsDeps {
  readonly store: { readonly escalations: Pick<EscalationStore, 'history' | 'casesOf'> };
  readonly people: Pick<People, 'nameOf'>;
  readonly linkTo: LinkTo;
  /** Says a change in words, with the names of people. */
  readonly say: (line: HistoryLine, nameOf: (userId: string) => string) => string;
}

const own = 'the bot';

/** Reads who stands behind an escalation. Somebody whom Slack does not name is “Somebody”. */
export const readCredits = async (escalation: Escalation, deps: CreditsDeps): Promise<Credits> => {
  const { store, people, linkTo, say } = deps;
  const { id, teamId, openedBy, assignee } = escalation;
  const [history, cases] = await Promise.all([
    store.escalations.history(teamId, id),
    store.escalations.casesOf(teamId, id),
  ]);
  const assigned = history.flatMap(({ change }) => (change.kind === 'assigned' ? (change.to ?? []) : []));
  const ids = new Set([
    openedBy,
    ...(assignee === undefined ? [] : [assignee]),
    ...assigned,
    ...history.map(({ by }) => by),
  ]);
  const named = await Promise.all(
    [...ids].map(async (userId) => [userId, await people.nameOf({ teamId, userId })] as const),
  );
  const names = new Map([...named, ['bot', own]]);
  const nameOf = (userId: string) => names.get(userId) ?? 'Somebody';
  return {
    reporter: nameOf(openedBy),
    ...(assignee === undefined ? {} : { owner: nameOf(assignee) }),
    sources: cases.map((one) => sourceOf(one, linkTo)),
    done: history.flatMap((line) =>
      line.change.kind === 'filed' ? [] : { at: line.at, by: nameOf(line.by), what: say(line, nameOf) },
    ),
  };
};
