import { expect, test } from '@jest/globals';
import { type FailedCall, watchedFetch } from '../../src/slack/connect/clientOptions.ts';

const apiUrl = 'https://slack.example/api/';

const json = (body: string | ReadableStream) =>
  new Response(body, {
    headers: {
      'content-type': 'application/json',
      ...(typeof body === 'string' ? { 'content-length': String(body.length) } : {}),
    },
  });

/** What is told of one call, and the answer as the caller reads it. */
const call = async (address: string, answer: Response) => {
  const told: FailedCall[] = [];
  const watching = { apiUrl, otherwise: 'file', failed: (one: FailedCall) => told.push(one) } as const;
  const response = await watchedFetch(async () => answer, watching)(address);
  return { told, response };
};

const refused = JSON.stringify({ ok: false, error: 'not_in_channel' });

test('a refusal of a method is told by Slack’s word for it, and can still be read', async () => {
  const { told, response } = await call(`${apiUrl}chat.postMessage`, json(refused));
  expect(told).toEqual([
    { kind: 'refused', host: 'slack.example', method: 'chat.postMessage', reason: 'not_in_channel' },
  ]);
  expect(await response.json()).toMatchObject({ error: 'not_in_channel' });
});

test('what a file says is not Slack’s word', async () => {
  const { told, response } = await call('https://files.example/result.json', json(refused));
  expect(told).toEqual([]);
  expect(await response.text()).toBe(refused);
});

test('a long answer is not read to its end to find a refusal in it', async () => {
  const endless = new ReadableStream({
    pull: (controller) => controller.enqueue(new Uint8Array(1000).fill(32)),
  });
  const { told, response } = await call(`${apiUrl}conversations.history`, json(endless));
  expect(told).toEqual([]);
  await response.body?.cancel();
});

test.each([
  ['a page instead of JSON', new Response('<html>'), []],
  ['half a JSON', json('{"ok":'), []],
  ['a status', new Response('', { status: 503 }), ['http_503']],
  ['too many calls', new Response('', { status: 429 }), ['ratelimited']],
])('%s', async (_what, answer, reasons) => {
  const { told } = await call(`${apiUrl}chat.update`, answer);
  expect(told.map(({ reason }) => reason)).toEqual(reasons);
});
