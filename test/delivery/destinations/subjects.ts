import { loadCatalog } from '../../../src/catalog/catalog.ts';
import { email } from '../../../src/delivery/destinations/email/email.ts';
import type { TemplateSettings } from '../../../src/delivery/destinations/settings.ts';
import { webhook } from '../../../src/delivery/destinations/webhook/webhook.ts';
import type { Destination } from '../../../src/delivery/port.ts';
import { readMail } from '../../support/readMail.ts';
import { openSmtpCatcher, type SmtpReplies } from '../../support/smtpCatcher.ts';
import { openWebhookReceiver, type WebhookAnswer } from '../../support/webhookReceiver.ts';

export const catalog = loadCatalog();
export const password = 'mail-Passw0rd';
export const secret = `whsec_${Buffer.from('k'.repeat(32)).toString('base64')}`;
export const authorization = `Basic ${Buffer.from('bot@example.com:api-Token').toString('base64')}`;
export const now = Date.UTC(2026, 2, 1, 17, 0);

/** How a receiver behaves. */
export type Reception = 'takes' | 'hangs' | 'refuses for good' | 'refuses for now';

/** What a receiver got: the id that a repeat is recognised by, and everything that can be read. */
export interface Got {
  readonly id: string;
  readonly all: string;
}

export interface Opened {
  readonly destination: Destination;
  got(): readonly Got[];
  close(): Promise<void>;
}

const emailFrom = (port: number, deadlineMs: number): Destination =>
  email(
    {
      host: '127.0.0.1',
      port,
      tls: 'optional',
      login: { user: 'bot', password },
      from: 'triage@example.com',
      to: ['one@example.com', 'two@example.com'],
    },
    { catalog, deadlineMs },
  );

export const openEmail = async (replies: SmtpReplies, deadlineMs: number): Promise<Opened> => {
  const catcher = await openSmtpCatcher(replies);
  return {
    destination: emailFrom(catcher.port, deadlineMs),
    got: () =>
      catcher.mails.map(({ raw }) => {
        const { headers, parts } = readMail(raw);
        const all = [headers.subject, ...parts.map(({ content }) => content)].join('\n');
        return { id: headers['x-idempotency-key'] ?? '', all };
      }),
    close: catcher.close,
  };
};

export const openWebhook = async (
  template: TemplateSettings,
  answer: WebhookAnswer,
  deadlineMs: number,
): Promise<Opened> => {
  const receiver = await openWebhookReceiver(() => answer);
  return {
    destination: webhook(
      { url: `${receiver.url}/secret-path`, secret, authorization, template },
      { catalog, fetch, now: () => now, deadlineMs },
    ),
    got: () =>
      receiver.calls.map(({ headers, body }) => ({
        id: headers['idempotency-key']?.toString() ?? '',
        all: body,
      })),
    close: receiver.close,
  };
};

const mailReplies: Readonly<Record<Reception, SmtpReplies>> = {
  takes: {},
  hangs: { greeting: null },
  'refuses for good': { RCPT: `550 5.1.1 no ${password} here` },
  'refuses for now': { DATA: '451 4.3.0 later' },
};

const answers = (taken: string): Readonly<Record<Reception, WebhookAnswer>> => ({
  takes: { status: 201, body: taken },
  hangs: 'hang',
  'refuses for good': { status: 410, body: authorization },
  'refuses for now': { status: 500, body: secret },
});

const jiraAnswers = answers(
  '{"id":"10000","key":"SUP-24","self":"https://x.example/rest/api/3/issue/10000"}',
);
const zendeskAnswers = answers('{"ticket":{"id":35436,"url":"https://x.example/api/v2/tickets/35436.json"}}');
const plainAnswers = answers('');

/** Every destination beside Slack, with a receiver that receives so behind it. */
export const subjects: readonly (readonly [
  string,
  (reception: Reception, deadlineMs: number) => Promise<Opened>,
])[] = [
  ['e-mail', (reception, deadlineMs) => openEmail(mailReplies[reception], deadlineMs)],
  [
    'webhook',
    (reception, deadlineMs) => openWebhook({ kind: 'default' }, plainAnswers[reception], deadlineMs),
  ],
  [
    'Jira',
    (reception, deadlineMs) =>
      openWebhook({ kind: 'jira', projectKey: 'SUP', issueType: 'Task' }, jiraAnswers[reception], deadlineMs),
  ],
  [
    'Zendesk',
    (reception, deadlineMs) =>
      openWebhook(
        { kind: 'zendesk', requester: 'support@example.com' },
        zendeskAnswers[reception],
        deadlineMs,
      ),
  ],
];
