import { matchesIn } from '../../text/matchesIn.ts';
import type { Kind } from '../kinds.ts';
import type { Detection } from '../rule.ts';
import type { Source } from '../source.ts';
import { isPlaceholder, isProse } from './notValues.ts';
import { openValue } from './quoted.ts';
import { isTokenLike } from './randomLooking.ts';

const SCHEME =
  /(Bearer|Basic|DPoP|Token|ApiKey|Api-Key|Negotiate|NTLM|MAC|GenieKey|SSWS|Digest|AWS4-HMAC-SHA256|OAuth)[ \t+:]{1,4}/iy;
const CREDENTIALS = /[\w.~+/=:%$!*@#^-]{2,16384}/y;
const PARAMETERS = /(?:[A-Za-z_]{2,20}=(?:"[^"\n]{0,400}"|[^\s,"]{1,400})[ \t]{0,4},?[ \t]{0,4}){1,16}/y;
/** The parameters that prove something; user, realm and address are diagnosis. */
const PROOF = /(?:response|signature|oauth_token|mac|cnonce|credential)=\\{0,15}["']?([^\s,"'\\]{3,400})/dgi;

const KIND_OF_SCHEME: Readonly<Record<string, Kind>> = { bearer: 'bearer-token', basic: 'basic-credentials' };

function credentialsAt(text: string, at: number, kind: Kind): Detection[] {
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

function parametersAt(text: string, at: number): Detection[] {
  PARAMETERS.lastIndex = at;
  const found = PARAMETERS.exec(text)?.[0] ?? '';
  return [...matchesIn(found, PROOF)].map((match) => {
    const [start, end] = match.indices?.[1] ?? [0, 0];
    return { kind: 'authorization-header', start: at + start, end: at + end };
  });
}

/** The credentials of an Authorization header whose value begins at `at`, scheme and all; the scheme's name stays. */
export function readAuthorization(source: Source, at: number): Detection[] {
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
