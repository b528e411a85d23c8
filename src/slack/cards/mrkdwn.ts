/** Characters that reorder or hide text: bidirectional controls, zero-width characters, the byte order mark. */
const invisible = /[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Makes text inert in mrkdwn: no link, mention or entity survives, nothing is hidden or reordered. Backticks and stars keep their meaning. */
export const escapeMrkdwn = (text: string): string =>
  text.replace(invisible, '').replace(/[&<>]/g, (character) => entities[character] ?? '');

/** Makes a person's text inert in plain_text and rich_text, where Slack resolves no control sequence. */
export const inert = (text: string): string => text.replace(invisible, '').toWellFormed();
