import { matchesIn } from '../../../text/matchesIn.ts';
import type { Detection, Rule } from '../../rule.ts';
import type { Source } from '../../source.ts';

const QUOTE = '\\\\{0,15}["\']?';
const LINES = new RegExp(`(?<![A-Za-z])line${QUOTE}\\s{0,4}(?:=>|[:=])\\s{0,4}\\[`, 'g');
const LINE = /[\s,\\]{0,16}["']([^"'\\\n\uFFFC]{3,120})\\{0,15}["']/dy;

function find({ text }: Source): Detection[] {
  const spans: Detection[] = [];
  for (const { 0: opening, index } of matchesIn(text, LINES)) {
    LINE.lastIndex = index + opening.length;
    for (let line = LINE.exec(text); line !== null; line = LINE.exec(text)) {
      const [start, end] = line.indices?.[1] ?? [0, 0];
      if (/[A-Za-z]{2}/.test(line[1] ?? '')) spans.push({ kind: 'postal-address', start, end });
    }
  }
  return spans;
}

/** The lines of a FHIR address. */
export const addressLines: Rule = {
  words: [['line'], ['[']],
  find,
  yes: {
    '"line":["12 Elm Street"]': '12 Elm Street',
  },
  no: ['"line":[12, 13]', 'line 12 failed'],
};
