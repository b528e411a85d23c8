import { isPlaceholder, isTokenLike } from '../grammar/looks.ts';
import type { Source } from '../grammar/readValue.ts';
import type { Kind } from '../kinds.ts';
import type { Span } from '../spans.ts';

type Check = (value: string, match: RegExpMatchArray) => boolean;
type Row = readonly [Kind, RegExp, Check?];

/** Secrets by their place in an address or on a command line: the first group is what goes. */
const ROWS: readonly Row[] = [
  [
    'password-value',
    /\b(?:auth|HTTPBasicAuth|with_?basic_?auth|set_?basic_?auth|basic_?auth|http_?basic|UsernamePasswordCredentials|NetworkCredential|PSCredential)\s{0,3}[=:]?\s{0,3}[([]\s{0,3}["'][^"'\n]{0,200}["']\s{0,3},\s{0,3}["']([^"'\n]{1,500})["']/dgi,
  ],
  ['opaque-token', /:\/\/([^\s:/?#@"'<>.]{16,200})@(?=[\w.-]+)/dg, (value) => isTokenLike(value, 16)],
  ['password-value', /\b(?:thin|oci|sqlplus(?: -\w){0,3})[: ]{1,2}[\w$#]{1,40}\/([^\s@"'/]{1,100})@/dgi],
  [
    'password-value',
    /(?:^|\s)(?:-u|--user|--proxy-user|-U|--auth|-a)[ =]?["']?[^\s:"'<>/=]{1,200}:([^\s"'<>]{1,500})/dg,
    (value) => !/^\/\/|^\d{1,5}$/.test(value),
  ],
  [
    'password-value',
    /\b(?:mysql|mysqldump|mariadb|sshpass|7z|unzip|zip|redis-cli|mongo|mongosh|mongodump)\b[^\n]{0,120}?\s(?:-p|-a|-P)[ =]?["']?([^\s"'<>-][^\s"'<>]{2,100})/dg,
  ],
  ['cookie-value', /(?:^|\s)(?:-b|--cookie)[ =]["']?[\w.-]{1,80}=([^\s;"'<>]{1,4096})/dg],
  [
    'cookie-value',
    /^[\w.#-]{3,120}\t(?:TRUE|FALSE)\t\S{1,120}\t(?:TRUE|FALSE)\t\d{1,16}\t\S{1,120}\t(\S{1,4096})$/dgm,
  ],
  ['session-id', /;(?:jsessionid|phpsessid)=([\w.!-]{6,200})/dgi],
  ['api-key', /[?&](?:key|subscription-key|code_key|k)=([\w-]{20,200})/dg, (value) => isTokenLike(value, 20)],
  [
    'authorization-code',
    /[?&]code=([^\s&#"'<>|\\]{8,4096})/dg,
    (value) =>
      /\d/.test(value) &&
      /[A-Za-z]/.test(value) &&
      !/^[A-Z]+\d+$/.test(value) &&
      !/^[a-z]+(?:[_-][a-z0-9]+)+$/.test(value),
  ],
  ['private-key', /<(?:D|P|Q|DP|DQ|InverseQ)>([A-Za-z0-9+/=\s]{20,2000})<\//dg],
];

/** Secrets whose place gives them away: userinfo, signed addresses, flags of curl and database clients. */
export function placedSecrets({ text }: Source): Span[] {
  return ROWS.flatMap(([kind, pattern, check]) =>
    [...text.matchAll(pattern)].flatMap((match): Span[] => {
      const [start, end] = match.indices?.[1] ?? [0, 0];
      const value = match[1] ?? '';
      return isPlaceholder(value) || check?.(value, match) === false ? [] : [{ kind, start, end }];
    }),
  );
}
