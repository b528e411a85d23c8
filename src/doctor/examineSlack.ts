import { z } from 'zod';
import { loadManifest } from '../config/loadManifest.ts';
import { callSlack, type SlackAnswer } from '../slack/connect/callSlack.ts';
import type { SlackConnection } from '../slack/connect/connection.ts';
import { slackTrouble } from '../slack/connect/slackTrouble.ts';
import type { Diagnosis, Patient } from './diagnosis.ts';

type Asked = SlackAnswer | { readonly trouble: string; readonly remedy: string };

interface Question {
  readonly method: string;
  readonly token?: string;
  readonly args?: Readonly<Record<string, string>>;
}

/** Slack's answer, or why there is none and what to do. */
const ask = async (
  connection: SlackConnection,
  question: Question,
  fetch: Patient['fetch'],
): Promise<Asked> => {
  const { botToken, apiUrl } = connection;
  const base = apiUrl === undefined ? {} : { apiUrl };
  try {
    const answer = await callSlack({ fetch, token: botToken, ...base, ...question });
    if (answer.body.ok) return answer;
    const { code, advice } = slackTrouble({ data: { error: answer.body.error ?? 'unknown' } });
    return { trouble: `Slack says ${code}`, remedy: advice };
  } catch {
    return {
      trouble: 'Slack cannot be reached',
      remedy: 'Check the network, a proxy on the way, SLACK_API_URL if it is set, and Slack’s status page.',
    };
  }
};

const skip = (names: readonly string[], seen: string): readonly Diagnosis[] =>
  names.map((name) => ({ name, state: 'skipped', seen }));
const noSlack = 'no token is set: the bot starts with a Slack on this machine';

const whoSchema = z.looseObject({ team: z.string().optional(), user: z.string().optional() });

const scopesSchema = z.object({
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
});

const judgeScopes = ({ scopes }: SlackAnswer, { config }: Patient): Diagnosis => {
  const name = 'scopes';
  if (scopes === undefined)
    return { name, state: 'skipped', seen: 'Slack did not say what the token may do' };
  const wanted = [
    ...scopesSchema.parse(loadManifest()).oauth_config.scopes.bot,
    ...(config.approverGroup === undefined ? [] : ['usergroups:read']),
  ];
  const missing = wanted.filter((scope) => !scopes.includes(scope));
  if (missing.length > 0)
    return {
      name,
      state: 'fail',
      seen: `missing: ${missing.join(', ')}`,
      remedy: 'Add them under OAuth & Permissions of the Slack app, and install it again.',
    };
  const more = scopes.filter((scope) => !wanted.includes(scope));
  if (more.length === 0) return { name, state: 'ok', seen: `the ${wanted.length} that are needed` };
  return {
    name,
    state: 'warn',
    seen: `more than is needed: ${more.join(', ')}`,
    remedy: 'Take them out of the Slack app: manifest.yml has all that the bot uses.',
  };
};

/** Slack takes a request's signature for five minutes, either way. */
const farOffMs = 300_000;
const offMs = 30_000;

const judgeClock = ({ date }: SlackAnswer, { now }: Patient): Diagnosis => {
  const name = 'clock';
  if (date === undefined) return { name, state: 'skipped', seen: 'Slack did not tell the time' };
  const ahead = now() - date;
  const seconds = Math.round(Math.abs(ahead) / 1000);
  if (Math.abs(ahead) < offMs) return { name, state: 'ok', seen: 'agrees with Slack’s' };
  return {
    name,
    state: Math.abs(ahead) < farOffMs ? 'warn' : 'fail',
    seen: `${seconds} seconds ${ahead > 0 ? 'ahead of' : 'behind'} Slack’s`,
    remedy:
      'Set this machine’s clock, for example with NTP: signatures that are five minutes off are refused.',
  };
};

