import { roleOf } from '../evidence/roles.ts';

const CODE_LINE =
  /^\s{0,40}(?:(?:const|var|def|elif|require_once|namespace|attr_\w{1,20}|urlpatterns|migrations|fn|impl|@\w{1,40})\b[ .(:\t{]|assert\w{0,30}\b[ .(:\t{]|\$(?!(?:export|everything|validate|lastn|match|expand|docref)\b)\w{1,40} ?(?:=|->)|#include|\/\/ |\/\*|\* @|<\?php|\}\s?(?:else|catch|finally)|\w{1,40}(?:\.\w{1,40}){0,4}\([^()]{0,120}\)[;{]?$)/;

/** Keywords that are English words as well count with what only programs put behind them. */
const KEYWORDS: readonly RegExp[] = [
  /^\s{0,40}(?:public|private|protected|internal|static|abstract|override|final|async|package|func|function\*?|class|val)\b.{0,160}(?:\w\(|\w<|[{;=:(]$| = )/,
  /^\s{0,40}(?:class [A-Z]\w{0,60}$|package [\w.]{1,80};?$|module [A-Z][\w:]{0,60}$|module\.|import (?:\w{1,40} from )?(?:["'{*]|[\w.*]{1,80};?$|[\w.]{1,60} as \w)|from (?:[\w.]{1,60} import\b|['"]))/,
  /^\s{0,40}(?:return|await)(?: ?[-!"'`{[(;]|$| (?:new|await|this|self|nil|null|true|false|None|not)\b| [\w$]{1,60}(?:[.[(]|;|$| (?:==|!=|\?|&&|\|\||and|or|if|unless)))/,
  /^\s{0,40}(?:throw (?:new\b|\w{1,60}[(;.]|\w{1,60}$)|raise (?:[A-Z][\w:.]{0,80}|\w{1,60}\()|raise$|(?:catch|switch) ?\(|catch [({]|except(?: [\w., ()]{1,80})?:|(?:try|finally|else|do|end|begin)[ {:]{0,3}$)/,
  /^\s{0,40}(?:(?:this|self)[.[(]|self,|(?:expect|mock|require|describe|context|scenario|it|test)(?:\.\w{1,40})? ?["'({]|(?:mock|validate)[.:]|validates? :|describe [A-Z][\w:]{0,60} do)/,
  /^\s{0,40}(?:for (?:\(|\w{1,40}(?:, ?\w{1,40})? (?:in|of|:=) )|with (?:open\b|[\w.]{1,60}\(|\w{1,40} (?:as|do)\b))/,
  /^\s{0,40}(?:(?:if|while|unless|case|else)\b(?!(?: [A-Za-z']{1,20},?){4}).{0,160}(?:[{:]|\bthen|\bdo)$|(?:if|while|case) ?[(!]|if \w{1,40}(?:[.[]|\? | (?:==|!=|is|in|and|or|not)\b)|(?:let|use) (?:\w{1,40} ?=|mut |[\w\\:]{1,60}(?:::|;))|(?:when|where) ["':\w]{1,60} (?:->|then))/,
];
const CODE_INSIDE =
  /===|!==| == ['"]|\) ?=> ?\{|\(\) ?->|\):$|\) \{$|;$|&&|\|\||!= ?nil|:= |::\w|->\w|\bnew [A-Z]\w|\braise_error|\bassert[A-Z]\w{0,30}\(|\.(?:expect|should|to|eq|toBe|toEqual)\(|\bthrow new\b|\breturn [a-z]|, :\w|\bfunction\s?\(|\bnil\b|instanceof|\s:[a-z]\w{2,40}\b(?!:)/;
const NOT_CODE = /^\s{0,40}(?:at |File "|\{|\}|"|'|<|>|\[|\d|HTTP\/|Caused by)|=> ?string\(/;
const CODE_AS_STRING =
  /^\s{0,20}["']\w{1,40}["']\s?=>\s?(?!string)|^\s{0,20}[A-Za-z]{1,40}:\s{1,20}["'`][^"'`]{1,160}["'`],$/;
/** The key that a line begins with. */
export const KEY = /^\s{0,20}(\w{1,40}):/;
const PUNCTUATION = /^[\s{}[\](),;`]*$/;
/** The end of a call. */
const CLOSING = /^\s{0,40}\}\);?$/;

/** What only source code has, even in a line that begins like data. */
const SURELY_CODE: readonly RegExp[] = [
  CLOSING,
  // A call, an assignment or a list is opened at the end of the line, or a string that ends one is closed by a semicolon.
  /\w\((?:[\w.$, ]{0,80}, ?)?[{[]$|\b[a-z]\w{0,60}\($|\]\.\w{1,40}\(|, \{$|\w\(\{ ?\w{1,40}: |^(?!\s{0,40}"?[\w.-]{1,60}"? = ).{0,300}["'`\])}];$|\w (?:=|\?\?|\|\|) [{[]$/,
  // A string or what a call returns is assigned, members are called. (Apple's dictionaries print `error = "…";`.)
  /^\s{0,40}\w{1,60} = (?:'[^']{0,300}'|"[^"]{0,300}"),?$|^\s{0,40}[\w.]{1,60}(?:\[[^\]]{1,60}\])? = (?:await |new )?[\w.]{1,80}\(|\w\[['"]\w{1,60}['"]\] = |^\s{0,40}\.\w{1,60}\(|^\s{0,40}(?!at )\w{1,60}(?:\.\w{1,60}){0,3}\.(?!\w{0,60}(?:Error|Exception)\()\w{1,60}\(.{0,200}\)[;{]?$|^\s{0,40}\w{1,40}_\w{1,40}[!?] ?['"(:]/,
  // Strings that are glued or filled in.
  /["'`] \+$|^\s{0,40}\+ ["'`]|(?:^\s{0,40}|[:(=+?] ?)`[^`]{0,200}\$\{/,
  // Types.
  /\bas const\b|\w\?: \w|\): Promise<|^\s{0,40}\w{1,40}: [A-Z]\w{1,40}(?:<[^<>]{0,40}>)? = |^\s{0,40}(?:(?:export|interface|declare|type|enum|readonly)\s\w|(?:export|import) [*{])/,
  // Values that are names of other things: constants, members, alternatives.
  /: \(\w{0,40}\) => |^\s{0,40}\[[\w.]{1,80}\]: |^\s{0,40}\w{1,40}: (?:[A-Z][A-Z0-9_]{3,60}|[\w$]{1,40}(?:\.[\w$]{1,40}){1,6}(?:\([^()]{0,80}\))?|[^"'?]{1,80} \? [^:]{1,80} : .{1,80}),$/,
  // Controls of a page.
  /^\s{0,40}<(?:option|select|input|button|label)\b/,
  // Members of an enumeration and of a union.
  /^\s{0,40}[A-Z]\w{1,60} = ["'`]\w{1,60}["'`][,;]?$|^\s{0,40}\| ["'`]\w{1,60}["'`];?$/,
  // Comments, and sessions of an interpreter.
  /(?:^|[^"])"""(?!")|^\s{4,40}>>> \S/,
  /^\s{0,40}(?:\/\*\*|\*\/|\* ?$|\* [-@`]|\* {2,8}\S|\s\* )|[,;{}()'"] \/\/ \S|["'`]\w{0,40} \/\* \w/,
];

/** A sentence with a name, as in a table of messages. */
const NAMED_SENTENCE =
  /^\s{0,40}[A-Za-z]\w{1,60}: (?:"[^"]{1,60} [^"]{1,400}"|'[^']{1,60} [^']{1,400}'|`[^`]{1,60} [^`]{1,400}`),$/;

/** `error = "invalid_grant";` of a printed dictionary of Apple's. */
const PRINTED = /^\s{0,40}"?(\w{1,60})"? = (?:"[^"]{0,400}"|[\w.-]{1,80});$/;

/** A stack frame of any runtime, and the exception above it. */
const TRACE =
  /^\s{0,40}(?:at \S|from \S{1,200}:\d|File "|\S{1,120}\(0x|\/\S{1,200}\.go:\d|[\w.:]{0,120}(?:Error|Exception)\b ?[:({])/;
/** A hash as Ruby and Elixir print it; source code quotes the keys once. */
const PRINTED_HASH = /^\s{0,40}"(\w{1,40})" ?=> ?"/;

function isCodeLine(line: string, previous: string): boolean {
  if (previous.startsWith('File "') || TRACE.test(line)) return false;
  if (roleOf(PRINTED_HASH.exec(line)?.[1] ?? '') !== undefined) return false;
  if (roleOf(PRINTED.exec(line)?.[1] ?? '') !== undefined) return false;
  if (SURELY_CODE.some((form) => form.test(line))) return true;
  if (CODE_AS_STRING.test(line) || NAMED_SENTENCE.test(line))
    return roleOf(KEY.exec(line)?.[1] ?? '') === undefined;
  if (NOT_CODE.test(line)) return false;
  return CODE_LINE.test(line) || KEYWORDS.some((keyword) => keyword.test(line)) || CODE_INSIDE.test(line);
}

/** How much of a text is source code: lines of it among all lines, 0..1. */
export function codeShare(text: string): number {
  const lines = text
    .slice(0, 8000)
    .split('\n')
    .map((line) => line.slice(0, 300))
    .filter((line) => !PUNCTUATION.test(line) || CLOSING.test(line));
  const code = lines.filter((line, i) =>
    isCodeLine(line.replace(/^\s{0,4}```\w{0,12}/, ''), lines[i - 1]?.trim() ?? ''),
  );
  return lines.length === 0 ? 0 : code.length / lines.length;
}

const ELEMENT = /^\s{0,40}["'`]\w{1,60}["'`],?$/;
const MEMBER = /^\s{0,40}\w{1,40}: "[^"']{0,400}",?$/;

/** Nothing but quoted names, as a list of constants has them. */
export function isListOfNames(text: string): boolean {
  const lines = text.slice(0, 4000).trim().split('\n');
  return lines.every((line) => ELEMENT.test(line)) && (lines.length > 1 || lines[0]?.endsWith(',') === true);
}

/** Members of an object that opens before the text begins, as an excerpt of a program has them; consoles print whole objects and other quotes. */
export function isExcerpt(text: string): boolean {
  const lines = text.slice(0, 4000).trim().split('\n');
  return MEMBER.test(lines[0] ?? '') && lines.some((line) => MEMBER.test(line) && line.endsWith(','));
}

const DEFINITION =
  /(?:^|\n)\s{0,40}(?:(?:export |abstract |final |public |sealed )?(?:class [A-Z]\w{0,80} ?[(:{<]|(?:interface|trait|struct) [A-Z]\w{0,80} ?[{<]|class \w{1,80} (?:extends|implements) )|(?:async |pub |static |private |public |protected )?(?:def|fn|func|function\*?) \w{1,80} ?[(<]|def \w{1,80}:?(?:\n|$)|from [\w.]{1,80} import \w|import (?:(?:\w{1,60}|[\w{*][\w{}*, ]{0,80}) from )?["'][^"'\n]{1,120}["']|import [\w.*]{1,80};?(?:\n|$)|#include [<"]|(?:describe|it|test)\(["'`])/;
const FRAME = /(?:^|\n)\s{0,40}(?:at \S|File "|Traceback \()/;

/** Something is defined or imported, however much prose stands around it; a stack trace quotes single lines only. */
export const hasDefinition = (text: string): boolean => {
  const start = text.slice(0, 8000);
  return DEFINITION.test(start) && !FRAME.test(start);
};

const PROPERTY = /^\s{0,20}[\w-]{1,60}(?:\.[\w-]{1,60}){0,5}\.([\w-]{1,60})\s?=\s?\S/;
const BARE_KEY = /^\s{0,20}["']?\w{1,60}["']?: ?[[{]?$/;
const SENTENCE = /^\s{0,20}["']?(\w{1,60})["']?: (?:'[^']{2,400}'|"[^"]{2,400}"),?$/;

/** A key of a file without its value, a dotted one with it, or several keys with sentences, as files of messages have them. */
export function isMessageFile(text: string): boolean {
  const lines = text
    .slice(0, 4000)
    .trim()
    .split('\n')
    .filter((line) => !/^\s{0,20}(?:#|$)/.test(line));
  const [only] = lines;
  if (lines.length === 1 && only !== undefined) {
    const key = PROPERTY.exec(only)?.[1];
    return BARE_KEY.test(only) || (key !== undefined && roleOf(key) === undefined);
  }
  const sentences = lines.filter((line) => {
    const key = SENTENCE.exec(line)?.[1];
    return key?.includes('_') && roleOf(key) === undefined;
  });
  return sentences.length >= 2 && sentences.length >= 0.6 * lines.length;
}
