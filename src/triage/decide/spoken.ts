import type { Word } from '../../text/word.ts';
import type { Statement } from '../evidence/statement.ts';

const PATH = /[/\\@]/;

const OPENING = /[[({]/;

/** Part of a path, a host or a file name, or what a call or a dump begins with. */
function isPart(text: string, word: Word): boolean {
  const before = text.charAt(word.start - 1);
  const after = text.charAt(word.end);
  if (PATH.test(before) || (PATH.test(after) && after !== '/') || OPENING.test(after)) return true;
  return (
    (before === '.' && word.start > 1 && /\w/.test(text.charAt(word.start - 2))) ||
    (after === '.' && /\w/.test(text.charAt(word.end + 1)))
  );
}

/** The words that a person wrote: not those of objects, stack frames, log records, headers and paths. */
export function spokenWords(
  text: string,
  words: readonly Word[],
  statements: { readonly lines: readonly Statement[]; readonly objects: readonly Statement[] },
): Word[] {
  const spoken: Word[] = [];
  const objects = statements.objects.filter((object) => object.wire);
  let line = 0;
  let object = 0;
  for (const [i, word] of words.entries()) {
    const isIdentifier = word.tie !== 'apart' || (words[i + 1]?.tie ?? 'apart') !== 'apart';
    while ((statements.lines[line]?.end ?? Number.POSITIVE_INFINITY) <= word.start) line++;
    while ((objects[object]?.end ?? Number.POSITIVE_INFINITY) <= word.start) object++;
    const inObject = (objects[object]?.start ?? Number.POSITIVE_INFINITY) <= word.start;
    if (!isIdentifier && !inObject && statements.lines[line]?.place === 'prose' && !isPart(text, word))
      spoken.push(word);
  }
  return spoken;
}
