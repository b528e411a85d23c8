import { oneOf } from '../../grammar/oneOf.ts';
import { findPatterns, type Pattern, type Rule } from '../../rule.ts';

/** Letters and digits in groups, five digits at least. */
const GROUPS = String.raw`(?=(?:[A-Z .-]{0,8}\d){5})([A-Z\d]{1,14}(?:[ .-]?[A-Z\d]{1,12}){0,4})(?![\w-])`;
/** `no.`, `nº`, `#`, `: `. */
const SIGNS = String.raw`(?: ?(?:[Nn](?:o|um|úm|[°º])\b\.?|[Nn][°º]|[Nn]umber|[Nn]úmero|[Nn]uméro|#))?(?: (?:is|es|est|nya|niya|was))?[:. ]{1,4}`;

/** What an insured person is called in French and Spanish, before or behind the word for a number. */
const INSURED_FR = oneOf(
  'assurée?|adhérente?|allocataire|bénéficiaire|sociétaire|mutuelle|mutualiste|sécu|sécurité sociale|contrat santé',
);
const INSURED_ES = oneOf(
  'afiliad[oa]|afiliación|asegurad[oa]|beneficiari[oa]|póliza|poliza|carné|carnet|historia clínica',
);

const PATTERNS: readonly Pattern[] = [
  {
    kind: 'record-number',
    pattern:
      /(?<![\w.])(?:C\. ?C\.|CC|C\. ?E\.|T\. ?I\.|C\. ?I\.)(?: ?(?:N[o°º]\.?|#))?:? ?(\d{1,3}(?:\.\d{3}){2,3}|\d{7,10})(?![\w.-]?\d)/gu,
    words: ['c.c.', 'c. c.', 'c.e.', 't.i.', 'c.i.', 'c. i.', 'paciente', 'señor', 'dula', 'documento'],
  },
  {
    kind: 'record-number',
    pattern: new RegExp(
      [
        String.raw`\b`,
        oneOf(
          '[Cc]édula|[Cc]edula|CÉDULA|CEDULA|[Dd]ocumento(?: de identidad)?|[Ii]dentificación|DNI|DUI|DPI',
        ),
        String.raw`(?: de (?:ciudadanía|identidad|extranjería))?${SIGNS}([VEJ]?-?\d{1,3}(?:\.\d{3}){2,3}|\d{7,10}(?:-\d)?)(?![\w.-]?\d)`,
      ].join(''),
      'gu',
    ),
    words: ['dula', 'documento', 'identificaci', 'dni ', 'dni:', 'dui ', 'dui:', 'dpi ', 'dpi:'],
  },
  {
    kind: 'record-number',
    pattern: /(?<![\w.-])[VE]-\d{1,2}\.\d{3}\.\d{3}(?![\w.-]?\d)/g,
    words: [
      'cédula',
      'cedula',
      'venez',
      'caracas',
      'documento',
      'paciente',
      ' v-1',
      ' v-2',
      ' v-3',
      ' v-9',
      ' v-8',
      ' v-5',
      ' e-8',
    ],
  },
  // PhilHealth's, and the one card of all Philippine insurers.
  {
    kind: 'member-id',
    pattern: /(?<![\w.-])(?:\d{2}-\d{9}|\d{4}-\d{7})-\d(?![\w-])/g,
    sign: /\d-\d{7,9}-\d/,
  },
  {
    kind: 'social-security-number',
    pattern: /\b(?:SSS|GSIS)\b[^\d\n]{0,16}(\d{2}-\d{7}-\d|\d{10,11})(?![\w-])/g,
    words: ['sss ', 'sss:', 'sss#', 'gsis'],
  },
  {
    kind: 'record-number',
    pattern: /\bTIN\b[^\d\n]{0,12}(\d{3}[- ]\d{3}[- ]\d{3}(?:[- ]\d{3,5})?)(?![\w-])/g,
    words: [' tin ', ' tin:', '\ntin ', ', tin', ' tin#'],
  },
  {
    kind: 'social-security-number',
    pattern: /\b(?:NSS|IMSS)\b[^\d\n]{0,16}(\d{2}([ -]?)\d{2}\2\d{2}\2\d{4}\2\d|\d{11})(?![\w-])/g,
    words: ['nss ', 'nss:', 'imss'],
  },
  // The card of Brazil's health service.
  {
    kind: 'member-id',
    pattern: /(?<![\w.-])[1-27-9]\d{2} \d{4} \d{4} \d{4}(?! ?\d|[\w-])/g,
    words: ['sus ', 'sus:', 'cns ', 'cns:', 'cart'],
  },
  {
    kind: 'member-id',
    pattern: new RegExp(
      [
        String.raw`\b`,
        oneOf(
          '[Mm]edicaid|[Mm]edicare|MEDICAID|MEDICARE|[Mm]caid|MCAID|[Mm]care|MCARE|MCD|Medi-Cal',
          'CHIP|Tricare|TRICARE',
        ),
        `(?: (?:ID|id|Id))?${SIGNS}${GROUPS}`,
      ].join(''),
      'g',
    ),
    words: ['caid', 'icare', 'mcare', ' mcd ', 'medi-cal', ' chip '],
  },
  {
    kind: 'member-id',
    pattern: new RegExp(
      String.raw`\b(?:[Nn](?:[°º]|o\.?|uméro) (?:d['’]|de )?${INSURED_FR}|${INSURED_FR},? \(?(?:[Nn][°º]|[Nn]uméro))[ :.]{1,4}${GROUPS}`,
      'gu',
    ),
    words: ['assur', 'adhé', 'alloc', 'ficiaire', 'taire', 'mutu', 'sécu', 'contrat'],
  },
  {
    kind: 'member-id',
    pattern: new RegExp(
      String.raw`\b(?:[Nn](?:[°º]|o\.?|ro\.?|úmero)(?: de)? ${INSURED_ES}|${INSURED_ES},? \(?(?:[Nn][°º]|[Nn]o\.|[Nn]úmero))[ :.]{1,4}${GROUPS}`,
      'gu',
    ),
    words: ['afilia', 'asegur', 'benefici', 'liza', 'carn', 'historia'],
  },
  { kind: 'record-number', pattern: /\bACNT (\d{4,14})(?![\w-])/g, words: ['acnt'] },
  {
    kind: 'record-number',
    pattern: /(?<![\w-])[A-Z]\d{3}-\d{4}-\d{4}(?![\w-])/g,
    words: ['licen', ' dl ', 'dl: ', 'driver'],
  },
  {
    kind: 'record-number',
    pattern:
      /\b(?:[Aa]cc(?:oun)?t|ACC(?:OUN)?T)(?: (?:nya|niya|ni \w{2,12}|is|no\.?|[Nn]umber|#))?(?: ?\.{3,60}|:)? {1,2}([A-Z]{1,3}-\d[\d-]{4,14})(?![\w-])/g,
    words: ['acct', 'account'],
  },
];

/** Numbers that a country, its insurers or a card give a person, by their look or by what they are called there. */
export const nationalNumbers: Rule = {
  find: findPatterns(PATTERNS),
  yes: {
    'la señora, C.C. 52.418.907, y CC 1032456781': '52.418.907 … 1032456781',
    'con cédula de ciudadanía No. 79.482.113': '79.482.113',
    'cedula 1032456781 y documento: 52418907': '1032456781 … 52418907',
    'viene de Caracas, V-19.884.021': 'V-19.884.021',
    'PhilHealth no. 12-050112847-3 po': '12-050112847-3',
    'scanned the UMID CRN 0111-2233445-6': '0111-2233445-6',
    'SSS 34-1234567-8, TIN 123-456-789-000': '34-1234567-8 … 123-456-789-000',
    'NSS 43 98 76 1234 5': '43 98 76 1234 5',
    'cartão SUS 700 5091 8812 0044': '700 5091 8812 0044',
    'TX Mcaid id 523118804 for the baby': '523118804',
    'Medicaid MD-55019923-7, mcaid # 7718804': 'MD-55019923-7 … 7718804',
    'pour mon mari (assuré n° FR-MUT-771920)': 'FR-MUT-771920',
    "n° d'adhérent : 88 120 4417": '88 120 4417',
    'póliza nº 44-771820, número de afiliado 8812044': '44-771820 … 8812044',
    'license K880-4417-0912 expired': 'K880-4417-0912',
    'acct nya TX-0049917 at\nAccount ......... HV-118-0027': 'TX-0049917 … HV-118-0027',
  },
  no: [
    'cc 3 people, CC: billing team',
    'release 52.418.907 of the library',
    'documento: 404 no encontrado',
    'build 12-05011284-3',
    'NSS 3.98 library',
    'lot 700 5091 8812 0044',
    'Medicare denied CO-197, Medicaid id is missing',
    'Medicaid 2026 rules, Medicare Part B 2026-01-01',
    'Réf. DOS-2026-118, contrat n° 3',
    'la póliza no existe, HTTP 404',
    'model K880-4417-0912',
    'account ABC-12 of the app, acct type 3',
  ],
};
