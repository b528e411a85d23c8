import type { Catalog } from '../../../catalog/catalog.ts';
import type { Bundle } from '../../../escalations/bundle.ts';
import { once } from '../../../pacing/once.ts';
import type { Destination, SendOutcome } from '../../port.ts';
import { bundled } from '../bundled.ts';
import type { EmailSettings } from '../settings.ts';
import { mailOf } from './mailOf.ts';
import { smtpOutcome } from './smtpOutcome.ts';

interface EmailDeps {
  readonly catalog: Pick<Catalog, 'byId'>;
  /** For one mail from connecting to the last reply. */
  readonly deadlineMs: number;
}

/** Its code is read for the first mail. */
const transportOf = async ({ host, port, tls, login }: EmailSettings, deadlineMs: number) =>
  (await import('nodemailer')).createTransport({
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
  const transport = once(() => transportOf(settings, deadlineMs));
  const called = { how: 'mailed', to: settings.to.join(', ') } as const;
  const mail = async (bundle: Bundle): Promise<SendOutcome> => {
    const mailer = await transport();
    return mailer.sendMail({ ...mailOf(bundle, settings), signal: AbortSignal.timeout(deadlineMs) }).then(
      ({ messageId, rejected }) => ({
        kind: 'delivered',
        receipt: receiptOf(messageId, rejected.length, settings.to.length),
      }),
      smtpOutcome,
    );
  };
  return bundled({ name: 'email', called, host: settings.host }, catalog, mail);
};
