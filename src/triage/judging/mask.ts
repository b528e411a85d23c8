import { matchesIn } from '../../text/matchesIn.ts';
import type { Span } from '../../text/span.ts';
import { PRACTICE_CODE } from '../evidence/factsOf.ts';
import { type Hit, isSure } from '../matching/hits.ts';
import type { Reading } from '../matching/reading.ts';

const OURS = /eclinicalworks|ecwcloud|healow/i;

interface Stretch extends Span {
  readonly token: string;
}

const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/https?:\/\/[^\s"'<>|)\]]{1,400}/g, 'url'],
  [/\b[\w.+-]{1,60}@[\w-]{1,60}\.[\w.-]{1,60}\b/g, 'mail'],
  [/\beyJ[\w.-]{10,2000}/g, 'jwt'],
  [/\b(?=[a-z]{0,60}\d)[\w-]{16,200}\b/gi, 'longid'],
  [PRACTICE_CODE, 'practicecode'],
  [/\d{4}-\d\d-\d\d[T ]?(?:\d\d:\d\d(?::\d\d)?)?/g, 'date'],
  [/\d\d?:\d\d(?::\d\d)?/g, 'time'],
];

/** The most that n-grams are taken of; of longer texts the beginning, what stands around the evidence, and the end. */
const LONGEST = 3000;
const END = 750;

/** The stretches that n-grams are taken of, in order. */
export function piecesOf({
  text,
  hits,
}: Pick<Reading, 'text' | 'hits'>): readonly (readonly [number, number])[] {
  if (text.length <= LONGEST) return [[0, text.length]];
  const evidence = (hits.find(isSure) ?? hits[0])?.start ?? 0;
  const from = Math.min(Math.max(END, evidence - END), text.length - 3 * END);
  return [
    [0, END],
    [from, from + 2 * END],
    [text.length - END, text.length],
  ];
}

const tokenOf = (token: string, value: string): string =>
  token === 'url' ? (OURS.test(value) ? ' ecwurl ' : ' otherurl ') : ` ${token} `;

const evidenceToken = ({ kind }: Hit): string => (kind === 'code' ? ' errcode ' : ' errmsg ');
const isMasked = (hit: Hit): boolean => hit.kind === 'code' || isSure(hit);

function replaced(text: string, stretches: readonly Stretch[]): string {
  let out = '';
  let at = 0;
  for (const { start, end, token } of [...stretches].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (start < at) continue;
    out += text.slice(at, start) + token;
    at = end;
  }
  return (out + text.slice(at)).toLowerCase().replace(/\d{4,}/g, '#');
}

/** Lines of a log that say the same but for numbers are read once. */
function eachLineOnce(pieces: readonly string[]): string {
  const seen = new Set<string>();
  const isNew = (line: string): boolean => {
    const shape = line.replace(/\d+/g, '0');
    const isKnown = seen.has(shape);
    seen.add(shape);
    return line === '' || !isKnown;
  };
  return pieces.join('\n').split('\n').filter(isNew).join('\n');
}

/** A text in which addresses, ids and times are named by their kind only; `masked` names the evidence so too, so that no code becomes a weight. */
export interface MaskedText {
  readonly plain: string;
  readonly masked: string;
}

export function maskedText(reading: Pick<Reading, 'text' | 'hits'>): MaskedText {
  const plain: string[] = [];
  const masked: string[] = [];
  for (const [from, to] of piecesOf(reading)) {
    const piece = reading.text.slice(from, to);
    const kinds = PATTERNS.flatMap(([pattern, token]) =>
      [...matchesIn(piece, pattern)].map(({ 0: value, index: start }): Stretch => {
        return { start, end: start + value.length, token: tokenOf(token, value) };
      }),
    );
    const evidence = reading.hits
      .filter((hit) => isMasked(hit) && hit.start >= from && hit.end <= to)
      .map((hit): Stretch => ({ start: hit.start - from, end: hit.end - from, token: evidenceToken(hit) }));
    plain.push(replaced(piece, kinds));
    masked.push(replaced(piece, [...evidence, ...kinds]));
  }
  return { plain: eachLineOnce(plain), masked: eachLineOnce(masked) };
}
