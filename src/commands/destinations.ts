import { randomBytes } from 'node:crypto';
import { type Config, readConfig } from '../config/config.ts';
import { createDestinations } from '../delivery/destinations/createDestinations.ts';
import { rehearsalCatalog, rehearsalEscalation, rehearse } from '../delivery/destinations/rehearsal.ts';
import type { Destination } from '../delivery/port.ts';
import { channelRehearsal } from '../slack/send/channelRehearsal.ts';
import { exits } from '../terminal/command.ts';
import { commandGroup } from '../terminal/commandGroup.ts';
import { defineCommand } from '../terminal/defineCommand.ts';

const NONE = `No destination is configured. Set one or more of these, for example in .env:
  Slack    SLACK_BOT_TOKEN with SLACK_APP_TOKEN or SLACK_SIGNING_SECRET, and ESCALATION_CHANNEL
  e-mail   SMTP_URL, ESCALATION_EMAIL_FROM, ESCALATION_EMAIL_TO
  webhook  ESCALATION_WEBHOOK_URL and ESCALATION_WEBHOOK_SECRET; for Jira and Zendesk see .env.example
`;

const slackOf = ({ connection, escalationChannel: channelId }: Config): readonly Destination[] =>
  connection.kind === 'simulator' || channelId === undefined
    ? []
    : [channelRehearsal({ ...connection, channelId })];

const test = defineCommand({
  path: 'destinations test',
  about: `Sends an escalation that is marked as a test to every destination that is configured (Slack, e-mail, webhook), and
prints what each said. The settings are those of the bot: see .env.example.`,
  examples: ['destinations test'],
  run: async (_, { env, fetch, now, write, complain }) => {
    const config = readConfig(env);
    const beside = createDestinations(config.destinations, { catalog: rehearsalCatalog, fetch, now });
    const destinations = [...slackOf(config), ...beside];
    if (destinations.length === 0) {
      complain(NONE);
      return exits.nothingFound;
    }
    const escalation = rehearsalEscalation(randomBytes(16).toString('base64url'), now());
    const { lines, allTook } = await rehearse(destinations, escalation);
    write(`${lines.join('\n')}\n`);
    return allTook ? exits.done : exits.failed;
  },
});

/** Where escalations go. */
export const destinations = commandGroup({
  path: 'destinations',
  about: 'Where escalations go.',
  subcommands: { test: { summary: 'send a marked test to each', load: () => test } },
  examples: ['destinations test'],
});
