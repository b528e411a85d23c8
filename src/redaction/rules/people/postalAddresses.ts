import { isName } from '../../grammar/names.ts';
import { oneOf } from '../../grammar/oneOf.ts';
import { findPatterns, type Pattern, type Rule } from '../../rule.ts';

const SURE =
  'Street|St|Avenue|Ave|Av|Road|Rd|Boulevard|Blvd|Parkway|Pkwy|Highway|Hwy|Turnpike|Tpke|Crescent|Broadway';
const LIKELY =
  'Drive|Dr|Lane|Ln|Court|Ct|Place|Pl|Terrace|Terr|Ter|Way|Circle|Cir|Square|Sq|Trail|Trl|Pike|Alley|Aly|Plaza|Plz';
const ONLY_WITH_TOWN = 'Loop|Row|Path|Run|Walk|Ridge|View|Point|Pass|Hill|Commons|Landing|Crossing';
const STATE =
  '(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT|V[AIT]|W[AIVY])';
const TOWN = "[A-Z][A-Za-z.'-]{1,24}(?: [A-Z][A-Za-z.'-]{1,24}){0,2}";
const UNIT = '(?:,? (?:Apt|Apartment|Unit|Suite|Ste|Floor|Fl|Rm|Room|#)\\.? ?#?[\\w-]{1,8})?';
const ZIP = '\\d{5}(?:-\\d{4})?';
const TOWN_STATE = `,? {1,2}${TOWN},? {1,2}${STATE}\\b(?:,? {1,2}${ZIP})?`;
const REST = `(?:${TOWN_STATE}|, {1,2}${TOWN}|,? {1,2}${STATE}\\b(?: {1,2}${ZIP})?)?`;
const NUMBER = '(?<![\\w.:/-])\\d{1,6}[A-Za-z]?(?: (?:[NSEW]|North|South|East|West|NE|NW|SE|SW)\\.?)?';
const WORDS = "(?: (?:[A-Z][A-Za-z.'-]{0,24}|\\d{1,3}(?:st|nd|rd|th)))";

/** The word behind the number, where an error message could begin with one: `500 Internal Server …`. */
const startsLikeName = (value: string): boolean => {
  const word = /^\S+ (?:[NSEW]\.? )?(\S+)/.exec(value)?.[1] ?? '';
  return /^(?:Old|New|First|Second|Third)$/.test(word) || isName(word);
};
const STATUS_TEXT = new RegExp(
  [
    '^(?:\\d+ Way\\b|[1-5]\\d\\d ',
    oneOf(
      'Bad|Not|Internal|Forbidden|Unauthorized|Too|Payload|OK|Found|Moved|Created|Accepted|No|Method',
      'Unprocessable|Conflict|Gateway|Service',
    ),
    '\\b)',
  ].join(''),
);
const isNoStatus = (value: string): boolean => !STATUS_TEXT.test(value);

/** States that are also words stand behind a comma in an address: `Boise, ID 83702`, but `Request ID 83702`. */
const isTown = (value: string): boolean => !/[^,] {1,2}(?:ID|IN|OR|OK|ME|HI)[, ]/.test(value);

const CITY = String.raw`(?:(?:Ste?|Mt|Ft)\. )?\p{Lu}[\p{L}'-]{1,24}(?: \p{Lu}[\p{L}'-]{1,24}){0,2}`;
const CALLED = String.raw`(?: (?:de|del|de la|de los|la|las|los|du|des|da|das|do|dos|di|dei|del|della|delle|dello|\p{Lu}[\p{L}.'-]{0,24})){1,5}`;

