import { isPlaceholder } from '../grammar/looks.ts';
import type { Source } from '../source.ts';
import type { Span } from '../spans.ts';

const USERINFO = /:\/\/[^\s:/?#@"'<>]{0,120}:(?=[^\s/"'<>])/g;

/** Passwords in `scheme://user:password@host`; an escaped `@` or `/` belongs to the password. */
export function userinfo({ text, escaped, has }: Source): Span[] {
  if (!has('@') || !has('://')) return [];
  return [...text.matchAll(USERINFO)].flatMap((match): Span[] => {
    const start = match.index + match[0].length;
    let end = start;
    while (end - start < 200 && (escaped(end) || /[^\s/"'<>@]/.test(text[end] ?? ' '))) end += 1;
    if (text[end] !== '@' || end === start || isPlaceholder(text.slice(start, end))) return [];
    return [{ kind: 'password-value', start, end: Math.max(end, lastAt(text, end)) }];
  });
}

/** Passwords may hold a literal `@`: the last one before the path is the one that ends them. */
function lastAt(text: string, at: number): number {
  const rest = /^@[^\s/"'<>?#]{0,200}@(?=[\w[.-])/.exec(text.slice(at, at + 256));
  return rest === null ? at : at + rest[0].length - 1;
}
