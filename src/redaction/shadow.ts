import { KINDS } from './kinds.ts';

/** Stands for a placeholder of an earlier redaction: no detector reads into it or past it. */
export const OPAQUE = '\uFFFC';

/**
 * The text as detectors read it: Slack's and HTML's entities, percent escapes, JSON's escaped slashes and line ends
 * decoded, smart quotes straight, zero-width characters gone. `at(i)` is the offset in the original text.
 */
export interface Shadow {
  readonly text: string;
  readonly at: (index: number) => number;
  /** True where the character was written as a percent escape, so that it is data rather than syntax. */
  readonly escaped: (index: number) => boolean;
}

const PLACEHOLDERS = Object.keys(KINDS).join('|');

/** A placeholder is one anywhere but where a PHP dump writes its keys: indented, first on the line, before `=>`. */
const WRITTEN_OTHERWISE = new RegExp(
  [
    `(?<!^[ \\t]{2,40})\\[(?:${PLACEHOLDERS})\\]`,
    `\\[(?:${PLACEHOLDERS})\\](?! =>)`,
    '\\[\\\\[rn]\\]',
    '(?<mark>^(?:>|&gt;){1,3} ?)',
    '&(?:amp;){0,3}(?:amp|lt|gt|quot|apos|nbsp|#0?39|#34|#38|#60|#61|#62|#x27|#x22|#x3[dD]);',
    '%(?:25){0,3}(?:2[0-9A-Fa-f]|3[A-Fa-f]|40|5[BbCcDd]|7[B-Eb-e]|0[AaDd9])',
    '\\\\{1,8}(?:[nrt/]|u00(?:2[2670]|3[c-eC-E]))',
    '[\\u00A0\\u00AB\\u00AD\\u00B4\\u00BB\\u2000-\\u2015\\u2018-\\u201F\\u202A-\\u202F\\u2032\\u2033\\u2060-\\u2069\\u2212\\u3000\\uFEFF\\uFF02\\uFF07\\uFF1A\\uFF1D]',
  ].join('|'),
  'gm',
);

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  '#39': "'",
  '#039': "'",
  '#34': '"',
  '#38': '&',
  '#60': '<',
  '#61': '=',
  '#62': '>',
  '#x27': "'",
  '#x22': '"',
  '#x3d': '=',
  '#x3D': '=',
};

const LETTERS: readonly (readonly [RegExp, string])[] = [
  [/[\u00AB\u00BB\u201C-\u201F\u2033\uFF02]/, '"'],
  [/[\u00B4\u2018-\u201B\u2032\uFF07]/, "'"],
  [/[\u00A0\u2000-\u200A\u202F\u3000]/, ' '],
  [/[\u2010-\u2015\u2212]/, '-'],
  [/\uFF1A/, ':'],
  [/\uFF1D/, '='],
];

const fromHex = (hex: string): string => String.fromCharCode(Number.parseInt(hex, 16));

function unescaped(written: string): string {
  const last = written.at(-1) ?? '';
  if (written.includes('u00')) return fromHex(written.slice(-2));
  return last === 't' ? '\t' : last === '/' ? '/' : '\n';
}

function decoded(written: string): string {
  const first = written[0];
  if (first === '[') return written[1] === '\\' ? '\n' : OPAQUE;
  if (first === '&')
    return ENTITIES[written.slice(written.lastIndexOf('&') + 1, -1).replace(/^(?:amp;)+/, '')] ?? ' ';
  if (first === '%') return fromHex(written.slice(-2));
  if (first === '\\') return unescaped(written);
  return LETTERS.find(([letters]) => letters.test(written))?.[1] ?? '';
}

/** Reads a text once, front to back. Linear in its length. */
export function shadow(text: string): Shadow {
  const starts = new Int32Array(text.length + 1);
  const data = new Uint8Array(text.length + 1);
  const parts: string[] = [];
  let read = 0;
  let written = 0;
  const copy = (until: number): void => {
    if (until > read) parts.push(text.slice(read, until));
    for (; read < until; read += 1) starts[written++] = read;
  };
  for (const match of text.matchAll(WRITTEN_OTHERWISE)) {
    copy(match.index);
    const meant = match.groups?.mark === undefined ? decoded(match[0]) : '';
    if (meant !== '') {
      parts.push(meant);
      data[written] = match[0].startsWith('%') ? 1 : 0;
      starts[written++] = read;
    }
    read += match[0].length;
  }
  copy(text.length);
  starts[written] = text.length;
  return {
    text: parts.join(''),
    at: (index) => starts[index] ?? text.length,
    escaped: (index) => data[index] === 1,
  };
}
