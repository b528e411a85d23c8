import { z } from 'zod';
import type { EmailSettings } from '../delivery/destinations/settings.ts';
import { checked, isEmail, isLoopback, list, missing, type Part } from './variables.ts';

const startTls = ['required', 'optional', 'off'] as const;

/** Reads `smtp://user:password@host:587?tls=required`; undefined when it is no such address. */
const readSmtpUrl = (value: string): Omit<EmailSettings, 'from' | 'to'> | undefined => {
  const url = URL.parse(value);
  if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === '' || url.pathname.length > 1)
    return undefined;
  const isImplicit = url.protocol === 'smtps:';
  const hasLogin = url.username !== '';
  const chosen = z
    .enum(startTls)
    .optional()
    .safeParse(url.searchParams.get('tls') ?? undefined);
  if (!chosen.success || [...url.searchParams.keys()].some((key) => key !== 'tls')) return undefined;
  const usual = hasLogin && !isLoopback(url.hostname) ? 'required' : 'optional';
  try {
    return {
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: Number(url.port) || (isImplicit ? 465 : 587),
      tls: isImplicit ? 'implicit' : (chosen.data ?? usual),
      ...(hasLogin
        ? { login: { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) } }
        : {}),
    };
  } catch {
    return undefined;
  }
};

export const emailVariables = {
  SMTP_URL: checked(
    (value) => readSmtpUrl(value) !== undefined,
    'must be smtp://user:password@host:587 or smtps://user:password@host:465, special characters in user and password percent-encoded. For smtp, ?tls=required, optional or off may follow.',
  ),
  ESCALATION_EMAIL_FROM: checked(isEmail, 'must be one e-mail address, without a name.'),
  ESCALATION_EMAIL_TO: list.refine((addresses) => addresses.length <= 20 && addresses.every(isEmail), {
    error: 'takes e-mail addresses, separated by commas, without names, 20 at most.',
  }),
};

const schema = z.object(emailVariables);

/** Reads how escalations are mailed; all three variables or none. */
export const readEmail = (read: z.infer<typeof schema>): Part<EmailSettings> => {
  const { SMTP_URL, ESCALATION_EMAIL_FROM: from, ESCALATION_EMAIL_TO: to } = read;
  const server = SMTP_URL === undefined ? undefined : readSmtpUrl(SMTP_URL);
  if (server === undefined && from === undefined && to.length === 0) return { problems: [] };
  if (server !== undefined && from !== undefined && to.length > 0)
    return { settings: { ...server, from, to }, problems: [] };
  return {
    problems: missing(
      { SMTP_URL, ESCALATION_EMAIL_FROM: from, ESCALATION_EMAIL_TO: to[0] },
      'e-mail takes SMTP_URL, ESCALATION_EMAIL_FROM and ESCALATION_EMAIL_TO together.',
    ),
  };
};
