import { roleOf } from '../evidence/roles.ts';
import { codeShare, hasDefinition, isExcerpt, isListOfNames, isMessageFile, KEY } from './sourceCode.ts';

/** What the shape of a text says about it: is it a report, source code, a commit, a test run? Weights are log-odds, as with cues. */
export interface Form {
  readonly name: string;
  readonly weight: number;
  /** `share`: how much of the text is source code, 0..1. */
  readonly fits: (text: string, share: number) => boolean;
}

const COMMIT =
  /^\W{0,4}(?:(?:fix|feat|chore|docs|refactor|tests?|perf|build|ci|style|revert|wip|hotfix|bugfix|fixup|deps|bump)(?:\([\w ./-]{1,40}\))?!?:\s|merged?(?: to \w{1,12})?[:\s]|release notes?:|next sprint:|deployed(?: to \w{1,20})?:|pr up|\[#\d|\[(?:github|gitlab|ci skip|jira)\]|can someone (?:look at|review) ["#]|review(?:ed)? please|reviewing|wip\b|#?\d{1,6} (?:new )?commits?|[A-Z]{2,6}-\d{1,6}:)/i;
const IMPERATIVE =
  /^\W{0,4}(?:[\w-]{1,30}:\W{0,4})?(?:attempt|add(?:s|ed|ing)?|fix(?:es|ed)?|update[sd]?|remov(?:e|es|ed|ing)|improve[sd]?|clarif(?:y|ies|ied)|document(?:s|ed)?|display|ensure[sd]?|make|allow(?:s|ed)?|validate[sd]?|chang(?:e|es|ed)|refactor(?:s|ed)?|rename[sd]?|throw|support(?:s|ed)?|handle[sd]?|implement(?:s|ed)?|introduce[sd]?|drop(?:s|ped)?|move[sd]?|revert(?:s|ed)?|skip(?:s|ped)?|split|upgrade[sd]?|bump(?:s|ed)?|enforce[sd]?|expose[sd]?|simplif(?:y|ies|ied)|clean(?:s|ed)?|deprecate[sd]?|replace[sd]?|blank|assert|append|made|raise|moving|two ways|do not|don't|gracefully|extract|prevents?|avoid|create[sd]?|convert|enable[sd]?|disable[sd]?|provide|restrict|treat|consider|cleanup|failing test|translate|return(?! code)|revoke|exchange|reject|emit|wrap|normali[sz]e|respond|propagate|surface|detect|verify|parse|include|preserve|forward)\b\s[^?!{]{1,400}$/i;
const IN_PERSON =
  /\b(?:ecw|eclinicalworks|healow|we|our|us|i|still|since|but|got|get|gets|says|say|said|told|keeps|yesterday|today|this morning|again|now|anyone|any idea|suddenly|fails|failing)\b/i;
const TEST_RUN =
  /(?:^|\n)\s{0,8}(?:✓|✔|✗|PASS\b|FAIL\b|ok \d|not ok \d|--- (?:PASS|FAIL))|\b(?:PASSED|FAILED) ?(?:\[|$)|\btest_\w{3,80}|\.(?:spec|test)\.[jt]sx?\b/;
const CHANGELOG =
  /(?:^|\n)\s{0,4}(?:[-*•] \[?#\d|#{1,4} ?\[?v?\d|release \d|## |version \d)|\bBREAKING CHANGE|\/(?:pull|commit)\/\w/i;
const MARKDOWN_DOC =
  /<(?:a href|span class|code>|em>|strong>)|(?:^|\n)(?:#{1,6} \w|[-*] `\d{3}`|\|[ -]{3,}\||> \[!|:param |@param |▸ \*\*|\.\. _?\w)|:(?:ref|rfc|class|meth|func|doc):`|\]\((?:https?:|#|\.{0,2}\/)/;
const NAME_IN_TABLE = /(?:^|\n)\|\s{0,4}`\w{1,60}`\s{0,40}\|/;
const CODE =
  '(?:invalid_\\w{1,30}|access_denied|unauthorized_client|unsupported_\\w{1,30}|server_error|\\w{1,30}_required)';
const LISTED = new RegExp(`\\b${CODE}(?:["'\`]?\\s?[/,|]\\s?["'\`]?${CODE}){2}`);
const OPENAPI = /\$ref|#\/components|responses:|(?:^|\n)\s{0,8}description: |properties:/;
const COMMENT_START = /^\W{0,6}(?:#|\/\/|\*) \W{0,3}[A-Za-z]/;
const ANOTHER_BOT = /^\s{0,4}(?::\w{1,40}: )?\*[A-Za-z][A-Za-z0-9 &-]{1,30}\* (?!Error)/;

const VARIABLE = /^\s{0,12}(?:export )?[A-Z][A-Z0-9_]{2,50}=/;
const SETTING = /^\s{0,12}(?:- )?[a-z][a-z0-9_-]{1,40}:(?:\s\S{0,160})?$/;

/** `A=b` on two lines, or `a: b` on four, and little else. */
function isConfiguration(text: string): boolean {
  const lines = text
    .slice(0, 4000)
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^\s{0,8}(?:#|```)/.test(line));
  const variables = lines.filter((line) => VARIABLE.test(line)).length;
  const settings = lines.filter(
    (line) => SETTING.test(line) && roleOf(KEY.exec(line)?.[1] ?? '') === undefined,
  ).length;
  return (
    (variables >= 2 && variables >= 0.7 * lines.length) || (settings >= 4 && settings >= 0.7 * lines.length)
  );
}

/** A scenario of a specification: Given …, When …, Then …, in this order. */
function isScenario(text: string): boolean {
  if (/^\s{0,8}(?:Scenario|Feature|Background)(?: Outline)?: /.test(text)) return true;
  const given = text.search(/\bGiven\b/);
  const when = text.search(/\bWhen\b/);
  return given >= 0 && when > given && text.slice(when).search(/\bThen\b/) > 0;
}

const TEST_DOUBLE =
  /\b(?:(?:our|the|a) (?:mock|stub|fake)\b|mock(?:ed)? (?:server|api|service|response|idp)|wiremock|mockserver|fixtures?\/|stubbed (?:response|token))/i;

const OWN_SERVER = /eclinicalworks|ecwcloud|healow/i;
/** Token and authorization endpoints of other vendors. A key set of ours may lie at any of them. */
const OTHER_SERVER =
  /https?:\/\/[\w.-]{0,80}(?:cerner|epic|athenahealth|microsoftonline|googleapis|accounts\.google|salesforce|okta|auth0|nextgen|allscripts|meditech|github|gitlab|zoom|stripe)[\w.-]{0,40}\/[\w/.-]{0,120}(?:token|authori[sz]e)/i;

/** What only the answers of Google, AWS, Azure, Okta, Stripe, Meta and GitHub look like. */
const OTHER_SERVICE =
  /"status"\s?:\s?"(?:PERMISSION_DENIED|UNAUTHENTICATED|INVALID_ARGUMENT|FAILED_PRECONDITION|RESOURCE_EXHAUSTED)"|type\.googleapis\.com|invalid_request_error|"decline_code"|\bAADSTS\d|"errorCode"\s?:\s?"E0\d{6}"|\bfbtrace_id\b|"documentation_url"|<Code>AccessDenied<\/Code>|"__type"\s?:|\barn:aws:/;
/** Two codes, each as a heading over a sentence. */
const REFERENCE =
  /(?:^|\n)\w{1,40}_\w{1,40}\n\s{0,4}[A-Z][^\n]{8,200}\n[^{}]{0,600}\n\w{1,40}_\w{1,40}\n\s{0,4}[A-Z][^\n]{8,200}(?:\n|$)/;
/** A sample as Prometheus writes it. */
const METRIC = /(?:^|\n)\w{1,80}\{\w{1,40}="[^"\n]{0,80}"[^}\n]{0,400}\} ?-?\d/;
const DATABASE =
  /\b(?:FATAL|ERROR): {1,2}(?:role|relation|database|permission denied for|password authentication|duplicate key)\b|\bERROR \d{4} \([0-9A-Z]{5}\)|\bSQLSTATE\b|\bORA-\d{5}|\(using password: |\bSELECT [\w*(), ]{1,80} FROM \w/;

/** What a text is shows in its first characters. */
const START = 8000;
const inStart =
  (pattern: RegExp): Form['fits'] =>
  (text) =>
    pattern.test(text.slice(0, START));
/** A form that counts only where no server of eCW is named. */
const notBesideOurs =
  (pattern: RegExp): Form['fits'] =>
  (text) =>
    pattern.test(text.slice(0, START)) && !OWN_SERVER.test(text);

/** The forms, each looked at once per text; texts are bounded before. */
export const forms: readonly Form[] = [
  { name: 'source code', weight: -6, fits: (_, share) => share >= 0.3 },
  { name: 'some source code', weight: -1.5, fits: (_, share) => share >= 0.15 },
  { name: 'definition', weight: -6, fits: hasDefinition },
  { name: 'file of messages', weight: -6, fits: isMessageFile },
  { name: 'list of names', weight: -6, fits: isListOfNames },
  { name: 'excerpt of a program', weight: -6, fits: isExcerpt },
  { name: 'commit', weight: -6, fits: (text) => COMMIT.test(text.slice(0, 200)) },
  {
    name: 'imperative',
    weight: -6,
    fits: (text) => text.length < 500 && IMPERATIVE.test(text) && !IN_PERSON.test(text),
  },
  { name: 'test run', weight: -6, fits: inStart(TEST_RUN) },
  { name: 'changelog', weight: -5, fits: inStart(CHANGELOG) },
  { name: 'markdown page', weight: -4, fits: inStart(MARKDOWN_DOC) },
  { name: 'table of names', weight: -6, fits: inStart(NAME_IN_TABLE) },
  { name: 'codes in a row', weight: -4, fits: inStart(LISTED) },
  { name: 'API description', weight: -4, fits: inStart(OPENAPI) },
  { name: 'configuration', weight: -4, fits: isConfiguration },
  {
    name: 'condition',
    weight: -2,
    fits: (text) => /^\W{0,4}if (?:the|a|an|your|``?)\b/i.test(text),
  },
  { name: 'test double', weight: -6, fits: inStart(TEST_DOUBLE) },
  { name: 'scenario', weight: -7, fits: (text) => isScenario(text.slice(0, START)) },
  {
    name: 'another vendor’s server',
    weight: -6,
    fits: notBesideOurs(OTHER_SERVER),
  },
  { name: 'reference page', weight: -5, fits: inStart(REFERENCE) },
  { name: 'metric', weight: -6, fits: inStart(METRIC) },
  {
    name: 'answer of another service',
    weight: -6,
    fits: notBesideOurs(OTHER_SERVICE),
  },
  {
    name: 'database',
    weight: -6,
    fits: notBesideOurs(DATABASE),
  },
  { name: 'to do', weight: -3, fits: (text) => /\b(?:TODO|FIXME)\b/.test(text) },
  { name: 'comment', weight: -3, fits: (text) => COMMENT_START.test(text) },
  { name: 'message of another bot', weight: -3, fits: (text) => ANOTHER_BOT.test(text) },
];

/** Names and weights of the forms that fit. */
export function formsOf(text: string): Form[] {
  const share = codeShare(text);
  return forms.filter((form) => form.fits(text, share));
}
