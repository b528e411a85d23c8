/** How long the redactor takes for a paste and for long texts: full of values to take out, a log with few, and what was made to be slow. */
import { redact } from '../../src/redaction/redact.ts';
import { canaryTexts } from '../deep/canary/texts.ts';
import { against, isSmoke, median, print } from './figures.ts';
import { ordinaryLog } from './ordinaryLog.ts';

const mebi = 1024 * 1024;
const rounds = isSmoke ? 2 : 10;
const timed = (text: string): number => {
  const started = performance.now();
  redact(text);
  return performance.now() - started;
};
const best = (text: string): number => Math.min(...Array.from({ length: rounds }, () => timed(text)));

const texts = canaryTexts.map(({ text }) => text);
for (const text of texts) redact(text);
print('a paste, median', against(median(texts.map(best)), { most: 1, unit: 'ms' }));

const repeated = (text: string, length: number): string =>
  text.repeat(Math.ceil(length / text.length)).slice(0, length);
const joined = texts.join('\n');
const logOf = (length: number): string => repeated(joined, length);
const [one, two] = [best(logOf(mebi)), best(logOf(2 * mebi))];
print('1 MiB full of values', against(one, { most: 500, unit: 'ms' }));
print('1 MiB of an ordinary log', against(best(ordinaryLog(mebi)), { most: 300, unit: 'ms' }));
const usual = best(logOf(mebi / 16));
const slowest: Readonly<Record<string, string>> = {
  'signs of no width': 'M\u200bRN MRN 401\u200b401MRN\u200b ',
  'short HL7 segments': 'PID|1||',
};
for (const [label, text] of Object.entries(slowest)) {
  const [short, long] = [best(repeated(text, mebi / 16)), best(repeated(text, mebi))];
  print(label, against(short / usual, { most: 5, unit: 'times 64 KiB full of values' }));
  print(`${label}, 1 MiB`, against(long / one, { most: 5, unit: 'times 1 MiB full of values' }));
}
print('2 MiB beside 1 MiB', `${(two / one).toFixed(2)} times`);
