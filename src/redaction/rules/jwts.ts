import type { Span } from '../../text/span.ts';
import type { Detection } from '../detections.ts';
import type { Rule } from '../rule.ts';
import type { Source } from '../source.ts';

/** How base64 of an object begins: `{"`, `{` and a line end, `{ `. */
const OPENINGS = ['eyj', 'ewog', 'eyai'];
const PART = '[\\w-]{0,16384}={0,2}';
const NEXT_LINE = '(?:\\n(?=[\\w-]{20}))?';
const JWT = new RegExp(
  `(?<![\\w-])((?:eyJ|ewog|eyAi)[\\w-]{4,4096})\\.${NEXT_LINE}(${PART})(?:\\.${NEXT_LINE}${PART}){0,3}(?:\\n[\\w.-]{40,200}(?![\\w.-])){0,60}`,
  'g',
);
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

function find({ text, has }: Source): Detection[] {
  if (!has(...OPENINGS)) return [];
  return [...text.matchAll(JWT)].flatMap((match): Detection[] => {
    const head = match[1] ?? '';
    const from = isHeader(head) ? head.length + 1 : 0;
    if (from > 0 && match[0].length - from < 2) return [];
    if (from === 0 && match[0].length < 24) return [];
    return [{ kind: 'jwt-body', start: match.index + from, end: match.index + match[0].length }];
  });
}

const HEADER = /(?<![\w-])(?:eyJ|ewog|eyAi)[\w-]{4,4096}\.(?=\n?[\w\uFFFC-])/g;

/** The header segment of a token tells alg and kid, which is diagnosis: it stays. */
export function jwtHeaders({ text, has }: Source): Span[] {
  if (!has(...OPENINGS)) return [];
  return [...text.matchAll(HEADER)]
    .filter((match) => isHeader(match[0].slice(0, -1)))
    .map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

/** JSON Web Tokens: payload, signature and, of JWE, every other part. */
export const jwts: Rule = {
  find,
  yes: {
    'got eyJhbGciOiJSUzM4NCJ9.eyJpc3MiOiJ4In0.c2lnbmF0dXJl': 'eyJpc3MiOiJ4In0.c2lnbmF0dXJl',
  },
  no: ['the header eyJhbGciOiJSUzM4NCJ9 alone', 'eyJ is how a token begins'],
};
