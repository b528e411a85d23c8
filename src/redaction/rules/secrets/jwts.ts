import { matchesIn } from '../../../text/matchesIn.ts';
import type { Span } from '../../../text/span.ts';
import { endOfWrapped } from '../../grammar/wrapped.ts';
import type { Detection, Rule } from '../../rule.ts';
import type { Source } from '../../source.ts';

/** How base64 of an object begins: `{"`, `{` and a line end, `{ `. */
const OPENINGS = ['eyj', 'ewog', 'eyai'];
const BEGINNING = /(?<![\w-])((?:eyJ|ewog|eyAi)[\w-]{4,4096})\.[\w.=-]{0,81920}/g;
const HEADER_MEMBER = /"(?:alg|typ|kid|enc|cty|jku|x5[ctu]|zip|jwk)"\s*:/;
const CLAIM = /"(?:iss|sub|exp|aud|iat|nbf|scope)"\s*:/;

function decode(segment: string): string {
  const start = segment.slice(0, 400).replaceAll('-', '+').replaceAll('_', '/');
  try {
    return atob(start.slice(0, start.length - (start.length % 4)));
  } catch {
    return '';
  }
}

const isHeader = (segment: string): boolean =>
  HEADER_MEMBER.test(decode(segment)) && !CLAIM.test(decode(segment));

function find({ text }: Source): Detection[] {
  return [...matchesIn(text, BEGINNING)].flatMap((match): Detection[] => {
    const head = match[1] ?? '';
    const end = endOfWrapped(text, match.index + match[0].replace(/\.+$/, (dots) => dots.slice(0, 1)).length);
    const from = isHeader(head) ? head.length + 1 : 0;
    const length = end - match.index;
    if (from > 0 && length - from < 2) return [];
    if (from === 0 && length < 24) return [];
    return [{ kind: 'jwt-body', start: match.index + from, end }];
  });
}

const HEADER = /(?<![\w-])(?:eyJ|ewog|eyAi)[\w-]{4,4096}\.(?=\s{0,13}[\w\uFFFC.-])/g;

/** The header segment of a token tells alg and kid, which is diagnosis: it stays. */
export function jwtHeaders({ text, has }: Source): Span[] {
  if (!has(OPENINGS)) return [];
  return [...matchesIn(text, HEADER)]
    .filter((match) => isHeader(match[0].slice(0, -1)))
    .map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

/** JSON Web Tokens: payload, signature and, of JWE, every other part. */
export const jwts: Rule = {
  words: [OPENINGS],
  find,
  yes: {
    'eyJhbGciOiJSUzM4NCJ9.eyJpc3MiOiJ4In0aB3dE5fG7h\n  .c2lnbmF0dXJl\nis it':
      'eyJpc3MiOiJ4In0aB3dE5fG7h\n  .c2lnbmF0dXJl',
    'got eyJhbGciOiJSUzM4NCJ9.eyJpc3MiOiJ4In0.c2lnbmF0dXJl': 'eyJpc3MiOiJ4In0.c2lnbmF0dXJl',
  },
  no: ['the header eyJhbGciOiJSUzM4NCJ9 alone', 'eyJ is how a token begins'],
};
