import type { Escalation } from '../escalation/escalation.ts';
import type { Report } from '../escalation/report.ts';
import type { CardPlace, Case } from './case.ts';
import type { Actor } from './paste.ts';

export interface CaseStore {
  /** Writes a case down; false when its message has one already, in which case nothing is written. */
  open(newCase: Case): Promise<boolean>;
  /** The case of this team, else undefined: an id of another team is as good as none. */
  find(teamId: string, id: string): Promise<Case | undefined>;
  ofMessage(message: { teamId: string; channelId: string; messageTs: string }): Promise<Case | undefined>;
  /** Says which entry the case is held to be after a person picked it. */
  pick(id: string, entryId: string): Promise<void>;
  /** Notes where the case's card stands. */
  place(id: string, card: CardPlace): Promise<void>;
}

export type Rating = 'worked' | 'wrong';

export interface RatingStore {
  /** One rating of a kind per case and person; false when it was there already. */
  add(rating: {
    caseId: string;
    entryId: string;
    userId: string;
    rating: Rating;
    at: number;
  }): Promise<boolean>;
  count(caseId: string, rating: Rating): Promise<number>;
}

export interface NewEscalation {
  readonly id: string;
  readonly caseId: string;
  readonly entryId: string;
  readonly report: Report;
  readonly by: Actor;
  readonly at: number;
  readonly destinations: readonly string[];
}

export interface EscalationStore {
  /** Writes the escalation and its deliveries in one transaction. The escalation that this case already has is returned instead of a second one. */
  file(escalation: NewEscalation): Promise<{ readonly escalation: Escalation; readonly isNew: boolean }>;
  ofCase(caseId: string): Promise<Escalation | undefined>;
}

export interface ChannelStore {
  /** What people chose for the channel; undefined when nobody has. */
  watched(teamId: string, channelId: string): Promise<boolean | undefined>;
  watch(channel: {
    teamId: string;
    channelId: string;
    watched: boolean;
    by: string;
    at: number;
  }): Promise<void>;
  /** True for the first call for a channel, false ever after. */
  introduce(channel: { teamId: string; channelId: string; at: number }): Promise<boolean>;
}

export interface Store {
  readonly cases: CaseStore;
  readonly ratings: RatingStore;
  readonly escalations: EscalationStore;
  readonly channels: ChannelStore;
}
