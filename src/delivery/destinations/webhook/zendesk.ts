import { z } from 'zod';
import { type Bundle, bundleHtml, bundleText, fitted } from '../../../escalations/bundle.ts';
import type { TemplateSettings } from '../settings.ts';
import { readAnswer } from './readAnswer.ts';
import type { Template } from './template.ts';

/** Zendesk takes comments of 65,535 bytes. */
const htmlAtMost = 60_000;
/** Characters of at most three bytes, beside the facts. */
const passagesAtMost = 14_000;

const answerSchema = z.object({ ticket: z.object({ id: z.int().positive() }) });

const comment = (bundle: Bundle) => {
  const html = bundleHtml(bundle);
  return Buffer.byteLength(html) <= htmlAtMost
    ? { html_body: html }
    : { body: bundleText(fitted(bundle, passagesAtMost)) };
};

/**
 * A ticket as Zendesk creates it at POST /api/v2/tickets: https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/.
 * Zendesk recognises a repeat by the Idempotency-Key header; `external_id` finds the ticket for ever.
 */
export const zendesk = (
  { requester }: Extract<TemplateSettings, { kind: 'zendesk' }>,
  url: string,
): Template => ({
  body: (bundle) => ({
    ticket: {
      subject: bundle.subject,
      comment: comment(bundle),
      type: 'incident',
      external_id: bundle.id,
      ...(requester === undefined ? {} : { requester: { name: 'eCW Triage', email: requester } }),
    },
  }),
  receipt: (answer) => {
    const id = readAnswer(answer.text, answerSchema)?.ticket.id;
    if (id !== undefined) return `#${id} ${new URL(`/agent/tickets/${id}`, url).href}`;
    return answer.status === 201 ? 'HTTP 201' : undefined;
  },
});
