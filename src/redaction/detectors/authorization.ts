import { isPlaceholder, isProse, isTokenLike } from '../grammar/looks.ts';
import { openValue } from '../grammar/quoted.ts';
import type { Kind } from '../kinds.ts';
import type { Source } from '../source.ts';
import type { Span } from '../spans.ts';

const SCHEME =
  /(Bearer|Basic|DPoP|Token|ApiKey|Api-Key|Negotiate|NTLM|MAC|GenieKey|SSWS|Digest|AWS4-HMAC-SHA256|OAuth)[ \t+:]{1,4}/iy;
const CREDENTIALS = /[\w.~+/=:%$!*@#^-]{2,16384}/y;
const PARAMETERS = /(?:[A-Za-z]{2,20}=(?:"[^"\n]{0,400}"|[^\s,"]{1,400})[ \t]{0,4},?[ \t]{0,4}){1,16}/y;

const KIND_OF_SCHEME: Readonly<Record<string, Kind>> = { bearer: 'bearer-token', basic: 'basic-credentials' };

function credentialsAt(text: string, at: number, kind: Kind): Span[] {
  CREDENTIALS.lastIndex = at;
  const value = CREDENTIALS.exec(text)?.[0].replace(/[.:]+$/, '') ?? '';
  const isCut =
    value.length <= 8 && /^(?:\.{2}|\u2026)/.test(text.slice(at + value.length, at + value.length + 2));
  const isNothing =
    value.length < 3 ||
    isCut ||
    isPlaceholder(value) ||
    isProse(value) ||
    /^(?:realm|error|scope)=/i.test(value);
  return isNothing ? [] : [{ kind, start: at, end: at + value.length }];
}

function parametersAt(text: string, at: number): Span[] {
  PARAMETERS.lastIndex = at;
  const found = PARAMETERS.exec(text)?.[0] ?? '';
  return /(?:response|Signature|oauth_token)=/i.test(found)
    ? [{ kind: 'authorization-header', start: at, end: at + found.trimEnd().length }]
    : [];
}

/** The credentials of an Authorization header whose value begins at `at`, scheme and all; the scheme's name stays. */
export function readAuthorization(source: Source, at: number): Span[] {
  const opened = openValue(source.text, at, source.quotes).at;
  SCHEME.lastIndex = opened;
  const scheme = SCHEME.exec(source.text);
  if (scheme !== null) {
    const from = opened + scheme[0].length;
    const parameters = parametersAt(source.text, from);
    if (parameters.length > 0) return parameters;
    return credentialsAt(
      source.text,
      from,
      KIND_OF_SCHEME[scheme[1]?.toLowerCase() ?? ''] ?? 'authorization-header',
    );
  }
  return credentialsAt(source.text, opened, 'authorization-header').filter(({ start, end }) =>
    isTokenLike(source.text.slice(start, end), 12),
  );
}

const FREE = /\b(Bearer|DPoP|Basic|SSWS|GenieKey)[ \t+]{1,4}["']?([\w.~+/=-]{6,16384})/gi;

function isEncodedPair(value: string): boolean {
  if (!/^[A-Za-z0-9+/]{8,}={0,2}$/.test(value)) return false;
  try {
    const pair = atob(value.slice(0, 400));
    return pair.indexOf(':') > 0 && /^[\x20-\x7e]{1,400}$/.test(pair);
  } catch {
    return false;
  }
}

/** `Bearer …` and `Basic …` where no header names them. */
export function freeCredentials({ text, has }: Source): Span[] {
  if (!has('bearer', 'basic', 'dpop', 'ssws', 'geniekey')) return [];
  return [...text.matchAll(FREE)].flatMap((match): Span[] => {
    const value = (match[2] ?? '').replace(/[.]+$/, '');
    const isBasic = match[1]?.toLowerCase() === 'basic';
    const isCredential = isBasic ? isEncodedPair(value) || isTokenLike(value, 20) : isTokenLike(value, 12);
    if (!isCredential || isPlaceholder(value)) return [];
    const start = match.index + match[0].length - (match[2]?.length ?? 0);
    return [{ kind: isBasic ? 'basic-credentials' : 'bearer-token', start, end: start + value.length }];
  });
}
