/** Words that begin with a capital in error messages and are no one's name. */
const NOT_NAMES = new Set(
  'access account accounts allergyintolerance api app application apps appointment authorization auth authentication bad basic bearer binary birth birthdate body bulk bundle care careplan careteam cell chart class client code condition consent contact context could coverage data date demographic demographics denied details device diagnosticreport dob document documentreference ehr ecw eclinicalworks email encounter endpoint error errors everything exception exists export expired facing failed failure false fhir file first forbidden found full gateway gender get given group header hl7 http https id identifier identity immunization info information input insurance internal invalid is issue java json jwt key last launch level list location lookup mail match matching medication medicationrequest member method missing mrn name names no none not null number oauth object observation operation operationoutcome organization page param parameter parameters password patch patient patients person phone picker policy portal post practice practitioner practitionerrole procedure prod production provider put query read reason record records reference refused related relatedperson request requests required resource resources response returned role sandbox schema scope scopes search secret select selected selection server service servicerequest sex side sign signed smart spec ssn staging standalone state status string subject subscriber summary system team test testing the this timeout token true type unauthorized undefined unknown unsupported update uri url user users validation value version view was with write xml address line street city zip fax mobile telephone insured guarantor when after before while on at in of for from to by and or has have can cannot does did should will must we our they it he she please using via per are be been being hi hello thanks issue ticket case support see also how why what where which who there here then than both each every some any all one two three new old same other another if else but so as up out'.split(
    ' ',
  ),
);

const WORD =
  "(?:(?:Mc|Mac|De|Di|La|Le|Van|Von|O'|D'|Du|St\\.? )?[A-Z\\u00C0-\\u00DE][a-z\\u00DF-\\u00FF]{1,24}|[A-Z\\u00C0-\\u00DE]{2,24}|[A-Z]\\.?)(?:['-][A-Z\\u00C0-\\u00DE]?[A-Za-z\\u00DF-\\u00FF]{1,24}){0,2}";
const PARTICLE = '(?:de la|de los|de|del|della|van der|van den|van|von|der|da|dos|bin|ibn|al|el|la|le|y)';

/** Words that could be a name: two to five capitalised ones, `Last, First` too. Sticky. */
export const NAME_RUN = new RegExp(
  `${WORD}(?:(?:,\\s|\\s)(?:${PARTICLE}\\s)?${WORD}\\.?(?![\\w(]|\\s?[=:])){0,4}`,
  'y',
);

const isName = (word: string): boolean => !NOT_NAMES.has(word.toLowerCase().replace(/[^a-z0-9]/g, ''));

/** The length of the name that a text begins with, 0 when its first word is none. */
export function nameLength(text: string, at: number): { length: number; words: number } {
  NAME_RUN.lastIndex = at;
  const run = NAME_RUN.exec(text)?.[0] ?? '';
  let length = 0;
  let words = 0;
  for (const match of run.matchAll(/[^\s,]+/g)) {
    if (!isName(match[0])) break;
    length = match.index + match[0].length;
    words += 1;
  }
  return { length, words };
}

/** Is a whole value a name, however it is written: letters, no word of diagnosis, not too many words? */
export function isWholeName(text: string): boolean {
  const words = text.split(/[\s,]+/).filter(Boolean);
  return words.length > 0 && words.length <= 8 && /^\p{L}/u.test(text) && words.every(isName);
}
