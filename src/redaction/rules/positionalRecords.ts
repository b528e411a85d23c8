import { matchesIn } from '../../text/matchesIn.ts';
import { DATE_HERE } from '../grammar/dates.ts';
import { isWholeName } from '../grammar/names.ts';
import type { Kind } from '../kinds.ts';
import type { Detection, Rule } from '../rule.ts';
import type { Source } from '../source.ts';

const PLAIN = String.raw`[^\n=:{}()]`;
/** Arguments, with what wraps them twice at most. */
const ARGUMENTS = String.raw`(?:${PLAIN}|\((?:${PLAIN}|\(${PLAIN}{0,80}\)){0,160}\)){3,400}`;
const RECORD = new RegExp(
  [
    String.raw`(?<![\w.])(?:Patient|Person|Member|Subscriber|Guarantor)(?:Record|Dto|Data|Info|Entity|Row)?`,
    String.raw`\((${ARGUMENTS})\)`,
  ].join(''),
  'dg',
);
const TAGGED = /<(?:Patient|Person|Member|Subscriber): ([^\n<>=]{2,120})>/dg;
const ARGUMENT = /[^\s,()"'[\]][^,()"'[\]\n]{0,80}/g;
const WRAPPER = /^(?:Some|Right|Left|List|Vector|Seq|Set|Option|Just|None|Nothing|Optional)$/;
const STATUS = /^(?:active|inactive|male|female|unknown|true|false|null|new|deceased|[A-Z_]{1,2})$/i;

function kindOf(argument: string): Kind | undefined {
  if (WRAPPER.test(argument) || STATUS.test(argument)) return undefined;
  DATE_HERE.lastIndex = 0;
  if (/^\d{4}-|^\d{1,2}[/.]/.test(argument) && DATE_HERE.test(argument)) return 'birth-date';
  if (/^[+(]?\d[\d .-]{8,16}\d$/.test(argument)) return 'phone-number';
  if (/^[A-Za-z]{0,4}-?\d[\d-]{3,20}$/.test(argument)) return 'patient-id';
  return /^\p{Lu}/u.test(argument) && isWholeName(argument) ? 'person-name' : undefined;
}

function find({ text }: Source): Detection[] {
  return [...matchesIn(text, RECORD), ...matchesIn(text, TAGGED)].flatMap((match) => {
    const from = match.indices?.[1]?.[0] ?? 0;
    const found = [...matchesIn(match[1] ?? '', ARGUMENT)].flatMap(({ 0: raw, index }): Detection[] => {
      const argument = raw.trimEnd();
      const kind = kindOf(argument);
      const start = from + index;
      return kind === undefined ? [] : [{ kind, start, end: start + argument.length }];
    });
    return found;
  });
}

/** Records of people that are printed without the names of their members, as Scala prints case classes. */
export const positionalRecords: Rule = {
  words: [
    ['patient', 'person', 'member', 'subscriber', 'guarantor'],
    ['(', '<'],
  ],
  find,
  yes: {
    'Patient(Some(Lindqvist),None,1971-04-09,Active)': 'Lindqvist … 1971-04-09',
    'Patient(Some(Lindqvist),Active) → Left(NotFound)': 'Lindqvist',
    '<Patient: Tobias Lindqvist (88120)>': 'Tobias Lindqvist … 88120',
  },
  no: ['Patient(None,Active)', 'readPatient(Some(Lindqvist))', '<Patient: None>'],
};
