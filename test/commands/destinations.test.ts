import { expect, test } from '@jest/globals';
import { openSimulator } from '../../src/simulator/simulator.ts';
import { later } from '../storage/places.ts';
import { webhookSecret } from '../support/caughtDestinations.ts';
import { runCli } from '../support/runCli.ts';
import { manifest } from '../support/scene.ts';
import { openWebhookReceiver } from '../support/webhookReceiver.ts';

test('a test goes to every destination that is configured, and each says what came of it', async () => {
  const simulator = await openSimulator({ manifest });
  later(simulator.close);
  const receiver = await openWebhookReceiver();
  later(receiver.close);
  const env = {
    SLACK_BOT_TOKEN: simulator.botToken,
    SLACK_SIGNING_SECRET: simulator.signingSecret,
    SLACK_API_URL: simulator.apiUrl,
    ESCALATION_CHANNEL: simulator.channel('ecw-escalations').id,
    ESCALATION_WEBHOOK_URL: `${receiver.url}/in`,
    ESCALATION_WEBHOOK_SECRET: webhookSecret,
  };
  const { exit, out } = await runCli(['destinations', 'test'], { env });
  expect({ exit, out }).toEqual({
    exit: 0,
    out: expect.stringMatching(/^slack: delivered .*\nwebhook: delivered/),
  });
  expect(receiver.calls).toHaveLength(1);
  await receiver.close();
  const failed = await runCli(['destinations', 'test'], { env });
  expect(failed).toMatchObject({ exit: 1, out: expect.stringMatching(/\nwebhook: NOT delivered/) });
});

test('without any it says how to set one up', async () => {
  expect(await runCli(['destinations', 'test'])).toMatchObject({
    exit: 3,
    err: expect.stringMatching(/SMTP_URL/),
  });
});
