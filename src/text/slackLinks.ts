import { type Rewritten, rewriting, unchanged } from './rewriting.ts';

/** What Slack wraps in angle brackets; the group is what of it was written. People and broadcasts say nothing. */
const WRAPPED = new RegExp(
  [
    '<[@!][^<>|\\n]{0,2000}(?:\\|[^<>|\\n]{0,500})?>',
    '<#[^<>|\\n]{0,2000}(?:\\|(?<channel>[^<>|\\n]{0,500}))?>',
    '<(?:mailto:(?<mail>[^<>|\\n]{0,2000})|(?<url>https?:[^<>|\\n]{0,2000}))(?:\\|[^<>|\\n]{0,500})?>',
  ].join('|'),
  'dg',
);

/** `<url|label>` becomes the URL, a channel its name, both between blanks. Source: docs.slack.dev/messaging/formatting-message-text */
export function withoutLinks(text: string): Rewritten {
  if (!text.includes('<')) return unchanged(text);
  const made = rewriting(text);
  for (const { 0: wrapped, index, indices } of text.matchAll(WRAPPED)) {
    const { channel, mail, url } = indices?.groups ?? {};
    const kept = channel ?? mail ?? url;
    made.copy(index);
    if (kept !== undefined) {
      made.replace(kept[0], ' ', false);
      made.copy(kept[1]);
    }
    made.replace(index + wrapped.length, ' ', false);
  }
  made.copy(text.length);
  return made.end();
}
