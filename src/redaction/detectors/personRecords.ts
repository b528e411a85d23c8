import type { Source } from '../source.ts';
import { carve, merge, type Span, type Stretch } from '../spans.ts';
import { membersToHide } from './recordMembers.ts';

const SIGN = '\\\\{0,15}["\']?\\]?\\s{0,8}(?:=>|[:=])\\s{0,8}';
const RESOURCE = new RegExp(
  `resourceType${SIGN}(?:string\\(\\d{1,3}\\)\\s)?\\\\{0,15}["']?([A-Z][A-Za-z]{1,40})\\b`,
  'g',
);
const MEMBER = new RegExp(
  `(?<![A-Za-z])(?:patients?|persons?|related_?person|subscriber|guarantor|member|insured|demographics|(?:patient|member|subscriber)_?(?:demographics|info|data|details|record)|dependent|next_?of_?kin|emergency_?contact)${SIGN}(?=[[{(])`,
  'gi',
);
const PRINTED =
  /(?<![A-Za-z.])(?:Patient|Person|RelatedPerson|Subscriber|Guarantor|Member)(?:Dto|DTO|Entity|Model|Record|Info|Data|Resource|Demographics)?(?:@[0-9a-f]{1,8})?\s?(?=[[{(]\s{0,4}[a-zA-Z_]{1,30}\s?[:=])/g;
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

function triggersOf({ text, has }: Source): Trigger[] {
  if (!has(...PEOPLE)) return [];
  const found: Trigger[] = [];
  for (const match of text.matchAll(RESOURCE)) {
    found.push({ at: match.index, isPerson: PERSON.test(match[1] ?? ''), opensHere: false });
  }
  for (const pattern of [MEMBER, PRINTED]) {
    for (const match of text.matchAll(pattern)) {
      found.push({ at: match.index + match[0].length, isPerson: true, opensHere: true });
    }
  }
  return found.some(({ isPerson }) => isPerson) ? found.sort((a, b) => a.at - b.at) : [];
}

interface Open {
  readonly at: number;
  isPerson?: boolean;
}

type Brackets = Readonly<Record<'{' | '[' | '(', Open[]>>;

const BRACKET = /[[\](){}]/g;
const PARTNER: Readonly<Record<string, '{' | '[' | '('>> = { '}': '{', ']': '[', ')': '(' };

interface Records {
  readonly persons: Stretch[];
  readonly others: Stretch[];
}

function settle(records: Records, open: Open | undefined, end: number): void {
  if (open?.isPerson === undefined) return;
  (open.isPerson ? records.persons : records.others).push({ start: open.at, end });
}

/** The object around a place: the innermost that is open there, or, of a paste cut at its start, the text before. */
function around(brackets: Brackets): Open {
  const candidates = [
    brackets['{'].at(-1),
    brackets['('].at(-1),
    brackets['['].length > 0 ? undefined : undefined,
  ];
  const innermost = candidates.reduce<Open | undefined>(
    (best, open) => ((open?.at ?? -1) > (best?.at ?? -1) ? open : best),
    undefined,
  );
  if (innermost !== undefined) return innermost;
  const cut: Open = { at: 0 };
  brackets['{'].push(cut);
  return cut;
}

/** Pairs brackets in one pass and finds, for each trigger, the record that it opens or stands in. */
function recordsOf({ text, quotes }: Source, triggers: readonly Trigger[]): Records {
  const records: Records = { persons: [], others: [] };
  const brackets: Brackets = { '{': [], '[': [], '(': [] };
  let due = 0;
  const assign = (until: number): void => {
    for (let next = triggers[due]; next !== undefined && next.at < until; next = triggers[++due]) {
      if (!next.opensHere) around(brackets).isPerson = next.isPerson;
    }
  };
  for (const { 0: bracket, index } of text.matchAll(BRACKET)) {
    assign(index);
    const partner = PARTNER[bracket];
    if (partner !== undefined) settle(records, brackets[partner].pop(), index + 1);
    else
      brackets[bracket as '{'].push(
        triggers[due]?.at === index ? { at: index, isPerson: true } : { at: index },
      );
  }
  assign(text.length + 1);
  const blank = (from: number): number => quotes.next('\n\n', from);
  for (const open of Object.values(brackets)
    .flat()
    .sort((a, b) => a.at - b.at)) {
    if (open.isPerson === undefined) continue;
    const end = blank(open.at);
    settle(records, open, end === -1 ? text.length : end);
  }
  return records;
}

/**
 * Patient, Person and RelatedPerson records in JSON at any quoting depth, in Python, Ruby, PHP and Node notation, and
 * as Java prints objects, cut off or not: every value goes, except those of an allow-list of keys.
 */
export function personRecords(source: Source): Span[] {
  const triggers = triggersOf(source);
  if (triggers.length === 0) return [];
  const { persons, others } = recordsOf(source, triggers);
  const inner = others.filter(
    (other) => !persons.some((person) => other.start < person.start && other.end >= person.end),
  );
  const ranges = carve(merge(persons.map((person) => ({ ...person, kind: 'patient-data' }))), inner);
  return ranges.flatMap((range) => membersToHide(source, range));
}
