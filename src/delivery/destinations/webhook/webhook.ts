import type { Catalog } from '../../../catalog/catalog.ts';
import type { Bundle } from '../../../escalations/bundle.ts';
import { readBounded } from '../../../text/readBounded.ts';
import type { Destination, SendOutcome } from '../../port.ts';
import { bundled } from '../bundled.ts';
import type { WebhookSettings } from '../settings.ts';
import { connectionOutcome, httpOutcome } from './httpOutcome.ts';
import { jira } from './jira.ts';
import { sign } from './sign.ts';
import type { Template } from './template.ts';
import { zendesk } from './zendesk.ts';

/** A message of our own shape; any success will do. */
const plain: Template = {
  body: ({ data }) => ({ type: 'escalation.filed', timestamp: data.openedAt, data }),
  receipt: ({ status }) => `HTTP ${status}`,
};

const templateOf = ({ template, url }: Pick<WebhookSettings, 'template' | 'url'>): Template => {
  switch (template.kind) {
    case 'default':
      return plain;
    case 'jira':
      return jira(template, url);
    case 'zendesk':
      return zendesk(template, url);
  }
};

/** What people call the receiver: a ticket system by its name, any other by its host. Never the whole address, which may hold a secret. */
const systemOf = ({ template, url }: Pick<WebhookSettings, 'template' | 'url'>): string => {
  switch (template.kind) {
    case 'default':
      return new URL(url).hostname;
    case 'jira':
      return `Jira project ${template.projectKey}`;
    case 'zendesk':
      return 'Zendesk';
  }
};

interface WebhookDeps {
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
  { secret, formerSecret, authorization }: WebhookSettings,
  now: number,
): Record<string, string> => ({
  'content-type': 'application/json',
  accept: 'application/json',
  'user-agent': 'ecw-triage',
  'idempotency-key': message.id,
  ...(secret === undefined
    ? {}
    : sign(message, [secret, ...(formerSecret === undefined ? [] : [formerSecret])], now)),
  ...(authorization === undefined ? {} : { authorization }),
});

/** The beginning of an answer; one that breaks off is as good as empty. */
const textOf = (body: Response['body']): Promise<string> =>
  readBounded(body, answerBytes).then(
    ({ bytes }) => bytes.toString('utf8'),
    () => '',
  );

const accepted = async ({ status, body }: Response, template: Template): Promise<SendOutcome> => {
  const receipt = template.receipt({ status, text: await textOf(body) });
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
  const post = async (bundle: Bundle): Promise<SendOutcome> => {
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
  const called = { how: 'sent', to: systemOf(settings) } as const;
  return bundled({ name: 'webhook', called, host: new URL(settings.url).hostname }, deps.catalog, (bundle) =>
    post(bundle).catch(connectionOutcome),
  );
};
