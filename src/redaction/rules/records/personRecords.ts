import { matchesIn } from '../../../text/matchesIn.ts';
import type { Span } from '../../../text/span.ts';
import { isInCarer } from '../../grammar/names.ts';
import { oneOf } from '../../grammar/oneOf.ts';
import { membersToHide } from '../../grammar/recordMembers.ts';
import { carve, type Detection, merge, type Rule } from '../../rule.ts';
import type { Source } from '../../source.ts';

const SIGN = '\\\\{0,15}["\']?\\]?\\s{0,8}(?:=>|[:=])\\s{0,8}';
const RESOURCE = new RegExp(
  `resourceType${SIGN}(?:string\\(\\d{1,3}\\)\\s)?\\\\{0,15}["']?([A-Z][A-Za-z]{1,40})\\b`,
  'g',
);
const MEMBER_NAMES = oneOf(
  'patients?|persons?|related_?person|subscriber|guarantor|member|insured|demographics',
  '(?:patient|member|subscriber)_?(?:demographics|info|data|details|record)',
  'dependent|next_?of_?kin|emergency_?contact',
);
const MEMBER = new RegExp(`(?<![A-Za-z])${MEMBER_NAMES}${SIGN}(?=[[{(])`, 'gi');
/** Protocol buffers open a message without a sign. */
const MESSAGE = new RegExp(
  `(?<![\\w.])(?:${MEMBER_NAMES}|name(?=\\s?\\{\\s{0,12}(?:family|given|text)\\b)) {1,2}(?=\\{\\s{1,40}[a-z_]{2,40}(?::| \\{))`,
  'g',
);
const HUMAN_NAME = new RegExp(
  `(?<![A-Za-z])name${SIGN}(?=\\[\\s{0,12}\\{\\s{0,12}\\\\{0,15}["']?(?:text|use|family|given)\\b)`,
  'g',
);
const PRINTED = new RegExp(
  [
    '(?<![A-Za-z.])(?:Patient|Person|RelatedPerson|Subscriber|Guarantor|Member)',
    String.raw`(?:Dto|DTO|VO|Bean|Row|Entity|Model|Record|Info|Data|Details|Resource|Demographics|Summary|Profile|View)?(?:@[0-9a-f]{1,8})?\s?`,
    String.raw`(?=[[{(]\s{0,4}[a-zA-Z_]{1,30}\s?[:=])`,
  ].join(''),
  'g',
);
const PERSON = /^(?:Patient|Person|RelatedPerson)$/;

interface Trigger {
  readonly at: number;
  readonly isPerson: boolean;
  /** Whether the record is the bracket at `at`, or else the object around it. */
  readonly opensHere: boolean;
}

const PEOPLE = [
  'patient',
  'person',
  'subscriber',
  'guarantor',
  'member',
  'insured',
  'demographics',
  'dependent',
  'kin',
  'emergency',
];

function triggersOf({ text }: Source): Trigger[] {
  const found: Trigger[] = [];
  for (const match of matchesIn(text, RESOURCE)) {
    found.push({ at: match.index, isPerson: PERSON.test(match[1] ?? ''), opensHere: false });
  }
  for (const pattern of [MEMBER, MESSAGE, HUMAN_NAME, PRINTED]) {
    for (const match of matchesIn(text, pattern)) {
      if (pattern === HUMAN_NAME && isInCarer(text, match.index)) continue;
      found.push({ at: match.index + match[0].length, isPerson: true, opensHere: true });
    }
  }
  return found.some(({ isPerson }) => isPerson) ? found.sort((a, b) => a.at - b.at) : [];
}

interface Open {
  readonly at: number;
  isPerson?: boolean;
}

type Opening = '{' | '[' | '(';
type Brackets = Readonly<Record<Opening, Open[]>>;

const BRACKET = /[[\](){}]/g;
const PARTNER: Readonly<Record<string, Opening>> = { '}': '{', ']': '[', ')': '(' };
const isOpening = (bracket: string): bracket is Opening =>
  bracket === '{' || bracket === '[' || bracket === '(';

