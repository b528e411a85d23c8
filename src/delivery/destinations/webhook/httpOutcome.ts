import { z } from 'zod';
import type { SendOutcome } from '../../port.ts';
import { retryAfter } from './retryAfter.ts';

/** Refusals that may pass by themselves. */
const passing: readonly number[] = [408, 425, 429];

const advice: Readonly<Record<number, string>> = {
  400: 'It does not accept the content: check ESCALATION_WEBHOOK_TEMPLATE and what it needs.',
  401: 'Check ESCALATION_WEBHOOK_AUTHORIZATION and ESCALATION_WEBHOOK_SECRET.',
  403: 'Check ESCALATION_WEBHOOK_AUTHORIZATION and the rights of its account.',
  404: 'Check ESCALATION_WEBHOOK_URL.',
  410: 'It wants no more: take ESCALATION_WEBHOOK_URL out or set the new address.',
};

/** What an answer that is not a success means for the delivery. `now` in epoch milliseconds. */
export const httpOutcome = ({ status, headers }: Response, now: number): SendOutcome => {
  const answered = `The webhook answered ${status}`;
  if (status < 400)
    return {
      kind: 'never',
      reason: `${answered}, a redirect: it is never followed. Set ESCALATION_WEBHOOK_URL to the final address.`,
    };
  if (status < 500 && !passing.includes(status))
    return { kind: 'never', reason: [`${answered}.`, advice[status]].filter(Boolean).join(' ') };
  const retryAfterMs = retryAfter(headers.get('retry-after'), now);
  return { kind: 'later', reason: `${answered}.`, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
};

const faultSchema = z.object({
  name: z.string().catch(''),
  cause: z
    .object({ code: z.string().regex(/^[A-Z_0-9]{1,60}$/) })
    .optional()
    .catch(undefined),
});

/** What it means that no answer came at all. Of the error only its code is told: its text may hold the address. */
export const connectionOutcome = (error: unknown): SendOutcome => {
  const fault = faultSchema.safeParse(error);
  if (fault.success && fault.data.name === 'TimeoutError')
    return { kind: 'later', reason: 'The webhook did not answer in time.' };
  const code = fault.success ? fault.data.cause?.code : undefined;
  return { kind: 'later', reason: `No connection to the webhook (${code ?? 'unknown fault'}).` };
};
