import { z } from 'zod';
import type { Retention } from '../cases/applyRetention.ts';
import type { BusinessSpan } from '../channels/wallClock.ts';
import type { DestinationSettings } from '../delivery/destinations/settings.ts';
import type { SlackConnection } from '../slack/connect/connection.ts';
import type { DatabaseConfig } from '../storage/openDatabase.ts';
import { type CheckSettings, readChecks, variablesOfChecks } from './checks.ts';
import { databaseVariable } from './database.ts';
import { destinationVariables, readDestinations } from './destinations.ts';
import { healthVariables, readHealth } from './health.ts';
import { readReminders, reminderVariables } from './reminders.ts';
import { readRetention, retentionVariables } from './retention.ts';
import { secretFileNames, withSecretFiles } from './secretFiles.ts';
import { readSite, type SiteSettings, siteVariables } from './site.ts';
import { checked, isLoopback, list, listenHost, text } from './variables.ts';

/** How the bot reaches Slack. `simulator`: no tokens were set, so it starts with a Slack of its own on this machine. */
export type Connection = { readonly kind: 'simulator'; readonly port: number } | SlackConnection;

export interface Config extends SiteSettings {
  readonly connection: Connection;
  readonly supportChannels: readonly string[];
  readonly escalationChannel?: string;
  /** Id of the user group whose members may escalate; everybody when absent. */
  readonly escalationGroup?: string;
  /** Id of the user group whose members approve what the team keeps as its own; nobody when absent. */
  readonly approverGroup?: string;
  readonly reminders: BusinessSpan;
  /** Whether the escalation channel is told of every week. */
  readonly digest: boolean;
  readonly retention: Retention;
  /** Where escalations go beside Slack. */
  readonly destinations: DestinationSettings;
  readonly allowedBots: readonly string[];
  readonly checks: CheckSettings;
  /** Whether pictures are read. */
  readonly readsPictures: boolean;
  /** Where monitors may look; nowhere when absent. */
  readonly health?: { readonly host: string; readonly port: number };
  readonly database: DatabaseConfig;
  /** What the bot starts with all the same, though somebody should look at it; absent where there is nothing. */
  readonly warnings?: readonly string[];
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

/** Every problem found in the environment, each saying what to do. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly code = 'CONFIG_INVALID';
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(
      ['These variables must be mended first:', ...problems.map((problem) => `  - ${problem}`)].join('\n'),
    );
    this.problems = problems;
  }
}

const idList = (pattern: RegExp, what: string) =>
  list.refine((ids) => ids.every((id) => pattern.test(id)), { error: what });

const token = (prefix: string, where: string) =>
  text.refine((value) => value === undefined || value.startsWith(prefix), {
    error: `must start with ${prefix}: copy it from ${where} of your Slack app.`,
  });

const port = (fallback: number) =>
  text
    .transform((value) => Number(value ?? fallback))
    .refine((value) => Number.isInteger(value) && value >= 0 && value <= 65_535, {
      error: 'must be a port number from 0 to 65535.',
    });

const userGroup = checked(
  (value) => /^S[A-Z0-9]{2,}$/.test(value),
  'takes the id of a user group such as S0123456789.',
);

const channelIds =
  'takes channel ids such as C0123456789, separated by commas (Slack: channel details, at the bottom).';

/** Slack's own have 32 characters; what is much shorter can be guessed. */
const shortestSecret = 16;

const isApiUrl = (value: string): boolean => {
  const url = z.url({ protocol: /^https?$/ }).safeParse(value).success ? URL.parse(value) : undefined;
  return url !== undefined && url !== null && (url.protocol === 'https:' || isLoopback(url.hostname));
};

const schema = z.object({
  SLACK_BOT_TOKEN: token('xoxb-', 'OAuth & Permissions'),
  SLACK_APP_TOKEN: token('xapp-', 'Basic Information, App-Level Tokens,'),
  SLACK_SIGNING_SECRET: list.refine(
    (secrets) => secrets.length <= 2 && secrets.every((one) => one.length >= shortestSecret),
    {
      error:
        'takes the Signing Secret from Basic Information of your Slack app, whole; while it is changed the old one too, after a comma.',
    },
  ),
  SLACK_API_URL: text.refine((value) => value === undefined || isApiUrl(value), {
    error:
      'must be an http or https address, for example https://slack.com/api/, and https unless it is on this machine: the token travels there. Leave it out for Slack itself.',
  }),
  HOST: listenHost,
  PORT: port(3000),
  SIMULATOR_PORT: port(3100),
  WORKSPACE_PORT: text.refine((value) => value === undefined, {
    error: 'is now called SIMULATOR_PORT: rename it.',
  }),
  SUPPORT_CHANNELS: idList(/^[CG][A-Z0-9]{2,}$/, channelIds),
  ESCALATION_CHANNEL: text.refine((value) => value === undefined || /^[CG][A-Z0-9]{2,}$/.test(value), {
    error: 'takes one channel id such as C0123456789 (Slack: channel details, at the bottom).',
  }),
  ESCALATION_GROUP: userGroup,
  APPROVER_GROUP: userGroup,
  ...reminderVariables,
  ...variablesOfChecks,
  PICTURES: text
    .transform((value) => value?.toLowerCase() ?? 'off')
    .pipe(z.enum(['on', 'off'], { error: 'must be on or off.' })),
  ...healthVariables,
  ...siteVariables,
  ...retentionVariables,
  ...destinationVariables,
  ALLOWED_BOTS: idList(
    /^[AB][A-Z0-9]{2,}$/,
    'takes bot or app ids such as B0123456789, separated by commas.',
  ),
  DATABASE_URL: databaseVariable,
  LOG_LEVEL: text
    .transform((value) => value ?? 'info')
    .pipe(
      z.enum(['debug', 'info', 'warn', 'error', 'silent'], {
        error: 'must be debug, info, warn, error or silent.',
      }),
    ),
});

/** Every variable that the bot reads. */
export const variableNames: readonly string[] = [...Object.keys(schema.shape), ...secretFileNames];

/** What is tried in the local simulator stays apart from what real people filed. */
export const simulatorPath = 'data/simulator.db';
const defaultPaths = { simulator: simulatorPath, socket: 'data/triage.db', http: 'data/triage.db' };

type Variables = z.infer<typeof schema>;

/** Reads how to connect, or says what is missing. A bot token alone is not enough: it takes an app token or a signing secret. */
const readConnection = (read: Variables): Connection | readonly string[] => {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken } = read;
  const [signingSecret, formerSigningSecret] = read.SLACK_SIGNING_SECRET;
  const api =
    read.SLACK_API_URL === undefined ? {} : { apiUrl: new URL(read.SLACK_API_URL).href.replace(/\/?$/, '/') };
  if (!botToken && !appToken && !signingSecret) return { kind: 'simulator', port: read.SIMULATOR_PORT };
  if (botToken && appToken) return { kind: 'socket', botToken, appToken, ...api };
  if (botToken && signingSecret)
    return {
      kind: 'http',
      botToken,
      signingSecret,
      ...(formerSigningSecret === undefined ? {} : { formerSigningSecret }),
      ...(read.HOST === undefined ? {} : { host: read.HOST }),
      port: read.PORT,
      ...api,
    };
  return [
    ...(botToken
      ? []
      : ['SLACK_BOT_TOKEN is missing: copy it (xoxb-…) from OAuth & Permissions of your Slack app.']),
    ...(appToken || signingSecret
      ? []
      : [
          'SLACK_APP_TOKEN (Socket Mode, xapp-…) or SLACK_SIGNING_SECRET (HTTP) is missing: set one of them, from Basic Information of your Slack app.',
        ]),
  ];
};

