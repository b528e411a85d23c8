/** Control characters but tab and line feed, and what reorders or hides text. */
const unseen =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a terminal would obey.
  /[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;

/** Text without what a terminal would obey or not show: escape sequences become harmless letters. */
export const visible = (text: string): string => text.replace(unseen, '');
