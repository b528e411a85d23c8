import { type Escalation, escalationLabel } from '../escalations/escalation.ts';
import type { Change, EscalationState } from '../escalations/lifeCycle.ts';
import { clip } from '../text/clip.ts';

export const stateNames: Readonly<Record<EscalationState, string>> = {
  queued: 'written down, waiting to be sent',
  sent: 'sent',
  stuck: 'could not be sent',
  acknowledged: 'acknowledged',
  waiting_for_us: 'waiting for us',
  waiting_for_ecw: 'waiting for eCW',
  resolved: 'resolved',
  reopened: 'reopened',
};

/** `ECW-1001 · sent` */
export const escalationText = (escalation: Escalation): string =>
  `${escalationLabel(escalation)} · ${stateNames[escalation.state]}`;

/** `2026-03-01 14:05 UTC`, from epoch milliseconds. */
export const minuteOf = (at: number): string =>
  `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** What a line of history says. It quotes people: whoever shows it escapes it. */
export const changeText = (change: Change): string => {
  switch (change.kind) {
    case 'filed':
      return 'filed';
    case 'joined':
      return 'joined with another report';
    case 'delivered':
      return `delivered to ${change.destination}`;
    case 'undeliverable':
      return `could not be delivered to ${change.destination}: ${clip(change.reason, 150)}`;
    case 'retried':
      return 'delivery tried again';
    case 'moved':
      return `${stateNames[change.to]}${change.note ? `: ${clip(change.note, 150)}` : ''}`;
    case 'assigned':
      return change.to === undefined ? 'assigned to nobody' : 'took it over';
    case 'noted':
      return `note: ${clip(change.text, 200)}`;
    case 'evidence':
      return `added evidence: ${clip(change.text.replace(/\s+/g, ' '), 150)}`;
    case 'snoozed':
      return `no reminder before ${minuteOf(change.until)}`;
    case 'reminded':
      return 'reminded: nothing had moved';
  }
};
