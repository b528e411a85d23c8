import { matchesIn } from '../../../text/matchesIn.ts';
import { nameAt } from '../../grammar/names.ts';
import { oneOf } from '../../grammar/oneOf.ts';
import type { Detection, Rule } from '../../rule.ts';
import type { Source } from '../../source.ts';

const TITLE =
  /(?<![\w.])(?:[Mm]rs?|Pat(?=\.)|Pt(?=\.)|Ms|Miss|Mx|Master|Madam|Frau|Herrn?|Sra|Srta|Señora?|Mme|Madame|Monsieur)\.?\s(?=\p{Lu})/gu;
const NAME = new RegExp(
  [
    '(?<![A-Za-z])(?:[Nn]ames?|NAME|Caller|Contact|Appt|Appointment|Visit|Re|RE|Attn|[Ll]egal)\\\\{0,15}["\'`*]{0,3}\\s{0,4}(?:is|was|of|[:=]|=>|-|\\.{3,60})?\\s{0,4}',
    '(?:[[(]\\s{0,8})?\\\\{0,15}["\'`]?(?=[\\p{Lu}\\p{Lo}])',
  ].join(''),
  'gu',
);
const RELATIVES = 'mom mum dad child baby twin twins partner guardian'.split(' ');
const RELATIVES_ABROAD = [
  'Mutter Vater Sohn Tochter Ehemann Ehefrau Bruder Schwester hijo hija madre padre esposo esposa hermano',
  'hermana fils fille mère père mari femme frère sœur filho filha mãe pai marido',
].flatMap((row) => row.split(' '));
/** Whose it is parts a relative from a word in a sentence: `her son Emeka`, `the mother of Emeka`. */
const RELATIVE = new RegExp(
  [
    String.raw`(?<![\p{L}\d])(?:(?:[Hh]is|[Hh]er|[Mm]y|[Tt]heir|[Oo]ur|[Tt]he(?= twins)|(?:[Pp]atient|[Mm]ember|[Pp]t)'?s)\s(?:grand|step)?`,
    oneOf(...RELATIVES),
    String.raw`|(?:[Ss]ua?|[Ss]eu|[Ss]on|[Ss]a|[Ii]hre?|[Ss]eine?|[Dd]ie|[Dd]er|[Ll]a|[Ee]l|[Ll]e)\s`,
    oneOf(...RELATIVES_ABROAD),
    ')',
    String.raw`,?\s(?:named\s|called\s|heißt\s|namens\s)?(?=\p{Lu}\p{Ll})`,
  ].join(''),
  'gu',
);
const PERSONAL = new RegExp(
  [
    String.raw`patient|\bpt\b|person|member|subscriber|\bdob\b|\bmrn\b|\bssn\b|birth|guardian|mother|phone|gender`,
    String.raw`\bsex\b|address|\bage\b|geburt|geb\.|\bappt\b|appointment|check-?in|attendee`,
  ].join('|'),
  'i',
);
export const OF_A_THING = new RegExp(
  [
    oneOf(
      'display|host|user|file|class|resource|table|column|app|application|client|scope|parameter',
      'param|method|thread|service|server|bundle|package|org|organization|practice|provider',
      'facility|clinic|key|domain|system|profile|element|role|group|event|job|queue|topic|env',
      'variable|field|product|brand|project|code|type|tag|vendor|issuer|subject|common|alg|cookie',
      'header',
    ),
    String.raw`[\s_.-]?$`,
  ].join(''),
  'i',
);
const AROUND = 120;

function labelled({ text }: Source): Detection[] {
  const titled = [...matchesIn(text, TITLE), ...matchesIn(text, RELATIVE)].flatMap((match) =>
    nameAt(text, match.index + match[0].length, 1),
  );
  const named = [...matchesIn(text, NAME)].flatMap((match): Detection[] => {
    if (OF_A_THING.test(text.slice(Math.max(0, match.index - 16), match.index))) return [];
    const end = match.index + match[0].length;
    const around = `${text.slice(Math.max(0, match.index - AROUND), match.index)} ${text.slice(end, end + AROUND)}`;
    return PERSONAL.test(around) ? nameAt(text, end, 2) : [];
  });
  return [...titled, ...named];
}

/** What a practice writes to patients, whom it calls by name. */
const ADDRESSED = new RegExp(
  [
    '(?:(?<![A-Za-z])(?:Hi|Hello|Hey|Dear|Good (?:morning|afternoon|evening)|Hola|Bonjour|Hallo|Liebe[rs]?|Reminder:?|Attention:?),? |^)',
    String.raw`(?=[A-ZÀ-Þ][\wÀ-ɏ'-]{1,40}(?: [A-ZÀ-Þ][\wÀ-ɏ'-]{1,40})?[,!:])`,
  ].join(''),
  'gm',
);
const TO_PATIENTS =
  /\b(?:your|you have|you are|an) (?:[\w-]+ ){0,2}(?:appointment|appt|visit|labs?|results?|prescription|refill|medications?|doctor|provider|portal|bill|statement|chart|weigh-in|readings?|check-?in|dose)\b|\breminder (?:from|of|that)\b|\breply (?:stop|yes|[cy1])\b/i;