/** The street first, then the number: German, Spanish, Portuguese, Italian. */
const FLOOR = String.raw`, ?(?:\d{1,2}[ºª]?|primero|segundo|tercero|cuarto|quinto|bajo|piso \d{1,2}|apto\.? ?\d{1,4})`;
const STREET_FIRST = [
  String.raw`(?<![\p{L}\d])(?:\p{Lu}[\p{L}.-]{1,30}(?:straße|strasse|str\.|weg|platz|gasse|allee|ufer|damm)|`,
  oneOf(
    String.raw`[Cc]alle|C\/|[Aa]venida|[Aa]vda\.?|[Pp]aseo|[Pp]laza|[Cc]arrera|[Rr]ua|Via|Viale|Piazza`,
    '[Cc]amino|[Cc]alzada',
  ),
  String.raw`${CALLED}),? (?:n[º°.] ?|# ?)?\d{1,5}(?: ?[a-zA-Z])?(?![\p{L}\d])`,
  String.raw`(?:,? {1,2}(?:[–—-] )?(?:\d{4,5} )?${CITY}(?:\/[A-Z]{2}(?![\p{L}]))?|${FLOOR}(?: [A-Z](?![\p{L}]))?)?`,
].join('');
/** Streets are numbers too: Colombian. */
const GRID = [
  String.raw`(?<![\p{L}\d])`,
  oneOf(
    '[Cc]ra|[Cc]arrera|[Kk]ra?|[Cc]l|[Cc]ll|[Cc]alle|[Aa]v(?:da|enida)?|[Dd]g|[Dd]iagonal|[Tt]v|[Tt]ransv(?:ersal)?',
    '[Aa]utopista',
  ),
  String.raw`\.? ?\d{1,3} ?[A-Z]{0,2}(?: (?:[Bb]is|[Ss]ur|[Nn]orte|[Ee]ste|[Oo]este))?`,
  String.raw` ?(?:#|[Nn][oº°]\.?) ?\d{1,3} ?[A-Z]{0,2} ?[-–] ?\d{1,3}`,
  '(?:,? (?:[Aa]pto|[Aa]partamento|[Tt]orre|[Cc]asa|[Pp]iso|[Ii]nt|[Ii]nterior|[Bb]loque|[Oo]f|[Ll]ocal)',
  String.raw`\.? ?[\w-]{1,6}){0,3}`,
].join('');
/** The number first, then the street: French. */
const RUE = [
  String.raw`(?<![\p{L}\d])\d{1,4}(?: bis| ter)?,? `,
  oneOf(
    'rue|avenue|boulevard|chemin|place|allée|impasse|quai|montée|route(?= d)|ruelle|sentier|faubourg|esplanade',
  ),
  String.raw`(?: (?:de|du|des|la|le|les|l'|d')){0,2}(?: ?\p{Lu}[\p{L}.'-]{1,24}){1,4}(?:,? {1,2}\d{5} ${CITY})?`,
].join('');

/** Post codes that only one country writes so: the United Kingdom's, Canada's, Australia's, the Netherlands'. */
const POST_CODE = oneOf(
  String.raw`[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}`,
  String.raw`(?:[A-Z]{2} )?[A-Z]\d[A-Z] ?\d[A-Z]\d`,
  String.raw`(?:NSW|VIC|QLD|SA|WA|TAS|ACT|NT) \d{4}`,
  String.raw`\d{4} [A-Z]{2} ${CITY}`,
);
const CODE =
  /\d[A-Z\d]? \d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d|(?:NSW|VIC|QLD|SA|WA|TAS|ACT|NT) \d{4}|\d{4} [A-Z]{2} [A-Z]/;
const PART = String.raw`(?: \p{Lu}[\p{L}.'-]{0,24}){1,4}`;
const CODED = String.raw`(?<![\p{L}\d.:/-])(?:(?:Flat|Unit|Apt) \w{1,5},? )?(?:\d{1,5}[A-Za-z]?${PART}|\p{Lu}[\p{L}.'-]{2,30}(?: [\p{L}.'-]{1,24}){0,3} \d{1,4} ?[a-z]?)(?:,${PART}){0,2},? ${POST_CODE}(?![\p{L}\d])`;
/** The street first, its number, a post code of five digits and the town. */
const NUMBERED_TOWN = String.raw`(?<![\p{L}\d])(?:\p{Lu}|(?:Am|An|Im|Zum|Zur) \p{Lu})[\p{L}.'-]{3,30}(?: \p{L}[\p{L}.'-]{0,24}){0,3} \d{1,4} ?[a-z]?, (?:[A-Z]{1,2}-)?\d{4,5} ${CITY}`;

const address = (pattern: string, check?: (value: string) => boolean): Pattern =>
  check === undefined
    ? { kind: 'postal-address', pattern: new RegExp(pattern, 'g') }
    : { kind: 'postal-address', pattern: new RegExp(pattern, 'g'), check };

