import { createHmac } from 'node:crypto';

export interface Signing {
  readonly secret: string;
  /** Epoch seconds that the request claims. */
  readonly timestamp: number;
}

/** Slack's v0 signature, written apart from the code under test. */
export const signedHeaders = (body: string, { secret, timestamp }: Signing): Record<string, string> => ({
  'content-type': 'application/json',
  'x-slack-request-timestamp': String(timestamp),
  'x-slack-signature': `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`,
});
