import type { SendMailOptions } from 'nodemailer';
import { type Bundle, bundleHtml, bundleText } from '../../../escalations/bundle.ts';
import { escapeHtml } from '../../../text/escapeHtml.ts';
import type { EmailSettings } from '../settings.ts';

/** What is new about an escalation that was mailed before. */
export interface News {
  /** Tells one piece of news from another; letters, digits, - and _. */
  readonly id: string;
  /** Redacted. */
  readonly text: string;
}

const page = (title: string, body: string): string =>
  `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head><body>\n${body}\n</body></html>`;

const newsHtml = ({ text }: News): string =>
  `<p style="white-space:pre-wrap;font-family:system-ui,Segoe UI,Helvetica,Arial,sans-serif;font-size:14px">${escapeHtml(text)}</p><hr>\n`;

/** Headers that keep the mails of one escalation together: the first mail's id is made of the escalation's, later ones refer to it (RFC 5322 3.6.4). */
const thread = (id: string, from: string, news?: News) => {
  const domain = from.slice(from.lastIndexOf('@') + 1);
  const first = `<escalation.${id}@${domain}>`;
  return news === undefined
    ? { messageId: first }
    : { messageId: `<escalation.${id}.${news.id}@${domain}>`, inReplyTo: first, references: first };
};

/**
 * The mail of an escalation, or a later one with news about it. A repeat has the same Message-ID.
 * No `Auto-Submitted` header: ticket systems set such mail aside.
 */
export const mailOf = (
  bundle: Bundle,
  { from, to }: Pick<EmailSettings, 'from' | 'to'>,
  news?: News,
): SendMailOptions => ({
  from: { name: 'eCW Triage', address: from },
  to: [...to],
  ...thread(bundle.id, from, news),
  headers: {
    'X-Escalation': bundle.label,
    'X-Idempotency-Key': news === undefined ? bundle.id : `${bundle.id}.${news.id}`,
  },
  subject: news === undefined ? bundle.subject : `Re: ${bundle.subject}`,
  text: `${news === undefined ? '' : `${news.text}\n\n`}${bundleText(bundle)}\n`,
  html: page(bundle.subject, `${news === undefined ? '' : newsHtml(news)}${bundleHtml(bundle)}`),
  attachments: [
    {
      filename: `${bundle.label}.json`,
      contentType: 'application/json',
      content: `${JSON.stringify(bundle.data, null, 2)}\n`,
    },
  ],
});
