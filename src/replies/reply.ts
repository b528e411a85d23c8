import type { CardPlace } from '../channels/places.ts';
import type { Mute } from '../channels/port.ts';
import type { News } from '../escalations/news.ts';

/**
 * What is to be said because of a message. `case`: the card of its case, as it stands when its turn comes. `hint`: asks the poster
 * alone whether to show it. `wish`: what was asked of the catalog or the escalations. `burst`: sums up replies that were folded. `muting`: tells a channel
 * what was muted or lifted in it. `news`: tells a reporter what became of an escalation. `teamNote`: asks the approvers to
 * decide on a note. `noteNews`: tells its author what they decided. `told`: links the cards that a thread has already.
 */
export type ReplyContent =
  | { readonly kind: 'case' }
  | { readonly kind: 'repeat' }
  | { readonly kind: 'hint' }
  | { readonly kind: 'wish'; readonly wish: string }
  | { readonly kind: 'burst' | 'told'; readonly caseIds: readonly string[] }
  | { readonly kind: 'outbreak'; readonly outbreakId: string }
  | { readonly kind: 'muting'; readonly what: 'muted' | 'lifted'; readonly mute: Mute }
  | { readonly kind: 'teamNote' | 'noteNews'; readonly noteId: string }
  | {
      readonly kind: 'news';
      readonly escalationId: string;
      readonly number: number;
      readonly news: News;
    };

export interface NewReply {
  readonly id: string;
  readonly teamId: string;
  /** Empty where it goes into their direct conversation with us. */
  readonly channelId: string;
  /** Whom it answers. */
  readonly userId: string;
  readonly threadTs?: string;
  readonly caseId?: string;
  readonly content: ReplyContent;
  /** `folded`: one of too many; a later reply of kind `burst` tells of it. */
  readonly state: 'queued' | 'folded';
  /** Epoch milliseconds. */
  readonly writtenAt: number;
}

export interface Reply extends NewReply {
  /** How often its turn came already: more than once when a process died over it, or Slack could not be reached. */
  readonly attempts: number;
}

/** `gone`: there is nowhere or nothing left to say it. `stale`: it came too late to be of use. */
export type DropReason = 'unplaced' | 'gone' | 'stale';

/** What became of a reply as it is stored. */
export type ReplyEnd =
  | { readonly state: 'posted'; readonly card?: CardPlace }
  | { readonly state: 'queued'; readonly dueAt: number }
  | { readonly state: 'dropped' };
