import { matchesIn } from '../text/matchesIn.ts';
import { oneOf } from './grammar/oneOf.ts';
import { aboutPeople, nearnessTo } from './people.ts';
import type { Detection } from './rule.ts';

const MONTH = `${oneOf(
  'jan(?:uary|vier|uar|eiro)?|feb(?:ruary|ruar|rero)?|mar(?:ch|zo|s|ço)?|apr(?:il)?|may|june?|july?|aug(?:ust)?',
  'sept?(?:ember|iembre|embre|iembre)?|oct(?:ober|ubre|obre)?|nov(?:ember|iembre|embre|embro)?|dec(?:ember)?',
  'enero|abril|mayo|junio|julio|agosto|setiembre|diciembre|fevereiro|maio|junho|julho|setembro|outubro|dezembro',
  'février|avril|mai|juin|juillet|août|décembre|märz|juni|juli|oktober|dezember',
)}(?![a-zà-ÿ])\\.?`;
const YEAR = '(?:19|20)\\d{2}';
const STARTS = '(?<![\\w./-]|\\d:)';
const ENDS = '(?![\\w/%]|[-.:]\\d)';
/** A calendar day as people write one, without its year too; a clock's time may follow what a system writes. */
const DAYS: readonly RegExp[] = [
  new RegExp(
    [
      STARTS,
      oneOf(
        `${YEAR}-[01]?\\d-[0-3]?\\d(?:[T ]\\d{2}:\\d{2}(?::\\d{2})?(?:\\.\\d{1,6})?(?:Z|[+-]\\d{2}:?\\d{2})?)?`,
        `(?:[0-2]?\\d|3[01])[/.-](?:[0-2]?\\d|3[01])[/.-](?:${YEAR}|\\d{2})(?: \\d{1,2}:\\d{2})?`,
        '(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12]\\d|3[01])',
        `${YEAR}[01]\\d[0-3]\\d(?:T?\\d{4,6}Z?)?`,
      ),
      ENDS,
    ].join(''),
    'g',
  ),
  new RegExp(
    [
      STARTS,
      oneOf(
        `${MONTH} \\d{1,2}(?:st|nd|rd|th)?(?:,? ${YEAR})?`,
        `\\d{1,2}(?:st|nd|rd|th|\\.|º)?[ -](?:de |of )?${MONTH}(?:[ ,-]{1,2}(?:de |del )?${YEAR})?`,
      ),
      ENDS,
    ].join(''),
    'gi',
  ),
];

/** What happens to a patient, and how systems name its day. */
const CARE = oneOf(
  'admi(?:t|ssion)|adm\\.|discharg|d/c|seen\\b|visit|appt|appointment|check-?up|physical|exam\\b|surger|operat|procedure',
  'op note|replacement|\\bmri\\b|ct scan|x-?ray|ultrasound|colonoscopy|mammogram|biopsy|\\blabs?\\b|drawn|collect|specimen',
  'vaccin|\\bvax|immuniz|booster|\\bshot|\\bdose|inject|administ|passed|\\bdied|death|deceased|hospital|\\ber\\b|inpatient',
  '\\bicu\\b|\\blmp\\b|\\bedd\\b|\\bdos\\b|service|onset|injur|accident|\\bfell\\b|therap|consult|follow-?up|\\bf/u\\b',
  'televisit|telehealth|encounter|no-?show|resched|booked|reading|taken|measured|effective|performed|occurrence',
  'authored|recorded|chart|locked|termed|\\bcita|consulta|ingres|alta\\b|falleci|vacuna|cirug|operaci|turno',
  'internad|óbito|vacina|faleceu|exame|rendez-vous|\\brdv\\b|hospitalis|décéd|opéré|termin|aufnahme|entlass|gestorben',
  'verstorben|impfung|slot',
);
const BEHIND_CARE = new RegExp(`(?:${CARE})([^]{0,36}?)$`, 'i');
const LOOK = 60;
/** What parts a day from what is said before it. */
const PARTS = /[\d\n;!?|^]/;
/** `Nov 24, 2026 at 2:10 PM`, `el 3 de diciembre a las 10`: for when somebody is expected; or what for. */
const BEFORE_CARE = new RegExp(
  oneOf(
    '^ (?:[a-z]{2,12} )?(?:visit|appt|appointment|surgery|labs|admission|discharge|procedure)\\b',
    '^,? (?:at|@|a las?|às|um|à) ?\\d{1,2}(?:[:h]\\d{2})?(?: ?[ap]\\.?m|[^\\w:]|$)',
  ),
  'i',
);
/** When something was done to the software, or a part of Medicare began, is no date of care. */
const OF_SOFTWARE =
  /release|deploy|build|version|maint|log\b|patch|export|sync|update|creat|file|token|job|batch|live|cert|server|expir|\(part [ab]\b/i;
const REACH = 300;

/** A birth date, right behind a name. */
const BORN = new RegExp(
  [
    String.raw`^['’]?s?[ \t,;/|(–—-]{1,4}(?:(?:bday|birthday|b\.|dob:?) )?(`,
    oneOf(
      String.raw`(?:\d{1,2}[/.-]){2}(?:(?:19|20)\d{2}|\d{2})`,
      String.raw`(?:19|20)\d{2}[/.-]\d{2}[/.-]\d{2}|(?:19|20)\d{6}`,
    ),
    String.raw`)(?![\w.:/-]\d|\d|T|:| \d{1,2}:\d{2})`,
  ].join(''),
);

/** The birth date that stands right behind a name. */
function dayBehind(text: string, end: number): Detection[] {
  const match = BORN.exec(text.slice(end, end + 40));
  if (match === null) return [];
  const [whole, day = ''] = match;
  return [{ kind: 'birth-date', start: end + whole.length - day.length, end: end + whole.length }];
}

function isOfCare(text: string, start: number, end: number): boolean {
  if (BEFORE_CARE.test(text.slice(end, end + LOOK))) return true;
  let from = start;
  while (from > 0 && start - from < LOOK && !PARTS.test(text.charAt(from - 1))) from -= 1;
  const care = BEHIND_CARE.exec(text.slice(from, start));
  return care !== null && !OF_SOFTWARE.test(care[1] ?? '');
}

/** Days on which something happened to somebody, where a text tells of people, and birth dates right behind names: `admitted 11/02`, `DOS: 09/14/2026`, `takenAt=…`. */
export function datesBeside(text: string, found: readonly Detection[]): Detection[] {
  const people = aboutPeople(found);
  if (people.length === 0) return [];
  const births = people.flatMap(({ kind, end }) => (kind === 'person-name' ? dayBehind(text, end) : []));
  const others = DAYS.flatMap((pattern) => {
    const isNear = nearnessTo(people, REACH);
    return [...matchesIn(text, pattern)].flatMap(({ 0: day, index: start }): Detection[] => {
      const end = start + day.length;
      return isNear({ start, end }) && isOfCare(text, start, end)
        ? [{ kind: 'patient-data', start, end }]
        : [];
    });
  });
  return [...births, ...others];
}
