import { matchesIn } from '../../text/matchesIn.ts';
import type { Detection } from '../rule.ts';
import { isProse } from './notValues.ts';
import { oneOf } from './oneOf.ts';

/** Words that begin with a capital in error messages and are no one's name. */
const NOT_NAMES = new Set(
  'access account accounts allergyintolerance api app application apps appointment authorization auth authentication bad basic bearer binary birth birthdate body bulk bundle care careplan careteam cell chart class client code condition consent contact context could coverage data date demographic demographics denied details device diagnosticreport dob document documentreference ehr ecw eclinicalworks email encounter endpoint error errors everything exception exists export expired facing failed failure false fhir file first forbidden found full gateway gender get given group header hl7 http https id identifier identity immunization info information input insurance internal invalid is issue java json jwt key last launch level list location lookup mail match matching medication medicationrequest member method missing mrn name names no none not null number oauth object observation operation operationoutcome organization page param parameter parameters password patch patient patients person phone picker policy portal post practice practitioner practitionerrole procedure prod production provider put query read reason record records reference refused related relatedperson request requests required resource resources response returned role sandbox schema scope scopes search secret select selected selection server service servicerequest sex side sign signed smart spec ssn staging standalone state status string subject subscriber summary system team test testing the this timeout token true type unauthorized undefined unknown unsupported update uri url user users validation value version view was with write xml address line street city zip fax mobile telephone insured guarantor when after before while on at in of for from to by and or has have cannot does did should must we our they it he she please using via per are be been being hi hello thanks issue ticket case support see also how why what where which who there here then than both each every some any all one two three new old same other another if else but so as up out engagement hub health matching generated algorithm journey experience safety centered center centre home management manager registry registration intake scheduling scheduler billing payment payments statement lookup merge merged link linking event events notification notifications subscription subscriptions topic queue message messages sync feed index store cache table model entity dto repository controller servlet filter handler interceptor factory builder impl utils helper step flow grant workflow job task thread pool worker node cluster pod container docker kubernetes image host hosts proxy balancer spring boot hibernate postman runtime apache tomcat nginx python react angular chrome safari firefox edge android ios iphone windows mac swagger insomnia okta auth0 azure google apple redox epic cerner athena healow mychart slack github flag flags feature features module modules medicine medical clinic clinical hospital doctor dr nurse staff admin administrator analyst engineer developer developers community portal connect connector integration interface interoperability network platform product solution solutions software system systems tool tools version release releases update updates upgrade browser mobile desktop laptop screen tab button menu field fields form forms column row rows cell page pages report reports dashboard chart charts graph log logs file files folder path url link docs documentation guide manual example examples sample demo live real actual current previous next back start end begin stop open close closed active inactive pending complete completed successful success invalid valid duplicate duplicates multiple single empty blank default custom general specific common public private internal external local remote global main primary secondary scan photo cpf curp dni nie nif nino ppsn pesel bsn nhs kvnr cpr rut nric ohip mbi sus tel ph fon geb né née nascido nacido appointmentresponse basic bodystructure claim claimresponse clinicalimpression communication composition conceptmap consent coverageeligibilityrequest coverageeligibilityresponse detectedissue devicemetric devicerequest deviceusestatement episodeofcare explanationofbenefit familymemberhistory flag goal guidanceresponse healthcareservice imagingstudy immunizationrecommendation insuranceplan invoice library list measure measurereport media medicationadministration medicationdispense medicationstatement messageheader molecularsequence namingsystem nutritionorder paymentnotice paymentreconciliation plandefinition questionnaire questionnaireresponse requestgroup researchstudy researchsubject riskassessment schedule searchparameter slot specimen structuredefinition structuremap substance supplydelivery supplyrequest terminologycapabilities testreport testscript valueset verificationresult visionprescription monday tuesday wednesday thursday friday saturday sunday january february march june july august september october november december utc gmt est pst am pm best regards cheers sincerely pr linux praxis macos dra dre plan ppo hmo epo eps aok ips payload too large insert into select delete values where join alter drop create varchar nvarchar char int bigint integer datetime xpn xad xtn xcn umid crn tmhp mcaid philhealth rxbin medicare medicaid aetna ambetter amerigroup anthem bcbs caresource carefirst centene cigna geisinger healthfirst highmark humana optum tricare uhc umr unitedhealthcare wellcare wellpoint aarp premera regence advantage preferred dod doi adm icu lmp edd dx hx wk appt'.split(
    ' ',
  ),
);

