import { READERS } from '../grammar/accept.ts';
import { bridges } from '../grammar/bridge.ts';
import { type FoundKey, findKeys } from '../grammar/findKeys.ts';
import { isPlaceholder, isTokenLike } from '../grammar/looks.ts';
import { readValue, type Source } from '../grammar/readValue.ts';
import type { Span } from '../spans.ts';
import { readAuthorization } from './authorization.ts';
import { readCookies } from './cookies.ts';

function readTied(source: Source, key: FoundKey): Span[] {
  for (const { tie, at } of bridges(source.text, key.start, key.end)) {
    if (key.manner === 'authorization')
      return tie === 'said' || tie === 'stacked' ? [] : readAuthorization(source, at);
    if (key.manner === 'cookie') return tie === 'said' || tie === 'stacked' ? [] : readCookies(source, at);
    const { run, read } = READERS[key.manner];
    const value = readValue(source, at, { tie, run });
    const found = read(value, source);
    if (found !== undefined) return [{ kind: key.kind, ...found }];
    if (tie === 'assigned' && (value.isQuoted || isPlaceholder(value.text))) return [];
  }
  return [];
}

const NEAR = 40;
const RUN = /[\w~+/=.-]{20,512}/;
const SOMETHING_ELSE =
  /(?:\b(?:id|kid|alg|client|request|trace|correlation|scope|x5t|thumbprint|host|url|aud|iss|ref|hash|digest|fingerprint|sha\d*)\b|[\uFFFC{}<])/i;

/** A strong secret word, and the first token-like run within 40 characters of it. */
function readNearby(source: Source, key: FoundKey): Span[] {
  if (key.manner !== 'secret') return [];
  const window = source.text.slice(key.end, key.end + NEAR + 512);
  const match = RUN.exec(window);
  if (match === null || match.index > NEAR || SOMETHING_ELSE.test(window.slice(0, match.index))) return [];
  if (!isTokenLike(match[0], 20)) return [];
  const start = key.end + match.index;
  return [{ kind: key.kind, start, end: start + match[0].length }];
}

/** Values behind keys that name a secret or a personal datum, in whatever syntax ties the two. */
export function assignments(source: Source): Span[] {
  const spans: Span[] = [];
  findKeys(source.text, (key) => {
    const tied = readTied(source, key);
    const found = tied.length > 0 ? tied : readNearby(source, key);
    spans.push(...found);
    return found.at(-1)?.end ?? key.end;
  });
  return spans;
}
