import { visible } from '../text/clip.ts';

/** Control characters but tab and line feed. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a terminal would obey.
const CONTROL = /[\0-\x08\x0b-\x1f\x7f-\x9f]/g;

/** Text without what a terminal would obey or nobody sees: escape sequences become harmless letters. */
export const printable = (text: string): string => visible(text).replace(CONTROL, '');
