import type { Catalog } from '../../catalog/catalog.ts';
import type { Destination } from '../port.ts';
import { email } from './email/email.ts';
import type { DestinationSettings } from './settings.ts';
import { webhook } from './webhook/webhook.ts';

interface DestinationDeps {
  readonly catalog: Pick<Catalog, 'byId'>;
  readonly fetch: typeof fetch;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

const emailDeadlineMs = 20_000;
const webhookDeadlineMs = 10_000;

/** The destinations beside Slack that are set up: `email`, `webhook`. */
export const createDestinations = (
  settings: DestinationSettings,
  { catalog, fetch, now }: DestinationDeps,
): readonly Destination[] => [
  ...(settings.email === undefined ? [] : [email(settings.email, { catalog, deadlineMs: emailDeadlineMs })]),
  ...(settings.webhook === undefined
    ? []
    : [webhook(settings.webhook, { catalog, fetch, now, deadlineMs: webhookDeadlineMs })]),
];
