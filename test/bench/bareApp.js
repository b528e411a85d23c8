/** What the bot is compared with: a Bolt app that acknowledges everything and does nothing. Prints its port. */
import { App, LogLevel } from '@slack/bolt';

const app = new App({
  token: process.env.SLACK_BOT_TOKEN,
  signingSecret: process.env.SLACK_SIGNING_SECRET,
  clientOptions: { slackApiUrl: process.env.SLACK_API_URL },
  logLevel: LogLevel.ERROR,
});
app.event('message', async () => {});
app.command('/ecw-error', async ({ ack }) => ack());
const server = await app.start(0);
process.stderr.write(`${JSON.stringify({ port: server.address().port })}\n`);
