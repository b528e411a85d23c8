import { matchesIn } from '../text/matchesIn.ts';
import { isCarer, isName, isPlace, nameLength } from './grammar/names.ts';
import type { Kind } from './kinds.ts';
import { nearnessTo, TELLING } from './people.ts';
import type { Detection } from './rule.ts';
import { OF_A_THING } from './rules/people/labelledNames.ts';
import { ID_OF_A_THING } from './rules/people/spokenPatientIds.ts';

/** What everybody has: a name beside it is a patient's where a word says that it is about somebody. */
const CONTACT: ReadonlySet<Kind> = new Set<Kind>(['phone-number', 'email-address']);

const FULL_NAME =
  /(?<![\p{L}\d_.'"/@:=-])(?:\p{Lu}\. \p{Lu}\p{L}[\p{L}'-]{1,24}|\p{Lu}\p{L}[\p{L}'-]{0,24})(?:(?:, ?| )(?:\p{Lu}\.? |(?:de|la|van|der|von|al|bin|el) ){0,2}\p{Lu}\p{L}[\p{L}'-]{0,24}){0,3}(?![\p{L}\d_@=])/gu;
/** What a label names is what the label says; behind these words stands a place or a company. */
const OTHER = /(?:,$|\b(?:[Bb]y|[Aa]t|[Vv]ia|in)|[\p{L}\d)"']:|=) ?$/u;
/** Rows of tables have headings. */
const IN_CELL = /^(?: {1,4}\||\t)/;
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

interface Labelled {
  readonly kind: Kind;
  /** The value is its first group, at its end. */
  readonly pattern: RegExp;
  /** What a label says before it that names no person. */
  readonly ofAThing: RegExp;
}

/** Values behind a label that tells little by itself, near what was found. */
function valuesNear(
  text: string,
  found: readonly Detection[],
  { kind, pattern, ofAThing }: Labelled,
): Detection[] {
  const isNear = nearnessTo(found, AROUND);
  return [...matchesIn(text, pattern)].flatMap(({ 0: whole, 1: value = '', index }): Detection[] => {
    const end = index + whole.length;
    const isOther = ofAThing.test(text.slice(Math.max(0, index - 16), index));
    return isOther || !isNear({ start: index, end }) ? [] : [{ kind, start: end - value.length, end }];
  });
}

/** A single name that a key or a parameter tells, beside other data of the same person: `last=Grundy&phone=…`. */
const LABELLED = new RegExp(
  [
    String.raw`(?<![\w-])(?:[Nn]ame|[Ll]ast|[Ff]irst|[Ff]amily|[Gg]iven|[Ss]urname|[fl]name|[fl]n|[Pp]atient|pt|[Nn]ombre|[Aa]pellido)`,
    String.raw`["']?\s?[:=]\s?["']?([A-ZÀ-Þ][A-Za-zÀ-ɏ'’-]{0,30}[A-Za-zÀ-ɏ](?:,? [A-ZÀ-Þ](?:[A-Za-zÀ-ɏ'’-]{0,30}[A-Za-zÀ-ɏ])?)?)(?![A-Za-zÀ-ɏ\d_(.@/-])`,
  ].join(''),
  'g',
);

const labelled = (text: string, found: readonly Detection[]): Detection[] =>
  valuesNear(
    text,
    found.filter(({ kind }) => TELLING.has(kind) || kind === 'phone-number'),
    {
      kind: 'person-name',
      pattern: LABELLED,
      ofAThing: OF_A_THING,
    },
  ).filter(({ start, end }) => isFull(text.slice(start, end)));

/** A number that is called no more than an ID, beside what only patients have. */
const NUMBER = /(?<![\w-])(?:ID|lD|identifier) ?[:=] ?["']?([A-Z]{0,4}-?\d[\dA-Z-]{4,15})(?![\w.@/-])/g;

const numbered = (text: string, found: readonly Detection[]): Detection[] =>
  valuesNear(
    text,
    found.filter(({ kind }) => TELLING.has(kind)),
    {
      kind: 'patient-id',
      pattern: NUMBER,
      ofAThing: ID_OF_A_THING,
    },
  );

/** The other of two people: `Alma and First Last`. */
const OTHER_OF_TWO =
  /(?:^|[.!?:\n] ?|\b(?:for|with|between|twins|both|de|para|entre) )(\p{Lu}\p{Ll}[\p{L}'’-]{1,20}) (?:and|&|y|e|et|und) $/u;

const othersOfTwo = (text: string, found: readonly Detection[]): Detection[] =>
  found.flatMap(({ kind, start }): Detection[] => {
    if (kind !== 'person-name') return [];
    const match = OTHER_OF_TWO.exec(text.slice(Math.max(0, start - 40), start));
    const [whole = '', name = ''] = match ?? [];
    const at = start - whole.length + whole.indexOf(name);
    return isName(name) && name !== '' ? [{ kind, start: at, end: at + name.length }] : [];
  });

const ITEM = /^[ \t]{0,12}(?:\d{1,2}[.)]|[-*\u2022]) {1,3}/;
const MOST_ITEMS = 200;

/** The names that begin the items of a list of which one begins with a name that was found. */
function listed(text: string, found: readonly Detection[]): Detection[] {
  const names = new Set(found.flatMap(({ kind, start }) => (kind === 'person-name' ? [start] : [])));
  const spans: Detection[] = [];
  let list: number[] = [];
  let at = 0;
  const settle = (): void => {
    if (list.some((start) => names.has(start)))
      for (const start of list.slice(0, MOST_ITEMS)) {
        const { length, words } = nameLength(text, start);
        const end = start + length;
        if (words > 1 && !isPlace(text, start, end)) spans.push({ kind: 'person-name', start, end });
      }
    list = [];
  };
  for (const line of text.split('\n')) {
    const mark = ITEM.exec(line)?.[0];
    if (mark === undefined) settle();
    else list.push(at + mark.length);
    at += line.length + 1;
  }
  settle();
  return spans;
}

/** Names in the sentence of what only patients have: `… for First Last, chart 88120`. */
export const namesBeside = (text: string, found: readonly Detection[]): Detection[] => [
  ...besideData(text, found),
  ...labelled(text, found),
  ...numbered(text, found),
  ...othersOfTwo(text, found),
  ...listed(text, found),
];

function besideData(text: string, found: readonly Detection[]): Detection[] {
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
        nameLength(match[0], 0).words < 2 ||
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
