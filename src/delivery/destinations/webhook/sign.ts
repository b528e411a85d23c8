import { createHmac } from 'node:crypto';

const signatureOf = (signed: string, secret: string): string => {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
};

/**
 * The three headers of a signed message, as Standard Webhooks has them: https://www.standardwebhooks.com.
 * A secret is `whsec_` and the base64 of the key; of several, each has its signature. `now` is in epoch milliseconds.
 */
export const sign = (
  { id, body }: { readonly id: string; readonly body: string },
  secrets: readonly string[],
  now: number,
): Readonly<Record<string, string>> => {
  const timestamp = Math.floor(now / 1000);
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': secrets.map((secret) => signatureOf(`${id}.${timestamp}.${body}`, secret)).join(' '),
  };
};
