import { z } from 'zod';

/** Whom a payload must be meant for before anything is done with it. */
export interface Recipient {
  /** The workspace that the bot is installed in; absent for an organisation's installation, which has many. */
  readonly teamId?: string;
  /** The app; absent where Slack did not say which we are. */
  readonly appId?: string;
  /** Ends in a slash; absent for Slack itself. */
  readonly apiUrl?: string;
}

interface RecipientDeps {
  /** The app as Slack said it first; absent where it did not. */
  readonly appId: string | undefined;
  readonly askAppId: () => Promise<string | undefined>;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

const askAgainMs = 30_000;

/** Whom payloads must be meant for, now. As long as the app is not known each call may ask for it, and waits for nothing. */
export const createRecipient = (
  installed: Pick<Recipient, 'teamId' | 'apiUrl'>,
  { appId: first, askAppId, now }: RecipientDeps,
): (() => Recipient) => {
  let appId = first;
  let askedAt = now();
  const askAgain = async () => {
    askedAt = now();
    appId = await askAppId();
  };
  return () => {
    if (appId === undefined && now() - askedAt >= askAgainMs) void askAgain();
    return { ...installed, ...(appId === undefined ? {} : { appId }) };
  };
};

export type Admission =
  /** `what`: the event, command or interaction, for counting. `eventId`: the same whenever Slack repeats an event. `sentAt`: when it happened, in epoch milliseconds. */
  | { readonly kind: 'admitted'; readonly what: string; readonly eventId?: string; readonly sentAt?: number }
  | { readonly kind: 'refused'; readonly reason: 'shape' | 'app' | 'team' | 'address' };

const id = z.string().regex(/^[A-Z0-9]{1,32}$/);
const name = z.string().max(255);
const place = z.object({ id });

/** What the events that we listen to cannot be without. */
const needed = new Map<string, readonly ('channel' | 'user' | 'ts')[]>(
  Object.entries({
    message: ['channel', 'ts'],
    app_mention: ['channel', 'ts'],
    member_joined_channel: ['channel', 'user'],
    app_home_opened: ['user'],
  }),
);

/** Shortcuts on messages come without it. */
const app = { api_app_id: id.nullish() };

const eventSchema = z.object({
  ...app,
  type: z.literal('event_callback'),
  event_id: z.string().max(64).nullish(),
  event_time: z.number().nullish().catch(undefined),
  team_id: id,
  context_team_id: id.nullish(),
  authorizations: z.array(z.object({ team_id: id.nullish() })).nullish(),
  event: z
    .object({
      type: name,
      channel: id.optional(),
      channel_id: id.optional(),
      user: id.optional(),
      ts: z.string().max(32).optional(),
      item: z.object({ channel: id.optional() }).optional(),
    })
    .refine((event) => (needed.get(event.type) ?? []).every((part) => event[part] !== undefined)),
});

const commandSchema = z.object({
  ...app,
  command: name,
  team_id: id,
  channel_id: id,
  user_id: id,
  text: z.string().optional(),
  response_url: z.url(),
});

const interaction = {
  ...app,
  team: place.nullish(),
  user: place,
  channel: place.nullish(),
  response_url: z.url().nullish(),
  response_urls: z.array(z.object({ response_url: z.url() })).nullish(),
};

const viewSchema = z.object({
  callback_id: name,
  private_metadata: z.string().max(3000),
  state: z.object({ values: z.record(z.string(), z.unknown()) }),
});

const interactionSchema = z.discriminatedUnion('type', [
  z
    .object({
      ...interaction,
      type: z.literal('block_actions'),
      actions: z.array(z.object({ type: name, action_id: name, block_id: name })).min(1),
    })
    // On a message there is a way to answer; on the Home tab and in a modal there is none.
    .refine(({ channel, response_url }) => !channel || Boolean(response_url)),
  z.object({ ...interaction, type: z.enum(['view_submission', 'view_closed']), view: viewSchema }),
  z.object({
    ...interaction,
    type: z.literal('message_action'),
    callback_id: name,
    channel: place,
    response_url: z.url(),
    message: z.object({}),
  }),
  z.object({ ...interaction, type: z.literal('shortcut'), callback_id: name }),
]);

const payloadSchema = z.union([eventSchema, commandSchema, interactionSchema]);
type Payload = z.infer<typeof payloadSchema>;

const slackHosts = ['hooks.slack.com', 'hooks.slack-gov.com'];

/** Addresses to answer at are taken from payloads, so none but Slack's own may stand there. */
const addressesOf = (payload: Payload): readonly string[] => [
  ...('response_url' in payload && payload.response_url ? [payload.response_url] : []),
  ...('response_urls' in payload
    ? (payload.response_urls ?? []).map(({ response_url }) => response_url)
    : []),
];

const isOfSlack = (address: string, apiUrl: string | undefined): boolean => {
  const { protocol, host, origin } = new URL(address);
  return apiUrl === undefined
    ? protocol === 'https:' && slackHosts.includes(host)
    : origin === new URL(apiUrl).origin;
};

/** The teams that an event or a command may be for. Who clicks may be of another company, so there it tells nothing. */
const teamsOf = (payload: Payload): readonly unknown[] => {
  if ('event' in payload)
    return [
      payload.team_id,
      payload.context_team_id,
      ...(payload.authorizations ?? []).map(({ team_id }) => team_id),
    ];
  return 'command' in payload ? [payload.team_id] : [];
};

const whatOf = (payload: Payload): string => {
  if ('event' in payload) return payload.event.type;
  return 'command' in payload ? payload.command : payload.type;
};

const eventOf = ({ event_id: eventId, event_time: seconds }: z.infer<typeof eventSchema>) => ({
  ...(eventId ? { eventId } : {}),
  ...(seconds ? { sentAt: seconds * 1000 } : {}),
});

/** Judges a payload by its outer shape, its app, its team and the addresses it wants to be answered at. Shapes: docs.slack.dev/reference/interaction-payloads. */
export const admit = (body: unknown, { teamId, appId, apiUrl }: Recipient): Admission => {
  const read = payloadSchema.safeParse(body);
  if (!read.success) return { kind: 'refused', reason: 'shape' };
  const { api_app_id: meant } = read.data;
  if (appId !== undefined && meant && meant !== appId) return { kind: 'refused', reason: 'app' };
  const teams = teamsOf(read.data);
  if (teamId !== undefined && teams.length > 0 && !teams.includes(teamId))
    return { kind: 'refused', reason: 'team' };
  if (!addressesOf(read.data).every((address) => isOfSlack(address, apiUrl)))
    return { kind: 'refused', reason: 'address' };
  return { kind: 'admitted', what: whatOf(read.data), ...('event' in read.data ? eventOf(read.data) : {}) };
};
