import { createHmac } from 'node:crypto';

/**
 * The three headers of a signed message, as Standard Webhooks has them: https://www.standardwebhooks.com.
 * `secret` is `whsec_` and the base64 of the key, `now` is in epoch milliseconds.
 */
export const sign = (
  { id, body }: { readonly id: string; readonly body: string },
  secret: string,
  now: number,
): Readonly<Record<string, string>> => {
  const timestamp = Math.floor(now / 1000);
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': `v1,${signature}`,
  };
};