/** The bot token, what it may do, and the clock: one call tells all three. */
export const examineToken = async (patient: Patient): Promise<readonly Diagnosis[]> => {
  const { connection } = patient.config;
  if (connection.kind === 'simulator') return skip(['token', 'scopes', 'clock'], noSlack);
  const answer = await ask(connection, { method: 'auth.test' }, patient.fetch);
  if ('trouble' in answer)
    return [
      { name: 'token', state: 'fail', seen: answer.trouble, remedy: answer.remedy },
      ...skip(['scopes', 'clock'], 'the token comes first'),
    ];
  const { team = '', user = '' } = whoSchema.parse(answer.body);
  return [
    { name: 'token', state: 'ok', seen: `@${user} in ${team}` },
    judgeScopes(answer, patient),
    judgeClock(answer, patient),
  ];
};

const signingSecret = /^[0-9a-f]{32}$/;

/** How Slack reaches the bot: the socket that it opens, or the secret that requests are signed with. */
export const examineSigning = async ({ config: { connection }, fetch }: Patient): Promise<Diagnosis> => {
  switch (connection.kind) {
    case 'simulator':
      return { name: 'signing', state: 'skipped', seen: noSlack };
    case 'http':
      return signingSecret.test(connection.signingSecret)
        ? {
            name: 'signing',
            state: 'ok',
            seen: `HTTP on port ${connection.port}, the secret has its usual form`,
          }
        : {
            name: 'signing',
            state: 'warn',
            seen: 'SLACK_SIGNING_SECRET does not look like one: 32 characters of 0-9 and a-f',
            remedy: 'Copy it again from Basic Information, App Credentials of the Slack app.',
          };
    case 'socket': {
      const question = { method: 'apps.connections.open', token: connection.appToken };
      const answer = await ask(connection, question, fetch);
      if (!('trouble' in answer))
        return { name: 'signing', state: 'ok', seen: 'Socket Mode, a connection can be opened' };
      return {
        name: 'signing',
        state: 'fail',
        seen: `Socket Mode: ${answer.trouble}`,
        remedy:
          'SLACK_APP_TOKEN must be an app-level token with connections:write, and Socket Mode must be on in the Slack app.',
      };
    }
  }
};

const channelSchema = z.looseObject({
  channel: z.looseObject({
    name: z.string().optional(),
    is_member: z.boolean().optional(),
    is_archived: z.boolean().optional(),
  }),
});

const examineChannel = async (name: string, id: string, { config, fetch }: Patient): Promise<Diagnosis> => {
  if (config.connection.kind === 'simulator') return { name, state: 'skipped', seen: noSlack };
  const question = { method: 'conversations.info', args: { channel: id } };
  const answer = await ask(config.connection, question, fetch);
  if ('trouble' in answer) return { name, state: 'fail', seen: answer.trouble, remedy: answer.remedy };
  const { channel } = channelSchema.parse(answer.body);
  const called = `#${channel.name ?? id}`;
  if (channel.is_archived)
    return { name, state: 'fail', seen: `${called} is archived`, remedy: 'Name another channel.' };
  if (!channel.is_member)
    return {
      name,
      state: 'fail',
      seen: `the bot is not in ${called}`,
      remedy: `Invite it there: /invite @eCW Triage.`,
    };
  return { name, state: 'ok', seen: `the bot is in ${called}` };
};

/** Whether the bot is where it is to listen and to post. */
export const examineChannels = async (patient: Patient): Promise<readonly Diagnosis[]> => {
  const { connection, supportChannels, escalationChannel } = patient.config;
  if (connection.kind === 'simulator') return skip(['channels'], noSlack);
  const support = supportChannels.map((id) => examineChannel(`channel ${id}`, id, patient));
  const nowhere: Diagnosis = {
    name: 'escalation channel',
    state: 'warn',
    seen: 'ESCALATION_CHANNEL is not set: escalations are kept and not posted',
    remedy: 'Set it to the id of a channel, and invite the bot there.',
  };
  return Promise.all([
    ...support,
    ...(support.length > 0
      ? []
      : [
          {
            name: 'channels',
            state: 'ok',
            seen: 'none is watched from the start; people decide in Slack',
          } as const,
        ]),
    escalationChannel === undefined
      ? nowhere
      : examineChannel('escalation channel', escalationChannel, patient),
  ]);
};
