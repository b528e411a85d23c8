import { z } from 'zod';
import type { Actor } from '../desk/paste.ts';
import { caseOfBlock } from './cards/actionIds.ts';

const clickSchema = z.object({
  team: z.object({ id: z.string() }).nullish(),
  user: z.object({ id: z.string(), team_id: z.string().nullish() }),
  channel: z.object({ id: z.string() }),
  container: z.object({ message_ts: z.string(), is_ephemeral: z.boolean().nullish() }),
  trigger_id: z.string(),
  actions: z.tuple([
    z.object({
      action_id: z.string(),
      block_id: z.string(),
      selected_option: z.object({ value: z.string() }).nullish(),
    }),
  ]),
});

/** A press of a button or a choice on one of our messages. */
export interface Click {
  readonly by: Actor;
  readonly actionId: string;
  readonly caseId: string;
  readonly chosen: string;
  /** What a question's block asks about: the id of the entry. */
  readonly subject: string;
  readonly triggerId: string;
  readonly messageTs: string;
  readonly isEphemeral: boolean;
}

/** Reads the payload of block_actions on a message; throws a ZodError for anything else. */
export const readClick = (body: unknown, teamId: string | undefined): Click => {
  const { team, user, channel, container, trigger_id, actions } = clickSchema.parse(body);
  const [action] = actions;
  return {
    by: { teamId: teamId ?? team?.id ?? user.team_id ?? '', userId: user.id, channelId: channel.id },
    actionId: action.action_id,
    caseId: caseOfBlock(action.block_id) ?? '',
    chosen: action.selected_option?.value ?? '',
    subject: action.block_id.split(':').at(-1) ?? '',
    triggerId: trigger_id,
    messageTs: container.message_ts,
    isEphemeral: container.is_ephemeral ?? false,
  };
};
