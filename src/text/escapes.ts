import type { Form } from './form.ts';
import { plainLetter } from './typography.ts';

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
export const escapes: readonly Form[] = [
  { pattern: '&(?:amp;){0,3}(?:amp|lt|gt|quot|apos|nbsp|#\\d{2,6}|#[xX][0-9A-Fa-f]{2,5});', meant: entity },
  {
    pattern: '%(?:25){0,3}(?:2[0-9A-Fa-f]|3[A-Fa-f]|40|5[BbCcDd]|7[B-Eb-e]|0[AaDd9])',
    meant: (written) => String.fromCharCode(Number.parseInt(written.slice(-2), 16)),
    isData: true,
  },
  { pattern: '\\\\{1,16}(?:[nrt/]|u[0-9A-Fa-f]{4})', meant: backslash },
];
