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
/** A calendar day as people write one, without its year too; a clock's time may follow what a system writes. */
const DAY = oneOf(
  `${YEAR}-[01]?\\d-[0-3]?\\d(?:[T ]\\d{2}:\\d{2}(?::\\d{2})?(?:\\.\\d{1,6})?(?:Z|[+-]\\d{2}:?\\d{2})?)?`,
  `(?:[0-2]?\\d|3[01])[/.-](?:[0-2]?\\d|3[01])[/.-](?:${YEAR}|\\d{2})(?: \\d{1,2}:\\d{2})?`,
  '(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12]\\d|3[01])',
  `${YEAR}[01]\\d[0-3]\\d(?:T?\\d{4,6}Z?)?`,
  `${MONTH} \\d{1,2}(?:st|nd|rd|th)?(?:,? ${YEAR})?`,
  `\\d{1,2}(?:st|nd|rd|th|\\.|º)?[ -](?:de |of )?${MONTH}(?:[ ,-]{1,2}(?:de |del )?${YEAR})?`,
);
const ENDS = '(?![\\w/%]|[-.:]\\d)';

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
const BEHIND_CARE = new RegExp(`(?:${CARE})([^\\d\\n;!?|^]{0,36}?)(?<![\\w./-]|\\d:)(${DAY})${ENDS}`, 'gi');
const BEFORE_CARE = new RegExp(
  `(?<![\\w./-]|\\d:)(${DAY})(?= (?:[a-z]{2,12} )?(?:visit|appt|appointment|surgery|labs|admission|discharge|procedure)\\b)`,
  'gi',
);
/** `Nov 24, 2026 at 2:10 PM`, `el 3 de diciembre a las 10`: for when somebody is expected. */
const AT_TIME = new RegExp(
  `(?<![\\w./-]|\\d:)(${DAY})(?=,? (?:at|@|a las?|às|um|à) ?\\d{1,2}(?:[:h]\\d{2})?(?: ?[ap]\\.?m|[^\\w:]|$))`,
  'gi',
);
/** When something was done to the software is no date of a patient. */
const OF_SOFTWARE =
  /release|deploy|build|version|maint|log\b|patch|export|sync|update|creat|file|token|job|batch|live|cert|server|expir/i;
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

/** Days on which something happened to somebody, where a text tells of people, and birth dates right behind names: `admitted 11/02`, `DOS: 09/14/2026`, `takenAt=…`. */
export function datesBeside(text: string, found: readonly Detection[]): Detection[] {
  const people = aboutPeople(found);
  if (people.length === 0) return [];
  const births = people.flatMap(({ kind, end }) => (kind === 'person-name' ? dayBehind(text, end) : []));
  const others = [BEHIND_CARE, BEFORE_CARE, AT_TIME].flatMap((pattern) => {
    const isNear = nearnessTo(people, REACH);
    return [...matchesIn(text, pattern)].flatMap((match): Detection[] => {
      const [all] = match;
      const gap = pattern === BEHIND_CARE ? (match[1] ?? '') : '';
      const day = (pattern === BEHIND_CARE ? match[2] : match[1]) ?? '';
      const end = match.index + all.length;
      const start = end - day.length;
      return !OF_SOFTWARE.test(gap) && isNear({ start, end }) ? [{ kind: 'patient-data', start, end }] : [];
    });
  });
  return [...births, ...others];
}
