import { createTransport } from 'nodemailer';
import type { Catalog } from '../../../catalog/catalog.ts';
import type { Destination } from '../../port.ts';
import { bundled } from '../bundled.ts';
import type { EmailSettings } from '../settings.ts';
import { mailOf } from './mailOf.ts';
import { smtpOutcome } from './smtpOutcome.ts';

export interface EmailDeps {
  readonly catalog: Pick<Catalog, 'byId'>;
  /** For one mail from connecting to the last reply. */
  readonly deadlineMs: number;
}

const transportOf = ({ host, port, tls, login }: EmailSettings, deadlineMs: number) =>
  createTransport({
    host,
    port,
    secure: tls === 'implicit',
    requireTLS: tls === 'required',
    ignoreTLS: tls === 'off',
    ...(login === undefined ? {} : { auth: { user: login.user, pass: login.password } }),
    dnsTimeout: deadlineMs,
    connectionTimeout: deadlineMs,
    greetingTimeout: deadlineMs,
    socketTimeout: deadlineMs,
    maxResponseSize: 64 * 1024,
    disableFileAccess: true,
    disableUrlAccess: true,
  });

const receiptOf = (messageId: string, refused: number, all: number): string =>
  refused === 0 ? messageId : `${messageId}, refused for ${refused} of ${all} recipients`;

/** E-mail over SMTP, a connection for each mail. Delivered once the server has taken it for at least one recipient. */
export const email = (settings: EmailSettings, { catalog, deadlineMs }: EmailDeps): Destination => {
  const transport = transportOf(settings, deadlineMs);
  const called = { how: 'mailed', to: settings.to.join(', ') } as const;
  return bundled({ name: 'email', called, host: settings.host }, catalog, (bundle) =>
    transport.sendMail({ ...mailOf(bundle, settings), signal: AbortSignal.timeout(deadlineMs) }).then(
      ({ messageId, rejected }) => ({
        kind: 'delivered',
        receipt: receiptOf(messageId, rejected.length, settings.to.length),
      }),
      smtpOutcome,
    ),
  );
};
