import { oneOf } from '../../grammar/oneOf.ts';
import { INSURERS } from '../../knowledge/insurers.ts';
import { findPatterns, type Pattern, type Rule } from '../../rule.ts';

const COVERED = new RegExp(`member|policy|subscriber|insur|${INSURERS.join('|')}`, 'i');
/** What an insurer's name begins with, without which in a text its pattern is not asked. */
const INSURER_WORDS = INSURERS.map((name) => name.split(/[^a-z-]/)[0] ?? name);

const PATTERNS: readonly Pattern[] = [
  {
    kind: 'social-security-number',
    pattern:
      /\b(?:ssn|social|phone|cell|member id) (?:number )?(?:is )?(?:ends?|ending)(?: in| with)? (\d{4})(?!\w)/gi,
    words: ['ends ', 'end ', 'ending '],
  },
  {
    kind: 'member-id',
    pattern: new RegExp(
      [
        String.raw`\b(?:${oneOf(...INSURERS)}|insurance|ins|insurer|payer|plan)\b(?:[^\n\d;]{0,30}?(?:#|(?:id|no|num(?:ber)?|policy|member)\b)`,
        String.raw`[#.]?(?: is| es)?:?)? {0,8}([A-Z]{0,4} ?\d[\dA-Z]{0,3}\d{0,12}[A-Z]?(?:[ -]\d{2,12}[A-Z]?){0,3})(?![\w-])`,
      ].join(''),
      'gi',
    ),
    words: ['insur', 'ins', 'payer', 'plan', ...INSURER_WORDS],
    check: (value, { before }) =>
      value.replace(/\D/g, '').length > 5 &&
      !/^(?:19|20)\d\d-\d\d-\d\d(?!\d)/.test(value) &&
      !/npi|payer id|phone|tel|fax|trace|claim|batch|error|code|request|ein\b/i.test(before.slice(-32)),
  },
  { kind: 'encounter-id', pattern: /\benc[ =#]{1,2}(\d{4,10}(?:-\d{1,3})?)(?![\w.-])/gi, words: ['enc'] },
  {
    kind: 'patient-id',
    pattern: /\/patients?\?(?:[\w.-]{1,40}=[^\s&"']{0,80}&){0,4}(?:id|pid|mrn)=([\w-]{0,20}\d[\w-]{2,40})/g,
    words: ['/patient?', '/patients?'],
  },
  {
    kind: 'social-security-number',
    pattern: /(?<![\w.-])(?!000|666)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?!\w|[.-]\d)/g,
    words: ['-'],
  },
  {
    kind: 'email-address',
    pattern:
      /(?<![\w.+-])[\w.+-]{2,64} ?[[(](?:at|AT)[\])] ?[\w-]{2,40}(?: ?[[(](?:dot|DOT)[\])] ?|\.)\w{2,10}/g,
    words: ['(at)', '[at]'],
  },
  {
    kind: 'member-id',
    pattern:
      /\b[1-9][AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\d-?[AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\d-?[AC-HJKMNP-RT-Y]{2}\d{2}\b/g,
  },
  {
    kind: 'record-number',
    pattern: new RegExp(
      [
        String.raw`\b(?:chart|mr|record|patient|pt|member|policy|account|acct|insurance|subscriber|claim|medicaid)\s?`,
        String.raw`(?:#|no\.|nbr\.?)\s?:?\s?([A-Za-z]{0,4}-?\d[\d-]{2,20})`,
      ].join(''),
      'gi',
    ),
    words: ['#', 'no.', 'nbr'],
  },
  {
    kind: 'member-id',
    pattern: /\b(?:policy|member|subscriber|insured|claim) ([A-Z]{2,4}-?\d{5,14})(?![\w-])/gi,
    words: ['policy ', 'member ', 'subscriber ', 'insured ', 'claim '],
  },
  {
    kind: 'social-security-number',
    pattern: /(?<!\w)[*xX#\u2022]{3}-[*xX#\u2022]{2}-(\d{4})(?!\w)/g,
    words: ['-'],
  },
  // What patients call themselves at a portal: letters and a year.
  {
    kind: 'user-id',
    pattern: /\b[Uu]ser(?:name)?(?: is|:)? {1,2}([a-z][a-z_.]{3,20}\d{2,4})(?![\w.@-])/g,
    words: ['healow', 'portal'],
    check: (value) => !/svc|sys|admin|test|api|app|bot|ecw|sync|_r[ow]/.test(value),
  },
  {
    kind: 'social-security-number',
    pattern: /(?<![\w.-])(?!000|666)\d{3}(?: (?!00)\d{2} |\.(?!00)\d{2}\.)(?!0000)\d{4}(?!\w|[.-]\d)/g,
    words: ['ssn', 'social', 'itin', 'tax id'],
    check: (_, { before, after }) => /ssn|social|itin|tax id/i.test(before + after),
  },
  {
    kind: 'social-security-number',
    pattern: /(?<![\w.-])[12] \d{2} (?:0[1-9]|1[0-2]) \d[\dAB] \d{3} \d{3} \d{2}(?![\w.-])/g,
  },
  { kind: 'record-number', pattern: /(?<![\w.-])\d{3}\.\d{3}\.\d{3}-\d{2}(?![\w.-])/g, words: ['-'] },
  { kind: 'record-number', pattern: /(?<!\w)[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z0-9]\d(?!\w)/g },
  { kind: 'record-number', pattern: /(?<!\w)[A-Z]{6}\d{2}[A-EHLMPR-T]\d{2}[A-Z]\d{3}[A-Z](?!\w)/g },
  {
    kind: 'social-security-number',
    pattern:
      /\blast ?(?:4|four)(?: (?:of|the|her|his|their|ssn|social|digits)){0,4}(?: is| are|:|=|#)? ?#?(\d{4})(?!\w)/gi,
    words: ['last4', 'last 4', 'last four'],
    check: (_, { before, after }) => /ssn|social/i.test(before + after),
  },
  {
    kind: 'member-id',
    pattern:
      /\b(?:group|grp)\.?(?: ?(?:no\.?|#|id|number))?:? {1,3}([A-Z]{0,4}\d[\dA-Z]{2,9}(?:-\d{1,6})?)(?![\w-])/gi,
    words: ['member', 'policy', 'subscriber', 'insur', ...INSURER_WORDS],
    check: (value, { before, after }) => /\d{3}/.test(value) && COVERED.test(before.slice(-120) + after),
  },
  { kind: 'record-number', pattern: /(?<!\w)[1-9]\d{5}(?:19|20)\d{2}[01]\d[0-3]\d{4}[\dX](?!\w)/g },
  { kind: 'record-number', pattern: /(?<![\w-])\d{2}[01]\d[0-3]\d-[1-8]\d{6}(?![\w-])/g, words: ['-'] },
  { kind: 'record-number', pattern: /(?<![\w.-])\d{1,2}\.\d{3}\.\d{3}-[\dkK](?![\w-])/g, words: ['-'] },
  { kind: 'record-number', pattern: /(?<!\w)[A-Z]{2} \d{2} \d{2} \d{2} [A-D](?!\w)/g },
  { kind: 'record-number', pattern: /(?<![\w.-])756\.\d{4}\.\d{4}\.\d{2}(?![\w.-])/g, words: ['756.'] },
  {
    kind: 'record-number',
    pattern:
      /\b(?:DNI|NIE|NIF|SIN|NHS|BSN|PESEL|KVNR|IHI|CF|Medicare)\b[^\n\d]{0,16}?([A-Z]?\d[\d .-]{6,20}\d[A-Z]?)(?!\w)/g,
    words: ['dni', 'nie', 'nif', 'sin', 'nhs', 'bsn', 'pesel', 'kvnr', 'ihi', 'cf', 'medicare'],
    check: (value) => !/^(?:19|20)\d\d[-.]\d\d[-.]\d\d/.test(value),
  },
  { kind: 'record-number', pattern: /\bMRN[-_]?(\d{4,14})(?![A-Za-z\d])/g, words: ['mrn'] },
  {
    kind: 'patient-id',
    pattern: /\b[Pp]atient[-_](\d{3,20})(?![A-Za-z\d]|\.ndjson)/g,
    words: ['patient-', 'patient_'],
  },
];

/** Numbers and names of accounts that people have, known by their look or by a word beside them. */
export const personalNumbers: Rule = {
  find: findPatterns(PATTERNS),
  yes: {
    'Medicaid # 12345678': '12345678',
    'Cigna #: 887766554': '887766554',
    'user 371-22-9087 fails': '371-22-9087',
    'her social 530.71.2264, last 4 2264': '530.71.2264 … 2264',
    '11010519491231002X or 900101-2345678': '11010519491231002X … 900101-2345678',
    'Cigna id XZP 118 204 771': 'XZP 118 204 771',
    'Ins: UnitedHealthcare ID 914402877 grp 0G4471': '914402877 … 0G4471',
    'Secondary: AARP        ID: 33871920411': '33871920411',
    'Aetna W 2211 40987': 'W 2211 40987',
    'user kstrickland1977 locked out of healow': 'kstrickland1977',
    'ssn ends in 4771, enc 99120-4': '4771 … 99120-4',
    '12.345.678-5 and QQ 12 34 56 C': '12.345.678-5 … QQ 12 34 56 C',
  },
  no: [
    'ends in 2026',
    'batch 000-12-3456',
    'the last 4 2026 runs',
    'Humana payer id 61101, NPI 1234567893',
    'Aetna error 1000042 in batch 20261104',
    'Medicare Part B, group policy',
    'user svc_portal01 cannot reach the portal',
  ],
};