interface Records {
  readonly persons: Span[];
  readonly others: Span[];
}

function settle(records: Records, open: Open | undefined, end: number): void {
  if (open?.isPerson === undefined) return;
  (open.isPerson ? records.persons : records.others).push({ start: open.at, end });
}

/** The object around a place: the innermost that is open there, or, of a paste cut at its start, the text before. */
function around(brackets: Brackets): Open {
  const brace = brackets['{'].at(-1);
  const round = brackets['('].at(-1);
  if (brace === undefined && round === undefined) brackets['{'].push({ at: 0 });
  const innermost = (round?.at ?? -1) > (brace?.at ?? -1) ? round : brackets['{'].at(-1);
  return innermost ?? { at: 0 };
}

/** Marks the records of the triggers that come before `until`, and answers how many are done. */
function mark(
  triggers: readonly Trigger[],
  from: number,
  scene: { until: number; brackets: Brackets },
): number {
  let due = from;
  for (let next = triggers[due]; next !== undefined && next.at < scene.until; next = triggers[++due]) {
    if (!next.opensHere) around(scene.brackets).isPerson = next.isPerson;
  }
  return due;
}

/** Records that nothing closes end with the text, or at a blank line. */
function settleCut(records: Records, brackets: Brackets, { text, quotes }: Source): void {
  const left = Object.values(brackets).flat();
  for (const open of left.sort((a, b) => a.at - b.at)) {
    if (open.isPerson === undefined) continue;
    const blank = quotes.next('\n\n', open.at);
    settle(records, open, blank === -1 ? text.length : blank);
  }
}

/** Pairs brackets in one pass and finds, for each trigger, the record that it opens or stands in. */
function recordsOf(source: Source, triggers: readonly Trigger[]): Records {
  const records: Records = { persons: [], others: [] };
  const brackets: Brackets = { '{': [], '[': [], '(': [] };
  let due = 0;
  for (const { 0: bracket, index } of matchesIn(source.text, BRACKET)) {
    due = mark(triggers, due, { until: index, brackets });
    const partner = PARTNER[bracket];
    const opened = triggers[due];
    if (partner !== undefined) settle(records, brackets[partner].pop(), index + 1);
    else if (isOpening(bracket)) {
      brackets[bracket].push(
        opened?.opensHere && opened.at === index ? { at: index, isPerson: true } : { at: index },
      );
    }
  }
  mark(triggers, due, { until: source.text.length + 1, brackets });
  settleCut(records, brackets, source);
  return records;
}

function find(source: Source): Detection[] {
  const triggers = triggersOf(source);
  if (triggers.length === 0) return [];
  const { persons, others } = recordsOf(source, triggers);
  const inner = others.filter(
    (other) => !persons.some((person) => other.start < person.start && other.end >= person.end),
  );
  const ranges = carve(merge(persons.map((person) => ({ ...person, kind: 'patient-data' }))), inner);
  return ranges.flatMap((range) => membersToHide(source, range));
}

/**
 * Patient, Person and RelatedPerson records in JSON at any quoting depth, in Python, Ruby, PHP and Node notation, and
 * as Java prints objects, cut off or not: every value goes, except those of an allow-list of keys.
 */
export const personRecords: Rule = {
  words: [
    [...PEOPLE, 'name'],
    ['{', '[', '(', 'resourcetype'],
  ],
  find,
  yes: {
    'patient {\n  family_name: "Lindqvist"\n}': 'Lindqvist',
    '{"resourceType":"Patient","id":"p-20417","gender":"male"}': 'p-20417',
  },
  no: [
    '{"resourceType":"Practitioner","name":[{"family":"Lindqvist"}]}',
    '{"resourceType":"OperationOutcome","id":"p-20417"}',
    '{"resourceType":"Patient"}',
  ],
};