function addressed({ text }: Source): Detection[] {
  return [...matchesIn(text, ADDRESSED)].flatMap((match) => {
    const start = match.index + match[0].length;
    return TO_PATIENTS.test(text.slice(start, start + AROUND)) ? nameAt(text, start, 1) : [];
  });
}

const OF_A_PATIENT = new RegExp(
  [
    String.raw`\b(?:(?:charts?|records?|labs|appointments?|medications|demographics|immunizations|claims?|referrals?|visit) (?:[\w-]{4,20} )?(?:of|for)`,
    String.raw`(?:MRN|record|chart|account|passport|licen[sc]e)\b[^\n]{0,40}\bbelongs to|(?:passport|licen[sc]e)\b[^\n]{0,40} of) (?=\p{Lu})`,
  ].join('|'),
  'giu',
);

function behindRecords({ text }: Source): Detection[] {
  return [...matchesIn(text, OF_A_PATIENT)].flatMap((match) =>
    nameAt(text, match.index + match[0].length, 2),
  );
}

const NEAR = 120;
const PART = /\b(first|last)\\{0,15}["']?\s{0,4}(?:=>|[:=])\s{0,4}\\{0,15}["']?(?=[A-Z])/gi;

function inParts({ text }: Source): Detection[] {
  const parts = [...matchesIn(text, PART)];
  return parts.flatMap((part, i) => {
    const isNear = [parts[i - 1], parts[i + 1]].some(
      (other) =>
        other !== undefined &&
        other[1]?.toLowerCase() !== part[1]?.toLowerCase() &&
        Math.abs(other.index - part.index) < NEAR,
    );
    return isNear ? nameAt(text, part.index + part[0].length, 1) : [];
  });
}

const LABELS = [
  ...'name caller contact appt visit re: legal pat. pt. mr ms miss mx master madam frau herr sra srta señor mme monsieur'.split(
    ' ',
  ),
  ...RELATIVES,
  ...RELATIVES_ABROAD.map((word) => word.toLowerCase()),
];
const RECORDS =
  'chart record labs appointment medication demographic immunization claim referral visit belongs passport license licence'.split(
    ' ',
  );

const FIRST = ['first'];
const LAST = ['last'];

const GREETINGS = [
  'hi ',
  'hello ',
  'hey ',
  'good ',
  'dear ',
  'hola ',
  'bonjour ',
  'hallo ',
  'liebe',
  'reminder',
  'attention',
  ', your ',
  ', you ',
];

const find = (source: Source): Detection[] => [
  ...(source.has(GREETINGS) ? addressed(source) : []),
  ...(source.has(LABELS) ? labelled(source) : []),
  ...(source.has(RECORDS) ? behindRecords(source) : []),
  ...(source.has(FIRST) && source.has(LAST) ? inParts(source) : []),
];

/**
 * Names behind a title or a kinship, behind the bare word `name` where the words around speak of a person, behind what only
 * patients have (`the chart of First Last`), and behind `first` and `last` as keys side by side.
 */
export const labelledNames: Rule = {
  words: [[...LABELS, ...RECORDS, ...FIRST, ...GREETINGS]],
  find,
  yes: {
    'Mr. Lindqvist cannot log in': 'Lindqvist',
    'Pat. Tobias Lindqvist': 'Tobias Lindqvist',
    'Caller: Tobias Lindqvist\nDOB: x': 'Tobias Lindqvist',
    'the patient, name: Tobias Lindqvist': 'Tobias Lindqvist',
    'Die Mutter heißt Sabine Vogt': 'Sabine Vogt',
    'the chart of Tobias Lindqvist opens': 'Tobias Lindqvist',
    'charts of Tobias Lindqvist and Ann Lee': 'Tobias Lindqvist … Ann Lee',
    'Hi Tobias, your labs are ready': 'Tobias',
    'Hi Tobias, reminder from Valemont Family Practice': 'Tobias',
    'body="Hey Vexlin, time for your morning weigh-in!"': 'Vexlin',
    'Tobias, your appointment is on 11/09': 'Tobias',
    'check-in, Appt: Lindqvist, Tobias': 'Lindqvist, Tobias',
    'first: Tobias, last: Lindqvist': 'Tobias … Lindqvist',
  },
  no: [
    'host name: Tobias Lindqvist',
    'Mr. cannot log in',
    'took 120 ms Kafka',
    'Caller: Tobias Lindqvist',
    'her son Error',
    'Hi Tobias, the fix works',
    'Tobias, your fix works',
    'the records of Lakeside Family Clinic',
    'mother of all errors',
    'la madre cannot',
    'Good morning Tobias, the sync is slow',
    'the chart of Errors opens',
    'first: Tobias',
    'first: Error, last: Request',
  ],
};
