import type { Form } from './form.ts';

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
export function plainLetter(letter: string): string {
  if (invisible.test(letter)) return '';
  if (fullWidth.test(letter)) return String.fromCharCode(letter.charCodeAt(0) - 0xfee0);
  return typed.find(([letters]) => letters.test(letter))?.[1] ?? letter;
}

export const typography: Form = { pattern: UNUSUAL, meant: plainLetter };