const WORD =
  "(?:(?:Mc|Mac|De|Di|La|Le|Jo|Van|Von|O'|D'|Du|St\\.? )?\\p{Lu}\\p{Ll}{1,24}|[\\p{Lu}]{2,24}|[A-Z]\\.?|[\\p{Lo}\\p{M}]{1,24})(?:['-][\\p{Lu}]?[A-Z\\p{Ll}]{1,24}){0,2}";
const PARTICLE = '(?:de la|de los|de|del|della|van der|van den|van|von|der|da|dos|bin|ibn|al|el|la|le|y)';

/** Words that could be a name: two to five capitalised ones, `Last, First` too. Sticky. */
const NAME_RUN = new RegExp(
  `(?:${PARTICLE}\\s)?${WORD}(?:(?:,[ \\t]?|[ \\t\u00a0]|\\+)(?:${PARTICLE}\\s)?${WORD}\\.?(?![\\w(]|\\.\\w|\\s{0,16}[=:])){0,4}`,
  'yu',
);

/** Surnames and first names that are also words of the trade: names, when another name or a key goes before. */
const BOTH = new Set([
  'grant',
  'page',
  'case',
  'start',
  'field',
  'fields',
  'list',
  'may',
  'march',
  'mark',
  'case',
  'branch',
  'price',
  'may',
  'will',
  'east',
  'west',
  'north',
  'south',
  'young',
  'post',
  'church',
]);

/** The day of service, where `Dos` may be part of a name. */
const DAY_OF_SERVICE = /^DOS\b/;

export const isName = (word: string): boolean =>
  !DAY_OF_SERVICE.test(word) && !NOT_NAMES.has(word.toLowerCase().replace(/[^\p{L}0-9]/gu, ''));

/** Is every word of a value a name, or the first letter of one? */
export const areNames = (value: string): boolean =>
  value.split(/[\s,]+/).every((word) => /^\p{Lu}\.?$/u.test(word) || isName(word));

const INITIAL = /(?:^|[\s,+])[A-Z]\.$/;

/** A stop behind a whole word ends the sentence, and the name; one behind an initial or `Jr` does not. */
const ENDS_SENTENCE = /\p{L}{4}\.$/u;

/** The length of the name that a text begins with, 0 when its first word is none. */
export function nameLength(text: string, at: number): { length: number; words: number } {
  NAME_RUN.lastIndex = at;
  const run = NAME_RUN.exec(text)?.[0] ?? '';
  let length = 0;
  let words = 0;
  for (const match of matchesIn(run, /[^\s,+]+/g)) {
    const isBehindInitial = INITIAL.test(run.slice(0, length));
    if (!isName(match[0]) && !isBehindInitial && !(words > 0 && BOTH.has(match[0].toLowerCase()))) break;
    const isLast = ENDS_SENTENCE.test(match[0]);
    length = match.index + match[0].length - Number(isLast);
    words += 1;
    if (isLast) break;
  }
  return { length, words };
}

/** Is a whole value a name, however it is written: letters, few words, not a phrase about a value? */
export function isWholeName(text: string): boolean {
  const words = text.split(/[\s,]+/).filter(Boolean);
  if (words.length === 0 || words.length > 8 || !/^\p{L}[^_=]*$/u.test(text) || isProse(text)) return false;
  return words.some(isName) || words.every((word) => BOTH.has(word.toLowerCase()));
}

/** What stands behind or in a name where a practice, a place or a product is named after somebody. */
const OF_A_PLACE = new Set(
  [
    'academy allergy ambulatory arts associates ave avenue bay beach behavioral blvd boulevard bridge',
    'brook campus canyon cardio cardiology care center centre church city clinic clinics coast college',
    'company corp corporation counseling county cove creek dental dentistry dermatology diagnostics drive',
    'ent eye falls family farms forest foundation garden gardens glen group grove harbor health',
    'healthcare heights hill hills hospice hospital hospitals imaging inc institute internal island',
    'junction kidney laboratory labs lake landing lane llc llp lodge manor meadow meadows med medical',
    'medicine memorial mental mills mount mountain nephrology neurology obgyn oncology optical ortho',
    'orthopaedics orthopedics pain park partners pc peak pediatric pediatrics peds pharmacy physicians',
    'pines place plains plaza plc podiatry point pond practice practices primary psychiatry pulmonary',
    'radiology ranch rd rehab ridge river road rock rural sands school shore specialists spine springs',
    'square st station street surgery surgical terrace trail university urgent urology valley view',
    'village vision way wellness wharf woods',
  ].flatMap((row) => row.split(' ')),
);

