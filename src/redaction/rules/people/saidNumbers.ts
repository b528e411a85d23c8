import { oneOf } from '../../grammar/oneOf.ts';
import { findPatterns, type Pattern, type Rule } from '../../rule.ts';

const DIGIT = '(?:zero|oh|o|one|two|three|four|five|six|seven|eight|nine)';
const MONTH = 'january|february|march|april|may|june|july|august|september|october|november|december';
const ORDINAL = oneOf(
  'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth',
  'sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|(?:twenty|thirty)[ -](?:first|second|third|fourth|fifth)',
  '(?:twenty|thirty)[ -](?:sixth|seventh|eighth|ninth)',
);
const YEAR_IN_WORDS = '(?:nineteen|twenty|two thousand)(?:[ -](?:and )?[a-z]{2,9}){1,2}';
const PATTERNS: readonly Pattern[] = [
  {
    kind: 'phone-number',
    pattern: new RegExp(String.raw`\b((?:${DIGIT}[ ,-]{1,2}){6,11}${DIGIT})\b`, 'gi'),
    words: ['zero', 'five', 'three', 'seven', 'eight', 'nine'],
  },
  {
    kind: 'one-time-code',
    pattern: new RegExp(
      String.raw`\b(?:code|pass ?code|pin|otp)\b[^\d\n.:]{0,40}?[ :]((?:${DIGIT}[ ,-]{1,2}){3,7}${DIGIT})\b`,
      'gi',
    ),
    words: ['code', 'pin', 'otp'],
  },
  {
    kind: 'birth-date',
    pattern: new RegExp(
      String.raw`\b((?:${MONTH}),? (?:the )?(?:${ORDINAL},? (?:of )?(?:(?:19|20)\d{2}|${YEAR_IN_WORDS})|\d{1,2}(?:st|nd|rd|th)?,? (?:of )?${YEAR_IN_WORDS}))\b`,
      'gi',
    ),
    words: MONTH.split('|'),
  },
  {
    kind: 'member-id',
    pattern: new RegExp(
      [
        String.raw`\b(?:ID|[Pp]olicy|[Pp]óliza|[Mm]ember|[Ss]ubscriber|[Ii]nsured|[Cc]ard|HIC)\b`,
        String.raw`(?: (?:no|number|id|ID)\b)?[:.#]? {0,2}`,
        String.raw`([A-Z]{1,4}[ -]?\d{3,6}(?:[ -]?\d{2,6}){1,3}(?:[ -][A-Z]{1,2}\b)?|\d{3} \d{3} \d{3}(?: [A-Z]{1,2}\b)?)(?!\w)`,
      ].join(''),
      'g',
    ),
    words: [
      'insur',
      'payer',
      'elig',
      'claim',
      'policy',
      'member',
      'subscri',
      'plan',
      'medicare',
      'medicaid',
      'rxbin',
      'grp',
      '270',
      '271',
      'coverage',
    ],
  },
  {
    kind: 'record-number',
    pattern: /\b[Aa]cc(?:ount|t)? ?(?:[Nn]o|[Nn]um(?:ber)?|#)[.:#]{0,2} {0,2}(\d{4,10})(?![\w-])/g,
    words: ['acc'],
  },
  {
    kind: 'social-security-number',
    pattern: new RegExp(
      [
        String.raw`\b(?:last (?:four|4)|letzten vier|últimos (?:cuatro|4))\b`,
        String.raw`(?: (?:digits|of|ssn|social|is|are|were|the|her|his)){0,4}:? (\d{4})(?!\w)`,
      ].join(''),
      'gi',
    ),
    words: ['last four', 'last 4', 'letzten', 'ltimos'],
  },
];

/** Numbers as people say them: digits and dates in words, what stands on an insurance card. */
export const saidNumbers: Rule = {
  find: findPatterns(PATTERNS),
  yes: {
    'call me at nine one nine, five five five, oh one four two':
      'nine one nine, five five five, oh one four two',
    'born June second nineteen fifty-two': 'June second nineteen fifty-two',
    'my birthday? December twelfth 1966': 'December twelfth 1966',
    'the one time passcode I just texted is six six zero one nine four, call back':
      'six six zero one nine four',
    'eligibility for ID YRP-8812-0047 says 75': 'YRP-8812-0047',
    'Acc No. 15530 cannot be opened': '15530',
    'caller verified with last four 6619': '6619',
  },
  no: [
    'one two three testing',
    'the code fails one two times',
    'in June two thousand rows failed',
    'released on December 12, 2026',
    'the December second run',
    'claim ID AB-1 of the plan',
  ],
};
