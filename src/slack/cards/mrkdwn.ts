import { visible } from '../../text/clip.ts';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Makes text inert in mrkdwn: no link, mention or entity survives, nothing is hidden or reordered. Backticks and stars keep their meaning. */
export const escapeMrkdwn = (text: string): string =>
  visible(text).replace(/[&<>]/g, (character) => entities[character] ?? '');

/** Makes a person's text inert in plain_text and rich_text, where Slack resolves no control sequence. */
export const inert = (text: string): string => visible(text).toWellFormed();
