import {
  type Change,
  type DestinationName,
  type Escalation,
  type EscalationState,
  type EscalationView,
  escalationLabel,
  type HistoryLine,
  type Move,
} from '../escalations/escalation.ts';
import { clip } from '../text/clip.ts';

/** States, none worded like a button. What was sent is told with where: `stateText`. */
export const stateNames: Readonly<Record<EscalationState, string>> = {
  queued: 'written down, waiting to be sent',
  sent: 'sent, not acknowledged yet',
  stuck: 'could not be sent',
  acknowledged: 'acknowledged',
  waiting_for_us: 'waiting for us',
  waiting_for_ecw: 'waiting for eCW',
  resolved: 'resolved',
  reopened: 'reopened',
};

/** With a capital first letter. */
export const capitalised = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

const allOf = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** `posted to #ecw-escalations` */
const arrived = ({ how, to }: DestinationName): string => `${how} to ${to}`;

/** `posted to #ecw-escalations and mailed to ecw@example.com` */
export const arrivedText = (names: readonly DestinationName[]): string => allOf.format(names.map(arrived));

/** Where it will go, before anything has gone there. */
export const futureText = (places: readonly DestinationName[]): string =>
  places.length === 0 ? 'It will be written down.' : `It will be ${arrivedText(places)}.`;

const verbs: Readonly<Record<DestinationName['how'], string>> = {
  posted: 'Post',
  mailed: 'Mail',
  sent: 'Send',
};

/** Where escalations go, short enough for a button: `#ecw-escalations, mail and Jira`. */
export const briefly = (names: readonly DestinationName[]): string =>
  allOf.format(names.map(({ how, to }) => (how === 'mailed' ? 'mail' : to)));

/** What pressing the last button does, in at most 24 letters. */
export const sendLabel = (names: readonly DestinationName[]): string => {
  const [only, ...others] = names;
  const named = only && others.length === 0 ? `${verbs[only.how]} to ${only.to}` : '';
  if (named !== '' && named.length <= 24) return named;
  const all = [...new Set(names.map(({ how }) => verbs[how].toLowerCase()))];
  return all.length === 0 ? 'Escalate' : capitalised(allOf.format(all));
};

/** How an escalation stands; one that nobody has touched since it left says where it is. */
export const stateText = ({ state, sentTo }: Pick<Escalation, 'state' | 'sentTo'>): string =>
  state === 'sent' && sentTo.length > 0 ? arrivedText(sentTo) : stateNames[state];

/** `ECW-1001 · posted to #ecw-escalations` */
export const escalationText = (escalation: Escalation): string =>
  `${escalationLabel(escalation)} · ${stateText(escalation)}`;

/** Where it is and where it is not yet: `Posted to #ecw-escalations; not yet mailed to ecw@example.com`. */
export const whereText = ({ escalation, deliveries }: EscalationView): string => {
  const missing = deliveries.flatMap(({ state, to }) => {
    if (state === 'delivered') return [];
    return state === 'failed' ? `could not be ${arrived(to)}` : `not yet ${arrived(to)}`;
  });
  const there = escalation.sentTo.length > 0 ? [arrivedText(escalation.sentTo)] : [];
  return capitalised([...there, ...missing].join('; '));
};

/** `FEIGCD, HGACBD` or `all practices` */
export const practicesOf = ({ report }: Pick<Escalation, 'report'>): string =>
  report.practiceCode === 'ALL'
    ? 'all practices'
    : [report.practiceCode, ...(report.otherPractices ?? [])].join(', ');

/** `2026-03-01 14:05 UTC`, from epoch milliseconds. */
export const minuteOf = (at: number): string =>
  `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** How a line of history names people and quotes them. */
export interface Pen {
  readonly person: (userId: string) => string;
  /** Somebody's words, at most so many letters of them. */
  readonly quote: (text: string, most: number) => string;
}

/** Ids of people, and their words as they are. */
export const plainPen: Pen = { person: (userId) => userId, quote: clip };

const numberedText = (
  { ecwCase, practiceCase }: Extract<Change, { kind: 'numbered' }>,
  { quote }: Pen,
): string => {
  const of = (whose: string, number: string | undefined): string[] => {
    if (number === undefined) return [];
    return [number === '' ? `no case number at ${whose}` : `case ${quote(number, 60)} at ${whose}`];
  };
  return `set ${allOf.format([...of('eCW', ecwCase), ...of('the practice', practiceCase)])}`;
};

/** What somebody did who moved it. */
const movedText: Readonly<Record<Move, string>> = {
  acknowledged: 'acknowledged it',
  waiting_for_us: 'set it to waiting for us',
  waiting_for_ecw: 'set it to waiting for eCW',
  resolved: 'resolved it',
  reopened: 'reopened it',
};

/** What a line of history says, to be read after the name of who did it. */
export const changeText = ({ by, change }: Pick<HistoryLine, 'by' | 'change'>, pen: Pen): string => {
  const { person, quote } = pen;
  switch (change.kind) {
    case 'filed':
      return 'filed it';
    case 'joined':
      return 'added another report';
    case 'delivered':
      return quote(change.to ? arrived(change.to) : `delivered to ${change.destination}`, 200);
    case 'undeliverable': {
      const where = change.to ? arrived(change.to) : `delivered to ${change.destination}`;
      return `${quote(`could not be ${where}`, 200)}: ${quote(change.reason, 150)}`;
    }
    case 'retried':
      return 'had it sent again';
    case 'moved':
      return `${movedText[change.to]}${change.note ? `: ${quote(change.note, 150)}` : ''}`;
    case 'assigned':
      if (change.to === undefined) return 'took the owner off';
      return change.to === by ? 'took it over' : `made ${person(change.to)} the owner`;
    case 'numbered':
      return numberedText(change, pen);
    case 'noted':
      return `noted: ${quote(change.text, 200)}`;
    case 'evidence':
      return `added evidence: ${quote(change.text.replace(/\s+/g, ' '), 150)}`;
    case 'snoozed':
      return `put the reminder off until ${minuteOf(change.until)}`;
    case 'reminded':
      return 'reminded: nothing had moved';
  }
};
