import { z } from 'zod';
import type { Actor } from '../../channels/places.ts';
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
  state: z
    .object({
      values: z.record(
        z.string(),
        z.record(z.string(), z.object({ selected_option: z.object({ value: z.string() }).nullish() })),
      ),
    })
    .nullish(),
  actions: z.tuple([
    z.object({
      action_id: z.string(),
      block_id: z.string(),
      selected_option: z.object({ value: z.string() }).nullish(),
      selected_user: z.string().nullish(),
      value: z.string().nullish(),
    }),
  ]),
});

/** A press of a button or a choice on one of our messages. */
export interface Click {
  readonly by: Actor;
  readonly actionId: string;
  readonly blockId: string;
  /** The option or the person that was chosen, or what the pressed button carries. */
  readonly chosen: string;
  readonly triggerId: string;
  readonly messageTs: string;
  /** The thread that the message stands in, if it does. */
  readonly threadTs?: string;
  readonly isEphemeral: boolean;
  /** Id of the case that the block belongs to; empty where it belongs to none. */
  readonly caseId: string;
  /** Id of the escalation that the block belongs to; empty where it belongs to none. */
  readonly escalationId: string;
  /** What a question's block asks about: the id of the entry. */
  readonly subject: string;
  /** What is chosen in the selects of the message, by their action ids. */
  readonly selected: Readonly<Record<string, string>>;
}

const selectedIn = (state: z.infer<typeof clickSchema>['state']): Click['selected'] =>
  Object.fromEntries(
    Object.values(state?.values ?? {})
      .flatMap((block) => Object.entries(block))
      .flatMap(([id, { selected_option }]) => (selected_option ? [[id, selected_option.value]] : [])),
  );

/** Reads the payload of block_actions on a message; throws a ZodError for anything else. */
export const readClick = (body: unknown, teamId: string | undefined): Click => {
  const { team, user, channel, container, trigger_id, actions, state } = clickSchema.parse(body);
  const [{ action_id, block_id, selected_option, selected_user, value }] = actions;
  return {
    by: { teamId: teamId ?? team?.id ?? user.team_id ?? '', userId: user.id, channelId: channel.id },
    actionId: action_id,
    blockId: block_id,
    chosen: selected_option?.value ?? selected_user ?? value ?? '',
    triggerId: trigger_id,
    messageTs: container.message_ts,
    ...(container.thread_ts ? { threadTs: container.thread_ts } : {}),
    isEphemeral: container.is_ephemeral ?? false,
    caseId: caseOfBlock(block_id) ?? '',
    escalationId: escalationOfBlock(block_id) ?? '',
    subject: block_id.split(':').at(-1) ?? '',
    selected: selectedIn(state),
  };
};

const homeChoiceSchema = z.object({
  user: z.object({ id: z.string() }),
  trigger_id: z.string(),
  actions: z.tuple([z.object({ selected_option: z.object({ value: z.string() }) })]),
});

/** A choice on the Home tab, which belongs to no channel. */
export interface HomeChoice {
  readonly by: Pick<Actor, 'teamId' | 'userId'>;
  readonly triggerId: string;
  readonly chosen: string;
}

/** Reads the payload of block_actions on the Home tab; throws a ZodError for anything else. */
export const readHomeChoice = (body: unknown, teamId = ''): HomeChoice => {
  const { user, trigger_id, actions } = homeChoiceSchema.parse(body);
  const [{ selected_option }] = actions;
  return { by: { teamId, userId: user.id }, triggerId: trigger_id, chosen: selected_option.value };
};