/** Two servers cannot listen on one port. */
const portProblems = (read: Variables, connection: Connection | readonly string[]): readonly string[] => {
  const main =
    'kind' in connection && connection.kind !== 'socket'
      ? [[connection.kind === 'simulator' ? 'SIMULATOR_PORT' : 'PORT', connection.port] as const]
      : [];
  const ports = [...main, ['HEALTH_PORT', read.HEALTH_PORT] as const, ['SITE_PORT', read.SITE_PORT] as const];
  return ports.flatMap(([name, port], at) => {
    const same = ports.slice(0, at).find(([, other]) => port !== undefined && port !== 0 && other === port);
    return same ? [`${name} is the same as ${same[0]}: choose another.`] : [];
  });
};

const warningsOf = (read: Variables): readonly string[] =>
  read.SLACK_APP_TOKEN && read.SLACK_SIGNING_SECRET.length > 0
    ? [
        'SLACK_APP_TOKEN and SLACK_SIGNING_SECRET are both set: Socket Mode is used and nothing listens for HTTP. Take one of them out.',
      ]
    : [];

/** Reads the environment. Throws a ConfigError that names every problem at once; values are never repeated in it. */
export const readConfig = (given: Readonly<Record<string, string | undefined>>): Config => {
  const { env, problems: fileProblems } = withSecretFiles(given);
  const read = schema.safeParse(env);
  if (!read.success)
    throw new ConfigError([
      ...fileProblems,
      ...read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`),
    ]);
  if (fileProblems.length > 0) throw new ConfigError(fileProblems);
  const { data } = read;
  const connection = readConnection(data);
  const destinations = readDestinations(data);
  const problems = [...portProblems(data, connection), ...destinations.problems];
  if (!('kind' in connection)) throw new ConfigError([...connection, ...problems]);
  if (problems.length > 0) throw new ConfigError(problems);
  const warnings = warningsOf(data);
  const approverGroup = data.APPROVER_GROUP ?? data.ESCALATION_GROUP;
  return {
    connection,
    supportChannels: data.SUPPORT_CHANNELS,
    ...(data.ESCALATION_CHANNEL === undefined ? {} : { escalationChannel: data.ESCALATION_CHANNEL }),
    ...(data.ESCALATION_GROUP === undefined ? {} : { escalationGroup: data.ESCALATION_GROUP }),
    ...(approverGroup === undefined ? {} : { approverGroup }),
    reminders: readReminders(data),
    digest: data.DIGEST,
    retention: readRetention(data),
    destinations: destinations.settings,
    allowedBots: data.ALLOWED_BOTS,
    checks: readChecks(data),
    readsPictures: data.PICTURES === 'on',
    ...readHealth(data),
    ...readSite(data),
    database: data.DATABASE_URL ?? { kind: 'sqlite', path: defaultPaths[connection.kind] },
    ...(warnings.length > 0 ? { warnings } : {}),
    logLevel: data.LOG_LEVEL,
  };
};
