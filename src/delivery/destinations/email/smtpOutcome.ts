import { z } from 'zod';
import type { SendOutcome } from '../../port.ts';

const code = z
  .string()
  .regex(/^[A-Z][A-Z_0-9]{1,60}$/)
  .optional()
  .catch(undefined);
const refusalSchema = z.object({
  code,
  /** What the connection itself said, for example `ECONNREFUSED`. */
  originalCode: code,
  responseCode: z.int().min(400).max(599).optional().catch(undefined),
  response: z.string().optional().catch(undefined),
});
type SmtpRefusal = z.infer<typeof refusalSchema>;

/** Replies that ask for another login or for any (RFC 4954 section 6). */
const loginReplies: readonly number[] = [530, 534, 535, 538];
const login = 'The mail server refused the login. Check user and password in SMTP_URL';

/** Faults that an operator mends, whatever the server says about them: worth another try. */
const mendable: Readonly<Record<string, string>> = {
  EAUTH: login,
  ENOAUTH: login,
  ETLS: 'No safe connection to the mail server: it offers no TLS, or its certificate is not trusted',
};

const silences: Readonly<Record<string, string>> = {
  EABORT: 'The mail server did not take the mail in time.',
  ETIMEDOUT: 'The mail server did not answer in time.',
  EDNS: 'The name of the mail server cannot be resolved. Check the host in SMTP_URL.',
};

/** ` (SMTP 550 5.1.1)`; the server's words are left out, since they may repeat addresses and user names. */
const inBrackets = ({ responseCode, response }: SmtpRefusal): string => {
  if (responseCode === undefined) return '';
  const enhanced = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(response ?? '')?.[1];
  return ` (${['SMTP', responseCode, enhanced].filter((part) => part !== undefined).join(' ')})`;
};

/** What an error of nodemailer means for the delivery: 5xx replies are final, except those about login and TLS. */
export const smtpOutcome = (error: unknown): SendOutcome => {
  const read = refusalSchema.safeParse(error);
  const refusal: SmtpRefusal = read.success ? read.data : {};
  const { code = 'unknown fault', originalCode = code, responseCode } = refusal;
  const mend = responseCode !== undefined && loginReplies.includes(responseCode) ? login : mendable[code];
  if (mend !== undefined) return { kind: 'later', reason: `${mend}${inBrackets(refusal)}.` };
  if (responseCode === undefined)
    return { kind: 'later', reason: silences[code] ?? `No connection to the mail server (${originalCode}).` };
  return responseCode >= 500
    ? { kind: 'never', reason: `The mail server refused the mail for good${inBrackets(refusal)}.` }
    : { kind: 'later', reason: `The mail server cannot take the mail now${inBrackets(refusal)}.` };
};