/** What goes on behind a name: the next word, or more of them behind an ampersand. */
const BEHIND = /^(?: ?\p{Lu}\p{L}+)?(?: (?:&|and) \p{Lu}\p{L}+(?: \p{Lu}\p{L}+){0,2})?/u;
/** Of a place in Spanish, French, Portuguese or German the word for it goes first. */
const PLACE_FIRST = oneOf(
  '[Cc]l[ií]nica|[Hh]ospital|[Cc]entro|[Cc]onsultorio|[Ll]aboratorio|[Ff]armacia|[Cc]linique|[Hh]ôpital|[Cc]abinet|[Kk]linik',
);
const BEHIND_PLACE = new RegExp(
  String.raw`(?:^|[^\p{L}])${PLACE_FIRST}(?: (?:de|del|da|do|du|la|los|las|les)){0,2} ?$`,
  'u',
);
const BEGINS_AS_PLACE = new RegExp(`^${PLACE_FIRST} `);

/** Is there a word for a place in the name, or right behind it? `Holly Clinic`, `Agnes Creek Internal Medicine`. */
export function isPlace(text: string, start: number, end: number): boolean {
  const behind = BEHIND.exec(text.slice(end, end + 40))?.[0] ?? '';
  if (behind.split(/[ &]+/).some((word) => OF_A_PLACE.has(word.toLowerCase()))) return true;
  if (BEHIND_PLACE.test(text.slice(Math.max(0, start - 32), start))) return true;
  if (BEGINS_AS_PLACE.test(text.slice(start, start + 16))) return true;
  return text
    .slice(start, end)
    .split(/[ ,]+/)
    .some((word, i) => i > 0 && OF_A_PLACE.has(word.toLowerCase()));
}

const TITLE =
  /\b(?:[Dd]rs?|DR|[Pp]rof|[Dd]octor|[Pp]rovider|[Pp]hysician|PCP|[Nn]urse|[Aa]ttending|MD)[.:]{0,2} ?$/;
const DEGREE = /^,? (?:MD|DO|NP|RN|PA|FNP|DDS|APRN|PharmD)\b/;

/** Is it the name of somebody who treats patients? */
export const isCarer = (text: string, start: number, end: number): boolean =>
  TITLE.test(text.slice(Math.max(0, start - 12), start)) || DEGREE.test(text.slice(end, end + 10));

const CARER = /resourceType[\\"'\s:=>]{1,12}(?:Practitioner|Organization)\w{0,4}(?![\s\S]*resourceType)/;

/** Does a place lie in the FHIR resource of somebody who treats patients? */
export const isInCarer = (text: string, at: number): boolean =>
  CARER.test(text.slice(Math.max(0, at - 300), at));

const NEXT_NAME =
  /\s{0,2}(?:\/|;|&|\band\b|\bor\b)\s{1,2}|[^\n]{0,60}\n[ \t]{0,8}(?:\d{1,2}[.)]|[-*\u2022]) {1,2}/y;
const MOST_NAMES = 50;

/** The names that go on behind a first one, in a sentence or a list: `A B and C D`. */
export function nextNames(text: string, from: number): Detection[] {
  const spans: Detection[] = [];
  for (let end = from; spans.length < MOST_NAMES; ) {
    NEXT_NAME.lastIndex = end;
    if (!NEXT_NAME.test(text)) break;
    const start = NEXT_NAME.lastIndex;
    const { length, words } = nameLength(text, start);
    if (words < 2) break;
    end = start + length;
    spans.push({ kind: 'person-name', start, end });
  }
  return spans;
}

/** The name of at least so many words that begins at `start`, and those that go on behind it; a clinic's is none. */
export function nameAt(text: string, start: number, least: number): Detection[] {
  const { length, words } = nameLength(text, start);
  const end = start + length;
  return words < least || isPlace(text, start, end)
    ? []
    : [{ kind: 'person-name', start, end }, ...nextNames(text, end)];
}
