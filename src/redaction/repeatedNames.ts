import { matchesIn } from '../text/matchesIn.ts';
import { isCarer, isName, isPlace } from './grammar/names.ts';
import type { Detection } from './rule.ts';

const MOST_NAMES = 50;
const WORD = /(?<![\p{L}\d_])\p{Lu}[\p{L}'’-]{2,24}\p{L}(?![\p{L}\d_])/gu;
const isPart = (unit: string | undefined): boolean => unit !== undefined && /[\p{L}\d_/@.-]/u.test(unit);

/** The words of the names that were found whole. */
function wordsOf(text: string, found: readonly Detection[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const { kind, start, end } of found) {
    if (kind !== 'person-name' || words.size > MOST_NAMES) continue;
    const name = text.slice(start, end);
    if (!/[\s,^]/.test(name)) continue;
    for (const { 0: word } of matchesIn(name, WORD)) if (isName(word)) words.add(word);
  }
  return words;
}

/** Parts of a name that stand side by side are one name. */
function joined(text: string, parts: readonly Detection[]): Detection[] {
  const names: Detection[] = [];
  for (const part of [...parts].sort((a, b) => a.start - b.start)) {
    const last = names.at(-1);
    if (last !== undefined && /^,? $/.test(text.slice(last.end, part.start)))
      names[names.length - 1] = { ...last, end: part.end };
    else names.push(part);
  }
  return names;
}

/** Whoever was named once in full is known by a part of the name too: `My name is First Last. … Thanks, First`. */
export function repeatedNames(text: string, found: readonly Detection[]): Detection[] {
  const spans: Detection[] = [];
  for (const word of wordsOf(text, found)) {
    for (let start = text.indexOf(word); start >= 0; start = text.indexOf(word, start + word.length)) {
      const end = start + word.length;
      const isBare =
        !isPart(text[start - 1]) && !/^(?:[\p{L}\d_/@]|[.-][\p{L}\d])/u.test(text.slice(end, end + 2));
      if (isBare && !isCarer(text, start, end) && !isPlace(text, start, end))
        spans.push({ kind: 'person-name', start, end });
    }
  }
  return joined(text, spans);
}
