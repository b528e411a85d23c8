import type { Place } from '../verdict.ts';
import type { Pair } from './pairs.ts';
import type { Statement } from './statement.ts';

/** Fields farther apart than this belong to different objects. */
const REACH = 320;

const LONGEST_PREFIX = 200;

/** Where the line begins that `at` stands in, looking back no farther than 200 characters. */
function lineStart(text: string, at: number): number {
  const from = Math.max(0, at - LONGEST_PREFIX);
  return from + text.slice(from, at).lastIndexOf('\n') + 1;
}

function placeOf(text: string, pair: Pair): Place {
  if (pair.sign === '=' && '?&#'.includes(pair.before) && pair.before !== '') return 'redirect URL';
  const from = lineStart(text, pair.keyStart);
  if (/^[<>* ]{0,4}www-authenticate/i.test(text.slice(from, from + 30))) return 'header';
  if (/^(?:diagnostics|text)$/i.test(pair.key)) return 'OperationOutcome';
  return pair.role === 'description' ? 'error_description' : 'error';
}

const isWire = (text: string, pair: Pair): boolean =>
  pair.quoted || '?&#'.includes(pair.before || ' ') || text.charAt(pair.keyStart - 1) === '"';

function beginsAnew(text: string, group: readonly Pair[], pair: Pair): boolean {
  const last = group.at(-1);
  if (!last) return false;
  if (pair.keyStart - last.end > REACH) return true;
  const between = text.slice(last.end, pair.keyStart);
  if (between.includes('\n\n') || /\}\s{0,4},?\s{0,4}\n?\s{0,4}\{/.test(between)) return true;
  const repeated = group.some((other) => other.key.toLowerCase() === pair.key.toLowerCase());
  return repeated && pair.keyStart > last.start;
}

function statement(text: string, pairs: readonly Pair[]): Statement {
  const first = pairs[0];
  const places = pairs.map((pair) => placeOf(text, pair));
  const place = places.find((p) => p !== 'error' && p !== 'error_description') ?? places[0] ?? 'error';
  return {
    place,
    pairs,
    start: first?.keyStart ?? 0,
    end: Math.max(...pairs.map((pair) => pair.end)),
    wire: pairs.some((pair) => isWire(text, pair)),
  };
}

/** Groups pairs into the objects that they were written in. */
export function objectsOf(text: string, pairs: readonly Pair[]): Statement[] {
  const groups: Pair[][] = [];
  let group: Pair[] = [];
  for (const pair of pairs) {
    if (beginsAnew(text, group, pair)) {
      groups.push(group);
      group = [];
    }
    group.push(pair);
  }
  if (group.length > 0) groups.push(group);
  return groups.map((pairsOfGroup) => statement(text, pairsOfGroup));
}
