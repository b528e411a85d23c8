import { type Around, type Shape, sweep } from '../grammar/sweep.ts';
import type { Source } from '../source.ts';
import type { Span } from '../spans.ts';
import { userinfo } from './userinfo.ts';

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

const SHAPES: readonly Shape[] = [
  {
    kind: 'social-security-number',
    pattern: /(?<![\w.-])(?!000|666)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?!\w|[.-]\d)/g,
    words: ['-'],
  },
  {
    kind: 'phone-number',
    pattern:
      /(?<![\w.+/=-])(?:\+?1[ .-]?)?(?:\([2-9]\d{2}\) ?|[2-9]\d{2}[ ./-])[2-9]\d{2}[ .-]\d{4}(?:\s?(?:x|ext\.?)\s?\d{1,6})?(?!\w|[.-]\d)/g,
  },
  {
    kind: 'phone-number',
    pattern: /(?<![\w.+-])\+[1-9]\d{0,2}[ .-]?(?:\(\d{1,4}\)[ .-]?)?\d{1,4}(?:[ .-]?\d{2,5}){1,4}(?!\w)/g,
    words: ['+'],
    check: (value) => value.replace(/\D/g, '').length >= 9,
  },
  {
    kind: 'phone-number',
    pattern: /\b(?:tel|sms|callto|phone\||sms\||fax\|):?(\+?[\d().-]{7,20})/g,
    words: ['tel', 'sms', 'callto', 'phone|', 'fax|'],
  },
  {
    kind: 'phone-number',
    pattern:
      /\b(?:[Cc]all|[Tt]ext|[Rr]each|[Dd]ial|[Rr]ing)(?: (?:me|us|him|her|them|back)){0,2}(?: (?:on|at))? {1,2}(\(?\d{3}\)?[ .-]?\d{3}[ .-]?\d{4})(?!\w)/g,
    words: ['call', 'text', 'reach', 'dial', 'ring'],
  },
  {
    kind: 'email-address',
    pattern:
      /(?<![\w.+%-])[A-Za-z0-9][\w.+%'-]{0,63}@(?:[A-Za-z0-9][A-Za-z0-9-]{0,62}\.){1,5}[A-Za-z]{2,24}(?![\w@]|-\w)/g,
    words: ['@'],
    check: isMail,
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
    pattern:
      /\b(?:chart|mr|record|patient|pt|member|policy|account|acct|insurance|subscriber)\s?(?:#|no\.|nbr\.?)\s?:?\s?([A-Za-z]{0,4}-?\d[\d-]{2,20})/gi,
    words: ['#', 'no.', 'nbr'],
  },
  { kind: 'record-number', pattern: /\bMRN[-_]?(\d{4,14})(?!\w)/g, words: ['mrn'] },
  { kind: 'patient-id', pattern: /\b[Pp]atient[-_](\d{3,20})(?!\w)/g, words: ['patient-', 'patient_'] },
];

/** Contact data and numbers of people that are known by their look alone. */
export function contacts(source: Source): Span[] {
  const passwords = new Set(userinfo(source).map(({ end }) => end));
  const spans = sweep(source, SHAPES);
  if (passwords.size === 0) return spans;
  return spans.filter(({ start, end }) => !passwords.has(start + source.text.slice(start, end).indexOf('@')));
}