const PATTERNS: readonly Pattern[] = [
  // The state of an address in parts.
  {
    kind: 'postal-address',
    pattern: /"(?:city|town|zip|line\d?|street)"[^{}]{0,120}?"state"\s?:\s?"([A-Z]{2})(?=")/gi,
    words: ['"state"'],
  },
  address(`${NUMBER}${WORDS}{1,4} (?:${SURE})\\b\\.?${UNIT}${REST}`, isNoStatus),
  address(`${NUMBER}${WORDS}{1,4} (?:${LIKELY})\\b\\.?${UNIT}${REST}`, startsLikeName),
  address(`${NUMBER}${WORDS}{1,4} (?:${ONLY_WITH_TOWN})\\b\\.?${UNIT}${TOWN_STATE}`, isNoStatus),
  address(
    `${NUMBER}(?: [A-Z][A-Z.'-]{0,24}){1,4} (?:${`${SURE}|${LIKELY}`.toUpperCase()})\\b\\.?${REST}`,
    startsLikeName,
  ),
  address(`${NUMBER}${WORDS}{1,4}${UNIT},? {1,2}${TOWN},? {1,2}${STATE},? {1,2}${ZIP}\\b`, isNoStatus),
  { ...address(`${NUMBER} Broadway\\b${UNIT}${REST}`), words: ['broadway'] },
  { ...address(`\\bP\\.?\\s?O\\.? ?[Bb](?:ox|OX) {1,2}#?\\d{1,7}${REST}`), words: ['box'] },
  {
    ...address(
      `\\b(?:RR|HC|Rural Route|Star Route) ?#?\\d{1,4},? [Bb](?:ox|OX) {1,2}\\d{1,5}(?:-?[A-Z]\\b)?${REST}`,
    ),
    words: ['box'],
  },
  address(`\\b${TOWN},? {1,2}${STATE},? {1,2}${ZIP}\\b`, isTown),
  { kind: 'postal-address', pattern: new RegExp(CODED, 'gu'), sign: CODE },
  {
    kind: 'postal-address',
    pattern: new RegExp(NUMBERED_TOWN, 'gu'),
    sign: /\d ?[a-z]?, (?:[A-Z]{1,2}-)?\d{4,5} \p{Lu}/u,
  },
  {
    kind: 'postal-address',
    pattern: new RegExp(STREET_FIRST, 'gu'),
    words: [
      'straße',
      'strasse',
      'str. ',
      'weg ',
      'platz ',
      'gasse ',
      'allee ',
      'ufer ',
      'damm ',
      'calle ',
      'c/ ',
      'avenida ',
      'avda',
      'paseo ',
      'plaza ',
      'carrera ',
      'rua ',
      'via ',
      'viale ',
      'piazza ',
      'camino ',
      'calzada ',
    ],
  },
  {
    kind: 'postal-address',
    pattern: new RegExp(RUE, 'gu'),
    words: [
      'rue',
      'avenue',
      'boulevard',
      'chemin',
      'place',
      'allée',
      'impasse',
      'quai',
      'montée',
      'route de ',
      "route d'",
      'sentier',
      'faubourg',
      'esplanade',
    ],
  },
  {
    kind: 'postal-address',
    pattern: new RegExp(GRID, 'gu'),
    words: ['cra', 'carrera', 'kr', 'cl', 'calle', 'av', 'dg', 'diagonal', 'tv', 'transv', 'autopista'],
    sign: /\d[A-Za-z ]{0,7}(?:#|[Nn][oº°]\.?) ?\d/,
  },
];

/** Postal addresses known by street word, post-office box, or town with state and zip; of Europe and Latin America by street and number. */
export const postalAddresses: Rule = {
  find: findPatterns(PATTERNS),
  yes: {
    'lives at 12 Elm Street, Boise, ID 83702': '12 Elm Street, Boise, ID 83702',
    'PO Box 771': 'PO Box 771',
    '{"city":"Houma","state":"LA"}': 'LA',
    'RR 2 Box 117-B, Falfurrias TX 78355': 'RR 2 Box 117-B, Falfurrias TX 78355',
    'adresse 8 rue des Carmes, 69005 Lyon. Réf. DOS-2026': '8 rue des Carmes, 69005 Lyon',
    'wohnt Lindenstraße 12, 10969 Berlin': 'Lindenstraße 12, 10969 Berlin',
    'llega a Cra 14 # 77-23, apto 502. El recurso': 'Cra 14 # 77-23, apto 502',
    'en la calle 26 Sur No. 68B - 85': 'calle 26 Sur No. 68B - 85',
    'vivo en calle del Olmo 27, tercero B': 'calle del Olmo 27, tercero B',
    'Rua das Jabuticabas, 88 – Taubaté/SP': 'Rua das Jabuticabas, 88 – Taubaté/SP',
    'adresse 8 montée des Carmes, 69005 Lyon': '8 montée des Carmes, 69005 Lyon',
    'vive en Calle Reforma 123, Puebla': 'Calle Reforma 123, Puebla',
    'at 14 Harcourt Gardens, Leeds LS6 2AB': '14 Harcourt Gardens, Leeds LS6 2AB',
    'Prinsengracht 263, 1016 GV Amsterdam': 'Prinsengracht 263, 1016 GV Amsterdam',
    'habite 12 rue Victor Hugo, 75002 Paris': '12 rue Victor Hugo, 75002 Paris',
  },
  no: [
    '500 Internal Server Error',
    'Request ID 83702',
    '{"code":"q7Z","state":"LA"}',
    'Via 2 hops',
    'en la calle 5 veces',
    'version 3 # 4-5',
    'av 2 no 3',
    'en el camino 3 pasos',
    '3 cours de Java',
  ],
};
