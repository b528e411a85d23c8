import type { Source } from '../grammar/readValue.ts';
import type { Kind } from '../kinds.ts';
import type { Span } from '../spans.ts';

type Row = readonly [Kind, RegExp, ((value: string, before: string) => boolean)?];

const STREET =
  '(?:Street|St|Avenue|Ave|Av|Road|Rd|Drive|Dr|Lane|Ln|Boulevard|Blvd|Court|Ct|Place|Pl|Terrace|Terr|Ter|Way|Circle|Cir|Parkway|Pkwy|Highway|Hwy|Square|Sq|Trail|Trl|Turnpike|Tpke|Pike|Alley|Aly|Loop|Crescent|Row|Plaza|Plz|Path|Run|Ridge|Walk)';
const STATE =
  '(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT|V[AIT]|W[AIVY])';
const TOWN = "[A-Z][A-Za-z.'-]{1,24}(?: [A-Z][A-Za-z.'-]{1,24}){0,2}";
const UNIT = '(?:,? (?:Apt|Apartment|Unit|Suite|Ste|Floor|Fl|Rm|Room|#)\\.? ?#?[\\w-]{1,8})?';
const REST = `(?:,? {0,2}${TOWN})?(?:,? {0,2}${STATE}\\b(?:,? {1,2}\\d{5}(?:-\\d{4})?)?)?`;
const NOT_A_STREET =
  /^\d+ (?:Bad|Not|Internal|Gateway|Service|Forbidden|Unauthorized|Main thread|Request|Too|Payload|OK|Found|Moved|Created|Accepted|No|Method|Unprocessable|Conflict)\b/;
const OURS =
  /^(?:[\w.+-]{0,30}(?:support|noreply|no-reply|info|help|fhir|interop|api|contact|developer)[\w.+-]{0,30})@(?:[\w-]+\.)?(?:eclinicalworks|healow|slack|hl7)\.(?:com|org)$/i;

const ROWS: readonly Row[] = [
  ['social-security-number', /(?<![\w.-])(?!000|666)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w]|[.-]\d)/g],
  [
    'phone-number',
    /(?<![\w.+/=-])(?:\+?1[ .-]?)?(?:\([2-9]\d{2}\) ?|[2-9]\d{2}[ .-])[2-9]\d{2}[ .-]\d{4}(?:\s?(?:x|ext\.?)\s?\d{1,6})?(?![\w]|[.-]\d)/g,
  ],
  [
    'phone-number',
    /(?<![\w.+-])\+[1-9]\d{0,2}[ .-]?(?:\(\d{1,4}\)[ .-]?)?\d{1,4}(?:[ .-]?\d{2,5}){1,4}(?![\w])/g,
    (value) => value.replace(/\D/g, '').length >= 9,
  ],
  ['phone-number', /(?<=\b(?:tel|sms|callto|phone\||sms\||fax\|):?)\+?[\d().-]{7,20}/g],
  [
    'email-address',
    /(?<![\w.+%-])[A-Za-z0-9][\w.+%'-]{0,63}@(?:[A-Za-z0-9][A-Za-z0-9-]{0,62}\.){1,5}[A-Za-z]{2,24}(?![\w@]|-\w)/g,
    (value, before) => !OURS.test(value) && !/:\/\/[^\s/@]{0,80}$/.test(before) && !/^git@/.test(value),
  ],
  [
    'member-id',
    /\b[1-9][AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\d-[AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\d-[AC-HJKMNP-RT-Y]{2}\d{2}\b/g,
  ],
  [
    'postal-address',
    new RegExp(
      `(?<![\\w.:/-])\\d{1,6}[A-Za-z]?(?: (?:[NSEW]|North|South|East|West|NE|NW|SE|SW)\\.?)?(?: (?:[A-Z][A-Za-z.'-]{0,24}|\\d{1,3}(?:st|nd|rd|th))){1,4} ${STREET}\\b\\.?${UNIT}${REST}`,
      'g',
    ),
    (value) => !NOT_A_STREET.test(value),
  ],
  [
    'postal-address',
    new RegExp(
      `(?<![\\w.:/-])\\d{1,6}(?: [A-Z][A-Z.'-]{0,24}){1,4} ${STREET.toUpperCase()}\\b\\.?${REST}`,
      'g',
    ),
    (value) => !NOT_A_STREET.test(value),
  ],
  ['postal-address', new RegExp(`\\bP\\.?\\s?O\\.? ?[Bb](?:ox|OX) {1,2}#?\\d{1,7}${REST}`, 'g')],
  ['postal-address', new RegExp(`\\b${TOWN},? {1,2}${STATE},? {1,2}\\d{5}(?:-\\d{4})?\\b`, 'g')],
];

/** Contact data and numbers that are known by their look alone. */
export function contacts({ text }: Source): Span[] {
  return ROWS.flatMap(([kind, pattern, check]) =>
    [...text.matchAll(pattern)]
      .filter((match) => check?.(match[0], text.slice(Math.max(0, match.index - 100), match.index)) !== false)
      .map((match) => ({ kind, start: match.index, end: match.index + match[0].length })),
  );
}
