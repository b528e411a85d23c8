import { findPatterns, type Pattern, type Rule } from '../../rule.ts';

const PATTERNS: readonly Omit<Pattern, 'kind'>[] = [
  { pattern: /(?<![\w.])\([1-9]\d\) ?9?\d{4}-\d{4}(?![\w-])/g, words: ['-'] },
  {
    pattern: new RegExp(
      [
        String.raw`(?<![\w.+/=-])(?:\+?1[ .-]?)?(?:\([2-9]\d{2}\) ?|[2-9]\d{2}[ ./-])[2-9]\d{2}[ .-]\d{4}`,
        String.raw`(?:\s?(?:x|ext\.?)\s?\d{1,6})?(?!\w|[.-]\d)`,
      ].join(''),
      'g',
    ),
  },
  {
    pattern: /(?<![\w.+-])\+[1-9]\d{0,2}[ .-]?(?:\(\d{1,4}\)[ .-]?)?\d{1,4}(?:[ .-]?\d{2,5}){1,4}(?!\w)/g,
    words: ['+'],
    check: (value) => value.replace(/\D/g, '').length >= 9,
  },
  {
    pattern: /\b(?:tel|sms|callto|phone\||sms\||fax\|):?(\+?[\d().-]{7,20})/g,
    words: ['tel', 'sms', 'callto', 'phone|', 'fax|'],
  },
  {
    pattern: new RegExp(
      [
        String.raw`\b(?:[Cc]all|[Tt]ext|[Rr]each|[Dd]ial|[Rr]ing|[Hh]ome|[Ww]ork|[Oo]ffice)`,
        '(?: (?:me|us|him|her|them|back)){0,2}(?: (?:on|at))?:? {1,2}',
        String.raw`(\(?[2-9]\d{2}\)?[ .-]?\d{3}[ .-]?\d{4})(?!\w)`,
      ].join(''),
      'g',
    ),
    words: ['call', 'text', 'reach', 'dial', 'ring', 'home', 'work', 'office'],
  },
  { pattern: /(?<![\w.+-])0[1-9](?:[ .]\d{2}){4}(?![\w.-])/g },
  { pattern: /(?<![\w.+-])07\d{3} \d{3} ?\d{3}(?![\w.-])/g, words: ['07'] },
];

/** Where everybody may call. */
const PUBLIC_LINE = new RegExp(
  [
    String.raw`\b(?:support|help ?desk|hotline|toll[- ]free|customer (?:service|care)|service desk)`,
    String.raw`(?: (?:line|desk|team|number|phone))?(?: (?:at|on|is))?[:,]? ?\(?$`,
  ].join(''),
  'i',
);

const ofPeople = (pattern: Omit<Pattern, 'kind'>): Pattern => ({
  kind: 'phone-number',
  ...pattern,
  check: (value, around) =>
    !PUBLIC_LINE.test(around.before.slice(-48)) && pattern.check?.(value, around) !== false,
});

/** Telephone numbers of people that are known by their look alone. */
export const phoneNumbers: Rule = {
  find: findPatterns(PATTERNS.map(ofPeople)),
  yes: {
    'they gave a real one, liga (11) 95550-0137': '(11) 95550-0137',
    'call 617-555-0177 please': '617-555-0177',
    'home (617) 555-0177, work 6175550178': '(617) 555-0177 … 6175550178',
  },
  no: [
    'call eCW support at 508-555-0100 opt 3, help desk: (508) 555-0101',
    'work 1763108551 done',
    'release 12.345.678',
  ],
};
