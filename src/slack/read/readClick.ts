import { z } from 'zod';
import type { Actor } from '../../cases/paste.ts';
import { caseOfBlock, escalationOfBlock } from '../cards/actionIds.ts';

const clickSchema = z.object({
  team: z.object({ id: z.string() }).nullish(),
  user: z.object({ id: z.string(), team_id: z.string().nullish() }),
  channel: z.object({ id: z.string() }),
  container: z.object({
    message_ts: z.string(),
    thread_ts: z.string().nullish(),
    is_ephemeral: z.boolean().nullish(),
  }),
  trigger_id: z.string(),
  actions: z.tuple([
    z.object({
      action_id: z.string(),
      block_id: z.string(),
      selected_option: z.object({ value: z.string() }).nullish(),
    }),
  ]),
});

interface AnyClick {
  readonly by: Actor;
  readonly actionId: string;
  readonly blockId: string;
  readonly chosen: string;
  readonly triggerId: string;
  readonly messageTs: string;
  /** The thread that the message stands in, if it does. */
  readonly threadTs?: string;
  readonly isEphemeral: boolean;
}

/** A press of a button or a choice on one of our messages. */
export interface Click extends AnyClick {
  readonly caseId: string;
  /** What a question's block asks about: the id of the entry. */
  readonly subject: string;
}

export interface EscalationClick extends AnyClick {
  readonly escalationId: string;
}

const readAny = (body: unknown, teamId: string | undefined): AnyClick => {
  const { team, user, channel, container, trigger_id, actions } = clickSchema.parse(body);
  const [action] = actions;
  return {
    by: { teamId: teamId ?? team?.id ?? user.team_id ?? '', userId: user.id, channelId: channel.id },
    actionId: action.action_id,
    blockId: action.block_id,
    chosen: action.selected_option?.value ?? '',
    triggerId: trigger_id,
    messageTs: container.message_ts,
    ...(container.thread_ts ? { threadTs: container.thread_ts } : {}),
    isEphemeral: container.is_ephemeral ?? false,
  };
};

/** Reads the payload of block_actions on a message; throws a ZodError for anything else. */
export const readClick = (body: unknown, teamId: string | undefined): Click => {
  const click = readAny(body, teamId);
  const caseId = caseOfBlock(click.blockId) ?? '';
  return { ...click, caseId, subject: click.blockId.split(':').at(-1) ?? '' };
};

/** The same on the card of an escalation. */
export const readEscalationClick = (body: unknown, teamId: string | undefined): EscalationClick => {
  const click = readAny(body, teamId);
  return { ...click, escalationId: escalationOfBlock(click.blockId) ?? '' };
};
