/** A way of writing something, as the source of a pattern without capturing groups, and what was meant by it. */
export interface WrittenForm {
  readonly pattern: string;
  readonly meant: (written: string) => string;
  /** What this form says is data, never syntax. */
  readonly isData?: boolean;
}

const INVISIBLE = '\\u00AD\\u061C\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF';
const FULL_WIDTH = '\\uFF01-\\uFF5E';

/** Letters as a phone or a word processor writes them, and as they are typed. */
const TYPED: readonly (readonly [string, string])[] = [
  ['\\u00AB\\u00BB\\u201C-\\u201F\\u2033', '"'],
  ['\\u00B4\\u02BC\\u2018-\\u201B\\u2032', "'"],
  ['\\u00A0\\u2000-\\u200A\\u202F\\u205F\\u3000', ' '],
  ['\\u2010-\\u2015\\u2212', '-'],
];

const UNUSUAL = `[${TYPED.map(([letters]) => letters).join('')}${INVISIBLE}${FULL_WIDTH}]`;
const typed = TYPED.map(([letters, meant]) => [new RegExp(`[${letters}]`), meant] as const);
const invisible = new RegExp(`[${INVISIBLE}]`);
const fullWidth = new RegExp(`[${FULL_WIDTH}]`);

/** Straight quotes, plain blanks and dashes, nothing invisible. */
function plainLetter(letter: string): string {
  if (invisible.test(letter)) return '';
  if (fullWidth.test(letter)) return String.fromCharCode(letter.charCodeAt(0) - 0xfee0);
  return typed.find(([letters]) => letters.test(letter))?.[1] ?? letter;
}

export const typography: WrittenForm = { pattern: UNUSUAL, meant: plainLetter };

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};
const LETTERS: Readonly<Record<string, string>> = { n: '\n', r: '\n', t: '\t' };

/** The character of a code, as it would be typed; a blank for what is no character. */
function characterOf(code: number): string {
  if (code === 0x0a || code === 0x0d) return '\n';
  if (code === 0x09) return '\t';
  return code < 0x20 || code > 0x10ffff ? ' ' : plainLetter(String.fromCodePoint(code));
}

function entity(written: string): string {
  const name = written.slice(written.lastIndexOf('&') + 1, -1).replace(/^(?:amp;)+/, '');
  const hex = /^#[xX](.+)/.exec(name)?.[1];
  if (hex !== undefined) return characterOf(Number.parseInt(hex, 16));
  return name.startsWith('#') ? characterOf(Number(name.slice(1))) : (ENTITIES[name] ?? ' ');
}

function backslash(written: string): string {
  const hex = /u(.{4})$/.exec(written)?.[1];
  if (hex !== undefined) return characterOf(Number.parseInt(hex, 16));
  return LETTERS[written.slice(-1)] ?? written.slice(-1);
}

/** Entities of HTML, percent escapes of URLs and backslash escapes of JSON, each at any depth. Escaped quotes are left: they tell where a value ends. */
export const escapes: readonly WrittenForm[] = [
  { pattern: '&(?:amp;){0,3}(?:amp|lt|gt|quot|apos|nbsp|#\\d{2,6}|#[xX][0-9A-Fa-f]{2,5});', meant: entity },
  {
    pattern: '%(?:25){0,3}(?:2[0-9A-Fa-f]|3[A-Fa-f]|40|5[BbCcDd]|7[B-Eb-e]|0[AaDd9])',
    meant: (written) => String.fromCharCode(Number.parseInt(written.slice(-2), 16)),
    isData: true,
  },
  { pattern: '\\\\{1,16}(?:[nrt/]|u[0-9A-Fa-f]{4})', meant: backslash },
];
