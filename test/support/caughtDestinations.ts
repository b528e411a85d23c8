import type { Catalog } from '../../src/catalog/catalog.ts';
import { createDestinations } from '../../src/delivery/destinations/createDestinations.ts';
import type { SmtpCatcher } from './smtpCatcher.ts';
import type { WebhookReceiver } from './webhookReceiver.ts';

/** What the webhooks of `caughtDestinations` are signed with. */
export const webhookSecret = `whsec_${Buffer.from('k'.repeat(32)).toString('base64')}`;

/** E-mail into a local mailbox and a signed webhook to a local receiver. */
export const caughtDestinations = (
  mailbox: Pick<SmtpCatcher, 'port'>,
  receiver: Pick<WebhookReceiver, 'url'>,
  catalog: Catalog,
) =>
  createDestinations(
    {
      email: {
        host: '127.0.0.1',
        port: mailbox.port,
        tls: 'off',
        from: 'bot@example.com',
        to: ['ecw@example.com'],
      },
      webhook: { url: receiver.url, secret: webhookSecret, template: { kind: 'default' } },
    },
    { catalog, fetch, now: Date.now },
  );
