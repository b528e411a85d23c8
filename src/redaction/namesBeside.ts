import { matchesIn } from '../text/matchesIn.ts';
import { isCarer, isName, isPlace, nameLength } from './grammar/names.ts';
import type { Kind } from './kinds.ts';
import type { Detection } from './rule.ts';

/** What only a patient has: a name beside it in the same sentence is the patient's. */
const TELLING: ReadonlySet<Kind> = new Set<Kind>([
  'birth-date',
  'social-security-number',
  'record-number',
  'member-id',
  'patient-id',
]);
/** What everybody has: a name beside it is a patient's where a word says that it is about somebody. */
const CONTACT: ReadonlySet<Kind> = new Set<Kind>(['phone-number', 'email-address']);

const FULL_NAME =
  /(?<![\p{L}\d_.'"/@:=-])(?:\p{Lu}\. \p{Lu}\p{L}[\p{L}'-]{1,24}|\p{Lu}\p{L}[\p{L}'-]{0,24})(?:(?:, ?| )(?:\p{Lu}\.? |(?:de|la|van|der|von|al|bin|el) ){0,2}\p{Lu}\p{L}[\p{L}'-]{0,24}){0,3}(?![\p{L}\d_@=])/gu;
/** What a label names is what the label says; behind these words stands a place or a company. */
const OTHER = /(?:\b(?:[Bb]y|[Aa]t|[Vv]ia|in)|[\p{L}\d)"']:|=) ?$/u;
/** Rows of tables have headings. */
const IN_CELL = /^ {0,4}[|\t]/;
const ABOUT =
  /\b(?:[Vv]oicemail|[Cc]all|[Mm]essage|[Ff]ax|[Cc]ontact|[Rr]each|[Aa]bout|[Rr]e:?|[Ff]or)(?: from| by| for)? $/;
const AROUND = 90;

const lineAround = (text: string, start: number, end: number): readonly [number, number] => {
  const before = text.slice(Math.max(0, start - AROUND), start);
  const after = text.slice(end, end + AROUND);
  const to = after.indexOf('\n');
  return [start - before.length + before.lastIndexOf('\n') + 1, end + (to === -1 ? after.length : to)];
};

/** The line above where it holds nothing but a name, as signatures do. */
function lineAbove(text: string, from: number): number {
  const above = /(?<=\n|^)[\p{L} .,'-]{4,60}\n$/u.exec(text.slice(Math.max(0, from - 64), from))?.[0] ?? '';
  return from - above.length;
}

const isFull = (run: string): boolean =>
  run.split(/[\s,]+/).every((word) => /^(?:\p{Ll}|\p{Lu}\.?$)/u.test(word) || isName(word));

function isPatients(text: string, [start, end]: readonly [number, number], isTelling: boolean): boolean {
  const before = text.slice(Math.max(0, start - 24), start);
  if (OTHER.test(before) || isCarer(text, start, end) || IN_CELL.test(text.slice(end, end + 8))) return false;
  return isTelling || ABOUT.test(before);
}

/** Names in the sentence of what only patients have: `… for First Last, chart 88120`. */
export function namesBeside(text: string, found: readonly Detection[]): Detection[] {
  const spans: Detection[] = [];
  let reached = 0;
  for (const { kind, start, end } of found) {
    const isTelling = TELLING.has(kind);
    if (!isTelling && !CONTACT.has(kind)) continue;
    const [lineStart, to] = lineAround(text, start, end);
    const from = Math.max(reached, isTelling ? lineAbove(text, lineStart) : lineStart);
    for (const match of matchesIn(text.slice(from, to), FULL_NAME)) {
      const at = from + match.index;
      const until = at + match[0].length;
      if (
        /\p{L}/u.test(text[until] ?? '') ||
        !isFull(match[0]) ||
        nameLength(text, at).words < 2 ||
        isPlace(text, at, until) ||
        !isPatients(text, [at, until], isTelling)
      )
        continue;
      spans.push({ kind: 'person-name', start: at, end: until });
    }
    if (isTelling) reached = to;
  }
  return spans;
}
