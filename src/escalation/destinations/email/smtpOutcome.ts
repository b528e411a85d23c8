import { z } from 'zod';
import type { Outcome } from '../../escalation.ts';

const refusalSchema = z.object({
  code: z.string().optional().catch(undefined),
  responseCode: z.int().min(400).max(599).optional().catch(undefined),
  response: z.string().optional().catch(undefined),
});
type Refusal = z.infer<typeof refusalSchema>;

/** Replies that ask for another login or none (RFC 4954 section 6): an operator mends them, so they are worth another try. */
const loginReplies: readonly number[] = [530, 534, 535, 538];

const faults: Readonly<Record<string, string>> = {
  EABORT: 'The mail server did not take the mail in time.',
  ETIMEDOUT: 'The mail server did not answer in time.',
  EDNS: 'The name of the mail server cannot be resolved. Check the host in SMTP_URL.',
  ETLS: 'No safe connection to the mail server: it offers no TLS, or its certificate is not trusted.',
  EAUTH: 'The mail server refused the login. Check user and password in SMTP_URL.',
  ENOAUTH: 'The mail server wants a login. Set user and password in SMTP_URL.',
};

/** `SMTP 550 5.1.1`; the server's words are left out, since they may repeat addresses and user names. */
const replyName = ({ responseCode, response }: Refusal): string => {
  const enhanced = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(response ?? '')?.[1];
  return ['SMTP', responseCode, enhanced].filter((part) => part !== undefined).join(' ');
};

/** What an error of nodemailer means for the delivery: 5xx replies are final, except those about the login. */
export const smtpOutcome = (error: unknown): Outcome => {
  const read = refusalSchema.safeParse(error);
  const refusal: Refusal = read.success ? read.data : {};
  const { code = 'unknown', responseCode } = refusal;
  if (code === 'EAUTH' || (responseCode !== undefined && loginReplies.includes(responseCode)))
    return { kind: 'later', reason: `${faults.EAUTH} (${replyName(refusal)})` };
  if (responseCode === undefined)
    return { kind: 'later', reason: faults[code] ?? `No connection to the mail server (${code}).` };
  return responseCode >= 500
    ? { kind: 'never', reason: `The mail server refused the mail for good (${replyName(refusal)}).` }
    : { kind: 'later', reason: `The mail server cannot take the mail now (${replyName(refusal)}).` };
};
