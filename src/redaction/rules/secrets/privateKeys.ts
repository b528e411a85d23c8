import { matchesIn } from '../../../text/matchesIn.ts';
import { oneOf } from '../../grammar/oneOf.ts';
import type { Detection, Rule } from '../../rule.ts';
import type { Source } from '../../source.ts';

const BEGIN = /-{4,5} ?BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)? ?-{4,5}/g;
const END = /-{4,5} ?END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)? ?-{4,5}/g;
const BETWEEN = /[\s\\"'+,>;|]{0,40}/y;
const BODY = new RegExp(
  [
    oneOf(
      String.raw`[A-Za-z0-9+/]{12,100}={0,2}|(?:Proc-Type|DEK-Info|Version|Comment|Hash):[^\n]{0,100}`,
      '[A-Za-z0-9+/]{1,11}={1,2}',
    ),
    String.raw`(?![\w:.-])`,
  ].join(''),
  'y',
);
const BODY_WORD = /^[A-Za-z0-9+/]{12,100}={0,2}$/;
const LONGEST = 24_000;
const LONGEST_LINE = 4_000;
const MOST_LINES = 400;

/** Where a key ends that was cut: at the last line of base64 behind it. */
function endOfCut(text: string, from: number): number {
  let end = from;
  for (let lines = 0; lines < MOST_LINES; lines += 1) {
    BETWEEN.lastIndex = end;
    BODY.lastIndex = end + (BETWEEN.exec(text)?.[0].length ?? 0);
    if (!BODY.test(text)) break;
    end = BODY.lastIndex;
  }
  return end;
}

function isBody(line: string): boolean {
  const words = line.split(/[\s"',>;|\\]/).filter((word) => word !== '' && word !== '+');
  return words.length > 0 && words.every((word) => BODY_WORD.test(word));
}

/** Where the base64 in front of an END line begins, when the BEGIN line was cut off. */
function startOfCut(text: string, end: number, floor: number): number {
  let start = end;
  for (let lines = 0; start > floor && lines < MOST_LINES; lines += 1) {
    const lineEnd = start === end && text[start - 1] !== '\n' ? start : start - 1;
    const behind = text.slice(Math.max(floor, lineEnd - LONGEST_LINE), lineEnd);
    const lineStart = lineEnd - behind.length + behind.lastIndexOf('\n') + 1;
    if (!isBody(text.slice(lineStart, lineEnd))) break;
    start = lineStart;
  }
  return start;
}

function find({ text }: Source): Detection[] {
  const ends = [...matchesIn(text, END)];
  const spans: Detection[] = [];
  let reached = 0;
  let due = 0;
  const settleEnds = (until: number): void => {
    for (let end = ends[due]; end !== undefined && end.index < until; end = ends[++due]) {
      if (end.index < reached) continue;
      spans.push({
        kind: 'private-key',
        start: startOfCut(text, end.index, reached),
        end: end.index + end[0].length,
      });
      reached = end.index + end[0].length;
    }
  };
  for (const begin of matchesIn(text, BEGIN)) {
    if (begin.index < reached) continue;
    settleEnds(begin.index);
    const from = begin.index + begin[0].length;
    const end = ends[due];
    const isWhole = end !== undefined && end.index - from <= LONGEST;
    reached = isWhole ? end.index + end[0].length : endOfCut(text, from);
    spans.push({ kind: 'private-key', start: begin.index, end: reached });
  }
  settleEnds(text.length);
  return spans;
}

/** PEM private keys: whole, cut at either end, on one line with `\n`, quoted, indented, inside JSON or code. */
export const privateKeys: Rule = {
  words: [['private key']],
  find,
  yes: {
    '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkq\n-----END PRIVATE KEY-----':
      '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkq\n-----END PRIVATE KEY-----',
  },
  no: [
    '-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkq\n-----END PUBLIC KEY-----',
    'the private key does not match',
  ],
};
