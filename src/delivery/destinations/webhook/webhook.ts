import type { Catalog } from '../../../catalog/catalog.ts';
import type { Bundle } from '../../../escalations/bundle.ts';
import type { Destination, Outcome } from '../../../escalations/escalation.ts';
import { bundled } from '../bundled.ts';
import type { WebhookSettings } from '../settings.ts';
import { connectionOutcome, httpOutcome } from './httpOutcome.ts';
import { readBounded } from './readBounded.ts';
import { sign } from './sign.ts';
import { type Template, templateOf } from './template.ts';

export interface WebhookDeps {
  readonly catalog: Pick<Catalog, 'byId'>;
  readonly fetch: typeof fetch;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** For one request from connecting to the end of its answer. */
  readonly deadlineMs: number;
}

const answerBytes = 64 * 1024;

const headersOf = (
  message: { readonly id: string; readonly body: string },
  { secret, authorization }: WebhookSettings,
  now: number,
): Record<string, string> => ({
  'content-type': 'application/json',
  accept: 'application/json',
  'user-agent': 'ecw-triage',
  'idempotency-key': message.id,
  ...(secret === undefined ? {} : sign(message, secret, now)),
  ...(authorization === undefined ? {} : { authorization }),
});

const accepted = async ({ status, body }: Response, template: Template): Promise<Outcome> => {
  const receipt = template.receipt({ status, text: await readBounded(body, answerBytes) });
  return receipt === undefined
    ? {
        kind: 'never',
        reason: `The webhook answered ${status}, but not as a ticket system does. Check ESCALATION_WEBHOOK_URL.`,
      }
    : { kind: 'delivered', receipt };
};

/** A signed POST (Standard Webhooks), or a ticket by way of a template. One request a send, redirects are not followed. */
export const webhook = (settings: WebhookSettings, deps: WebhookDeps): Destination => {
  const template = templateOf(settings);
  const post = async (bundle: Bundle): Promise<Outcome> => {
    const body = JSON.stringify(template.body(bundle));
    const response = await deps.fetch(settings.url, {
      method: 'POST',
      headers: headersOf({ id: bundle.id, body }, settings, deps.now()),
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(deps.deadlineMs),
    });
    if (response.ok) return accepted(response, template);
    await response.body?.cancel();
    return httpOutcome(response, deps.now());
  };
  return bundled('webhook', deps.catalog, (bundle) => post(bundle).catch(connectionOutcome));
};
