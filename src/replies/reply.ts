import { z } from 'zod';
import { muteKinds } from '../channels/muteKinds.ts';

const muteSchema = z.object({
  id: z.string(),
  teamId: z.string(),
  channelId: z.string(),
  kind: z.enum(muteKinds),
  subject: z.string(),
  until: z.number().exactOptional(),
  by: z.string(),
  at: z.number(),
});

/**
 * What is to be said because of a message. `case`: the card of its case, as it stands when its turn comes. `hint`: asks the poster
 * alone whether to show it. `wish`: what was asked of the catalog or the escalations. `burst`: sums up replies that were folded. `muting`: tells a channel
 * what was muted or lifted in it.
 */
export const replyContentSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('case') }),
  z.object({ kind: z.literal('repeat') }),
  z.object({ kind: z.literal('hint') }),
  z.object({ kind: z.literal('wish'), wish: z.string().max(40) }),
  z.object({ kind: z.literal('burst'), caseIds: z.array(z.string()) }),
  z.object({ kind: z.literal('outbreak'), outbreakId: z.string() }),
  z.object({ kind: z.literal('muting'), what: z.enum(['muted', 'lifted']), mute: muteSchema }),
]);
export type ReplyContent = z.infer<typeof replyContentSchema>;

/** `folded`: one of too many; a later reply of kind `burst` tells of it. */
export const replyStates = ['queued', 'folded', 'posted', 'dropped'] as const;

export interface NewReply {
  readonly id: string;
  readonly teamId: string;
  readonly channelId: string;
  /** Whom it answers. */
  readonly userId: string;
  readonly threadTs?: string;
  readonly caseId?: string;
  readonly content: ReplyContent;
  readonly state: 'queued' | 'folded';
  /** Epoch milliseconds. */
  readonly writtenAt: number;
}

export interface Reply extends NewReply {
  /** How often its turn came already: more than once when a process died over it, or Slack could not be reached. */
  readonly attempts: number;
}

/** `gone`: there is nowhere or nothing left to say it. `stale`: it came too late to be of use. */
export type DropReason = 'gone' | 'stale';

export type ReplyEnd =
  | { readonly state: 'posted'; readonly card?: { readonly channelId: string; readonly ts: string } }
  | { readonly state: 'queued'; readonly dueAt: number }
  | { readonly state: 'dropped' };
