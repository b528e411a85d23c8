import { createHmac } from 'node:crypto';
import type { Parcel, SendAttempt, Transport } from './transport.ts';

interface Deps {
  readonly requestUrl: string;
  readonly signingSecret: string;
  readonly now: () => number;
  readonly ackTimeoutMs: number;
}

const maxAckBytes = 1024 * 1024;

/** Signed posts to the bot's Request URL. Source: docs.slack.dev/authentication/verifying-requests-from-slack. */
export function createHttpTransport(deps: Deps): Transport {
  return { name: 'http', send: (parcel) => post(parcel, deps) };
}

async function post(parcel: Parcel, deps: Deps): Promise<SendAttempt> {
  const { body, contentType } = encode(parcel);
  const signal = AbortSignal.timeout(deps.ackTimeoutMs);
  try {
    const answer = await fetch(deps.requestUrl, {
      method: 'POST',
      headers: { 'content-type': contentType, ...signed(body, deps), ...retryHeaders(parcel) },
      body,
      redirect: 'manual',
      signal,
    });
    return await outcomeOf(answer);
  } catch {
    return { status: 0, error: signal.aborted ? 'http_timeout' : 'connection_failed' };
  }
}

function encode(parcel: Parcel): { readonly body: string; readonly contentType: string } {
  const form = 'application/x-www-form-urlencoded';
  switch (parcel.kind) {
    case 'event':
      return { body: JSON.stringify(parcel.body), contentType: 'application/json' };
    case 'command':
      return { body: new URLSearchParams(stringFields(parcel.body)).toString(), contentType: form };
    case 'interaction':
      return {
        body: new URLSearchParams({ payload: JSON.stringify(parcel.body) }).toString(),
        contentType: form,
      };
  }
}

function stringFields(body: Parcel['body']): Record<string, string> {
  return Object.fromEntries(Object.entries(body).map(([key, value]) => [key, String(value)]));
}

function signed(body: string, deps: Deps): Record<string, string> {
  const timestamp = String(Math.floor(deps.now() / 1000));
  const hash = createHmac('sha256', deps.signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  return {
    'user-agent': 'Slackbot 1.0 (simulator)',
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${hash}`,
  };
}

function retryHeaders({ retryNum, retryReason }: Parcel): Record<string, string> {
  if (retryNum === 0) return {};
  return { 'x-slack-retry-num': String(retryNum), 'x-slack-retry-reason': retryReason ?? 'http_error' };
}

async function outcomeOf(answer: Response): Promise<SendAttempt> {
  const text = (await answer.text()).slice(0, maxAckBytes);
  const noRetry = answer.headers.get('x-slack-no-retry') === '1';
  if (answer.status !== 200) return { status: answer.status, error: 'http_error', noRetry };
  const isJson = answer.headers.get('content-type')?.startsWith('application/json') ?? false;
  const response = isJson ? parsed(text) : text;
  return { status: 200, noRetry, ...(text === '' ? {} : { response }) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
