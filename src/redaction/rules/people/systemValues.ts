import { matchesIn } from '../../../text/matchesIn.ts';
import type { Kind } from '../../kinds.ts';
import type { Detection, Rule } from '../../rule.ts';
import type { Source } from '../../source.ts';

const QUOTE = '\\\\{0,15}["\']?';
const VALUE = new RegExp(
  `(?:(?<![A-Za-z])value${QUOTE}\\s{0,4}(?:=>|:)\\s{0,4}${QUOTE}|(?<=<value )value=\\\\{0,15}["'])([^"'\\\\<>{}\\n,\\uFFFC]{2,200})`,
  'dg',
);
const SYSTEM = new RegExp(
  `(?<![A-Za-z])system(?:${QUOTE}\\s{0,4}(?:=>|:)\\s{0,4}${QUOTE}|\\svalue=\\\\{0,15}["'])([^"'\\\\\\s,<>{}]{1,200})`,
  'g',
);
const LOOK = 260;

const OF_CONTACTS: Readonly<Record<string, Kind>> = {
  phone: 'phone-number',
  fax: 'phone-number',
  sms: 'phone-number',
  pager: 'phone-number',
  email: 'email-address',
};
const PUBLIC = new RegExp(
  [
    'npi|taxonomy|loinc|snomed|unitsofmeasure|ucum|icd|rxnorm|ndc|cvx|clia|tax|terminology',
    String.raw`CodeSystem|2\.16\.840\.1\.113883\.6\.`,
  ].join('|'),
  'i',
);
const PERSONAL = /mrn|ssn|patient|member|medicaid|medicare|driver|passport|person|subscriber|113883\.4\.1$/i;
const TYPED = /["'](?:MR|SS|MB|PI|PN|DL|PPN|SB|AN|MC|MA|PT)["']/;

function kindOf(before: string, after: string, value: string): Kind | undefined {
  const opened = before.slice(before.lastIndexOf('}') + 1);
  const systems = [...matchesIn(opened, SYSTEM), ...matchesIn(after.split(/[{}]/, 1).join(''), SYSTEM)].map(
    (match) => match[1] ?? '',
  );
  const system = systems[0];
  const contact = systems.map((name) => OF_CONTACTS[name]).find(Boolean);
  if (contact !== undefined) return contact;
  if (system === undefined || !/\d/.test(value) || PUBLIC.test(system)) return undefined;
  const isPersonal = PERSONAL.test(system) || TYPED.test(before) || /identifier/i.test(before);
  return isPersonal ? 'record-number' : undefined;
}

function find({ text }: Source): Detection[] {
  return [...matchesIn(text, VALUE)].flatMap((match): Detection[] => {
    const [start, end] = match.indices?.[1] ?? [0, 0];
    const before = text.slice(Math.max(0, match.index - LOOK), match.index);
    const kind = kindOf(before, text.slice(end, end + LOOK), match[1] ?? '');
    return kind === undefined ? [] : [{ kind, start, end }];
  });
}

/** FHIR's pairs of system and value, telecom and identifier, where no resource around them says whose they are. */
export const systemValues: Rule = {
  words: [['system'], ['value']],
  find,
  yes: {
    '{"system":"phone","value":"617 0177"}': '617 0177',
    '{"system":"urn:mrn","value":"88120"}': '88120',
  },
  no: ['{"system":"http://loinc.org","value":"8310-5"}', '{"system":"x","value":"abc"}'],
};
