/** How long the redactor takes for a paste and for long texts: full of values to take out, and a log with few. */
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

const joined = texts.join('\n');
const logOf = (length: number): string => joined.repeat(Math.ceil(length / joined.length)).slice(0, length);
const [one, two] = [best(logOf(mebi)), best(logOf(2 * mebi))];
print('1 MiB full of values', against(one, { most: 500, unit: 'ms' }));
print('1 MiB of an ordinary log', against(best(ordinaryLog(mebi)), { most: 300, unit: 'ms' }));
print('2 MiB beside 1 MiB', `${(two / one).toFixed(2)} times`);
