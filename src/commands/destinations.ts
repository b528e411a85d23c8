import { randomBytes } from 'node:crypto';
import { config as loadDotenv } from 'dotenv';
import { type Config, ConfigError, readConfig } from '../config/config.ts';
import { createDestinations } from '../delivery/destinations/createDestinations.ts';
import { rehearsalCatalog, rehearsalEscalation, rehearse } from '../delivery/destinations/rehearsal.ts';
import type { Destination } from '../delivery/port.ts';
import { channelRehearsal } from '../slack/send/channelRehearsal.ts';

const HELP = `Usage: npm run destinations -- test

Sends an escalation that is marked as a test to every destination that is configured (Slack, e-mail, webhook),
and prints what each said. The settings are those of the bot: see .env.example.

Exit codes: 0 all took it, 1 one did not or none is configured, 2 wrong use.
`;

const NONE = `No destination is configured. Set one or more of these, for example in .env:
  Slack    SLACK_BOT_TOKEN with SLACK_APP_TOKEN or SLACK_SIGNING_SECRET, and ESCALATION_CHANNEL
  e-mail   SMTP_URL, ESCALATION_EMAIL_FROM, ESCALATION_EMAIL_TO
  webhook  ESCALATION_WEBHOOK_URL and ESCALATION_WEBHOOK_SECRET; for Jira and Zendesk see .env.example
`;

const slackOf = ({ connection, escalationChannel: channelId }: Config): readonly Destination[] =>
  connection.kind === 'simulator' || channelId === undefined
    ? []
    : [channelRehearsal({ ...connection, channelId })];

/** Tries every destination; resolves to the exit code. */
const run = async (config: Config): Promise<number> => {
  const beside = createDestinations(config.destinations, { catalog: rehearsalCatalog, fetch, now: Date.now });
  const destinations = [...slackOf(config), ...beside];
  if (destinations.length === 0) {
    process.stderr.write(NONE);
    return 1;
  }
  const escalation = rehearsalEscalation(randomBytes(16).toString('base64url'), Date.now());
  const { lines, allTook } = await rehearse(destinations, escalation);
  process.stdout.write(`${lines.join('\n')}\n`);
  return allTook ? 0 : 1;
};

const [command, ...rest] = process.argv.slice(2);
loadDotenv({ quiet: true });
if (command === 'test' && rest.length === 0) {
  try {
    process.exitCode = await run(readConfig(process.env));
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
} else {
  const isHelp = command === '--help' || command === 'help';
  (isHelp ? process.stdout : process.stderr).write(HELP);
  process.exitCode = isHelp ? 0 : 2;
}
