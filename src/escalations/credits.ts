import type { Case } from '../cases/case.ts';
import type { People } from '../channels/port.ts';
import type { Escalation } from './escalation.ts';
import type { HistoryLine } from './lifeCycle.ts';
import type { EscalationStore } from './port.ts';

/** Where an error was reported. */
export interface Source {
  /** Six capital letters; absent where the paste states none. */
  readonly practice?: string;
  /** Address of the message that it was pasted in. */
  readonly message?: string;
  /** Address of its thread, where the message does not begin it. */
  readonly thread?: string;
}

/** Who stands behind an escalation, by the names that Slack shows: for places that cannot render a mention. */
export interface Credits {
  readonly reporter?: string;
  readonly owner?: string;
  readonly sources: readonly Source[];
  /** What was done since it was filed, the first thing first. */
  readonly done: readonly { readonly at: number; readonly by: string; readonly what: string }[];
}

type LinkTo = (message: {
  readonly channelId: string;
  readonly ts: string;
  readonly threadTs?: string | undefined;
}) => string;

/** Ids of direct conversations begin so: nobody else can follow a link into one. */
const isDirect = ({ channelId }: Case): boolean => channelId.startsWith('D');

/** Where a case came from, as far as others can go there. */
export const sourceOf = (one: Case, linkTo: LinkTo): Source => {
  const { channelId, messageTs: ts, threadTs, verdict } = one;
  const practice = verdict.facts.practiceCode;
  const isReply = threadTs !== undefined && threadTs !== ts;
  return {
    ...(practice === undefined ? {} : { practice }),
    ...(ts === undefined || isDirect(one) ? {} : { message: linkTo({ channelId, ts, threadTs }) }),
    ...(isReply && !isDirect(one) ? { thread: linkTo({ channelId, ts: threadTs }) } : {}),
  };
};

export interface CreditsDeps {
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
