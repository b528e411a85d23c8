import type { Place } from '../verdict.ts';
import type { Statement } from './statement.ts';

/** Kinds of lines, the first that fits decides. Each pattern is anchored or bounded. */
const KINDS: readonly (readonly [Place, RegExp])[] = [
  ['status line', /^[<>* ]{0,4}HTTP\/\d(?:\.\d)? \d{3}/],
  ['header', /^[<>* ]{0,4}(?:www-authenticate|proxy-authenticate)\s?:/i],
  ['HTML page', /<\/?(?:html|body|h1|h2|p|b|title|div|pre)\b[^<>]{0,80}>/i],
  ['stack trace', /^\s{0,12}(?:at |File "|Caused by:|Traceback|goroutine )/],
  ['stack trace', /(?:Exception|Error) at [\w.$<>]{1,80} \([^()\s]{1,120}:\d/],
  ['stack trace', /(?:^|[\s.:])[A-Za-z]{0,60}(?:Exception|Error|Fault|Invalid)\b\s?(?::|\(|\[)/],
  [
    'log record',
    /^\W{0,4}(?:\d{4}-\d\d-\d\d|\d\d:\d\d:\d\d|[A-Z][a-z]{2} {1,2}\d{1,2} \d\d:|\d{1,2}\/[A-Z][a-z]{2}\/|[IWEF]\d{4} )/,
  ],
  ['log record', /\b(?:ERROR|WARN|WARNING|ERR|FATAL|CRITICAL|SEVERE|DEBUG|INFO)\b/],
  ['log record', /\blevel=|\blvl=|"level"/],
];

const LONGEST_HEAD = 400;

function placeOf(line: string): Place {
  const head = line.slice(0, LONGEST_HEAD);
  return KINDS.find(([, pattern]) => pattern.test(head))?.[0] ?? 'prose';
}

/** A frame of a stack trace: file and function names, no words. */
export const isFrame = (line: string): boolean =>
  /^\s{0,12}(?:at [\w<$(.]|File "|\w{1,40}\.\w[\w.]{0,80}\.\(\*|\/[\w./-]{1,120}:\d)/.test(
    line.slice(0, 200),
  );

/** Every line as a statement of its own. */
export function linesOf(text: string): Statement[] {
  const lines: Statement[] = [];
  for (let start = 0; start <= text.length; ) {
    const stop = text.indexOf('\n', start);
    const end = stop < 0 ? text.length : stop;
    const line = text.slice(start, end);
    if (line.trim() !== '') lines.push({ place: placeOf(line), start, end, pairs: [], wire: false });
    start = end + 1;
  }
  return lines;
}
