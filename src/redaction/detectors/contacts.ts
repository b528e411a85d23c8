import type { Source } from '../grammar/readValue.ts';
import type { Kind } from '../kinds.ts';
import type { Span } from '../spans.ts';
import { userinfo } from './userinfo.ts';

interface Around {
  readonly before: string;
  readonly after: string;
}

type Row = readonly [Kind, RegExp, ((value: string, around: Around) => boolean)?];

/** Mailboxes of vendors tell where to ask, not who somebody is. */
const VENDOR =
  /^[\w.+-]{0,30}(?:support|no-?reply|info|help|fhir|interop|api|contact|developer)[\w.+-]{0,30}@(?:[\w-]+\.)?(?:eclinicalworks|healow|slack|hl7)\.(?:com|org)$/i;
const NO_MAIL =
  /^(?:git|root|ubuntu|ec2-user|hg|svn)@|@\d+\.\d|\.(?:png|jpe?g|gif|svg|js|ts|json|md|local|internal|lan|localdomain|localhost|invalid)$/i;

const isMail = (value: string, { before, after }: Around): boolean =>
  !VENDOR.test(value) &&
  !NO_MAIL.test(value) &&
  !/:\/\/[^\s/@?#]{0,80}$/.test(before) &&
  !/^:[~/]/.test(after);

const ROWS: readonly Row[] = [
  ['social-security-number', /(?<![\w.-])(?!000|666)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?!\w|[.-]\d)/g],
  [
    'phone-number',
    /(?<![\w.+/=-])(?:\+?1[ .-]?)?(?:\([2-9]\d{2}\) ?|[2-9]\d{2}[ ./-])[2-9]\d{2}[ .-]\d{4}(?:\s?(?:x|ext\.?)\s?\d{1,6})?(?!\w|[.-]\d)/g,
  ],
  [
    'phone-number',
    /(?<![\w.+-])\+[1-9]\d{0,2}[ .-]?(?:\(\d{1,4}\)[ .-]?)?\d{1,4}(?:[ .-]?\d{2,5}){1,4}(?!\w)/g,
    (value) => value.replace(/\D/g, '').length >= 9,
  ],
  ['phone-number', /(?<=\b(?:tel|sms|callto|phone\||sms\||fax\|):?)\+?[\d().-]{7,20}/g],
  [
    'phone-number',
    /(?<=\b(?:[Cc]all|[Tt]ext|[Rr]each|[Dd]ial|[Rr]ing)(?: (?:me|us|him|her|them|back|on|at|back at|back on|me at|her at|him at))? {1,2})\(?\d{3}\)?[ .-]?\d{3}[ .-]?\d{4}(?!\w)/g,
  ],
  [
    'email-address',
    /(?<![\w.+%-])[A-Za-z0-9][\w.+%'-]{0,63}@(?:[A-Za-z0-9][A-Za-z0-9-]{0,62}\.){1,5}[A-Za-z]{2,24}(?![\w@]|-\w)/g,
    isMail,
  ],
  [
    'email-address',
    /(?<![\w.+-])[\w.+-]{2,64} ?[[(](?:at|AT)[\])] ?[\w-]{2,40}(?: ?[[(](?:dot|DOT)[\])] ?|\.)\w{2,10}/g,
  ],
  [
    'member-id',
    /\b[1-9][AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\d-?[AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\d-?[AC-HJKMNP-RT-Y]{2}\d{2}\b/g,
  ],
  [
    'record-number',
    /(?<=\b(?:chart|mr|record|patient|pt|member|policy|account|acct|insurance|subscriber)\s?(?:#|no\.|nbr\.?)\s?:?\s?)[A-Za-z]{0,4}-?\d[\d-]{2,20}/gi,
  ],
  ['record-number', /(?<=\bMRN[-_]?)\d{4,14}(?!\w)/g],
  ['patient-id', /(?<=\b[Pp]atient[-_])\d{3,20}(?!\w)/g],
];

/** Contact data and numbers of people that are known by their look alone. */
export function contacts(source: Source): Span[] {
  const { text } = source;
  const passwords = new Set(userinfo(source).map(({ end }) => end));
  return ROWS.flatMap(([kind, pattern, check]) =>
    [...text.matchAll(pattern)]
      .filter(({ 0: value, index }) => {
        if (passwords.has(index + value.indexOf('@'))) return false;
        const end = index + value.length;
        const around = {
          before: text.slice(Math.max(0, index - 100), index),
          after: text.slice(end, end + 2),
        };
        return check?.(value, around) !== false;
      })
      .map(({ 0: value, index }) => ({ kind, start: index, end: index + value.length })),
  );
}
