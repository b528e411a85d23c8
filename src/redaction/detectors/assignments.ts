import { READERS } from '../grammar/accept.ts';
import { bridges } from '../grammar/bridge.ts';
import { type FoundKey, findKeys } from '../grammar/findKeys.ts';
import { isPlaceholder, isTokenLike } from '../grammar/looks.ts';
import { readValue, type Value } from '../grammar/readValue.ts';
import type { Source } from '../source.ts';
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
    if (found !== undefined)
      return [
        { kind: key.kind, ...found },
        ...readSiblings(source, key, { at, value: value.isQuoted ? value : { ...value, end: found.end } }),
      ];
    if (tie === 'assigned' && (value.isQuoted || isPlaceholder(value.text))) return [];
  }
  return [];
}

const SIBLING = /[\\"'`]{0,16}\s{0,8},\s{0,12}/y;
const MOST_SIBLINGS = 50;

/** The other members of the list that a value opened: `"given": ["A", "B"]`, `IN ('1', '2')`, `ids=[1, 2]`. */
function readSiblings(source: Source, key: FoundKey, first: { at: number; value: Value }): Span[] {
  const spans: Span[] = [];
  if (key.manner === 'authorization' || key.manner === 'cookie' || first.value.tie !== 'assigned')
    return spans;
  if (!/[[(]/.test(source.text.slice(first.at - 1, first.value.start))) return spans;
  const { run, read } = READERS[key.manner];
  let last = first.value;
  while (spans.length < MOST_SIBLINGS) {
    SIBLING.lastIndex = last.end;
    if (!SIBLING.test(source.text)) break;
    const value = readValue(source, SIBLING.lastIndex, { tie: 'assigned', run });
    const found = value.isQuoted === last.isQuoted ? read(value, source) : undefined;
    if (found === undefined || /^[\\"'`]{0,16}\s?[:=]/.test(source.text.slice(value.end, value.end + 20)))
      break;
    spans.push({ kind: key.kind, ...found });
    last = { ...value, end: Math.max(found.end, value.isQuoted ? value.end : found.end) };
  }
  return spans;
}

const NEAR = 40;
const RUN = /[\w~+/=.-]{20,512}/;
const SOMETHING_ELSE =
  /(?:(?<![A-Za-z])(?:id|ids|kid|alg|client|request|trace|correlation|scopes?|x5t|thumbprint|host|url|uri|aud|iss|ref|hash|digest|fingerprint|sha\d*)(?![A-Za-z])|[\uFFFC{}<])/i;

/** A strong secret word, and the first token-like run within 40 characters of it. */
function readNearby(source: Source, key: FoundKey): Span[] {
  if (key.manner !== 'secret') return [];
  const window = source.text.slice(key.end, key.end + NEAR + 512);
  const match = RUN.exec(window);
  if (match === null || match.index > NEAR || SOMETHING_ELSE.test(window.slice(0, match.index))) return [];
  if (!isTokenLike(match[0], 20) || /^[A-Za-z_][\w.-]{0,40}[=:]./.test(match[0])) return [];
  const start = key.end + match.index;
  return [{ kind: key.kind, start, end: start + match[0].length }];
}

const LOOK_BACK = 640;
const VALUE_FIRST =
  /\b(?:value|val|content)["'\\]{0,5}\s?[:=]\s?\\{0,15}["']([^"'\\<>{}\n]{1,500})\\{0,15}["'][^<>{}\n]{0,60}?\b(?:name|key|id)["'\\]{0,5}\s?[:=]\s?\\{0,15}["'][\w.-]{0,40}$/di;
const SAID_FIRST =
  /(?:^|[\s"'`(])([\w~+/=.-]{16,400})["'`)]{0,3}\s(?:is|was|as|for|being)\s(?:(?:the|our|my|your|their|a|an|new|old|current)\s){0,2}$/d;

const TOLD_FIRST =
  /(?:^|[\s"'`(])([\w/.-]{4,40})["'`)]{0,3}\s(?:is|was|as)\s(?:(?:the|his|her|their|our|my|a|correct|patient)\s){0,2}$/d;
const CODE_FIRST =
  /(?:^|[\s"'`(])(\d{3}[ -]?\d{3}|\d{4,8})["'`)]{0,3}\s(?:is|was|as|for)\s(?:(?:the|our|my|your|a)\s){0,2}$/d;

/** The value that stands before its key: `value="…" name="key"`, `… as our client secret`. */
function readBefore(source: Source, key: FoundKey): Span[] {
  if (key.manner === 'authorization' || key.manner === 'cookie') return [];
  const from = Math.max(0, key.start - LOOK_BACK);
  const before = source.text.slice(from, key.start);
  const [start, end] = VALUE_FIRST.exec(before)?.indices?.[1] ?? [0, 0];
  if (end > 0) {
    const value = { text: before.slice(start, end), start: from + start, end: from + end };
    const found = READERS[key.manner].read({ ...value, tie: 'assigned', isQuoted: true }, source);
    return found === undefined ? [] : [{ kind: key.kind, ...found }];
  }
  const told =
    key.manner === 'date' || key.manner === 'identifier' ? TOLD_FIRST.exec(before)?.indices?.[1] : undefined;
  if (told !== undefined) {
    const value = { text: before.slice(...told), start: from + told[0], end: from + told[1] };
    const found = READERS[key.manner].read({ ...value, tie: 'said', isQuoted: true }, source);
    return found === undefined ? [] : [{ kind: key.kind, ...found }];
  }
  const code = key.manner === 'digits' ? CODE_FIRST.exec(before)?.indices?.[1] : undefined;
  if (code !== undefined) return [{ kind: key.kind, start: from + code[0], end: from + code[1] }];
  const said = key.manner === 'secret' ? SAID_FIRST.exec(before)?.indices?.[1] : undefined;
  if (said === undefined || !isTokenLike(before.slice(said[0], said[1]), 16)) return [];
  return [{ kind: key.kind, start: from + said[0], end: from + said[1] }];
}

/** Values behind keys that name a secret or a personal datum, in whatever syntax ties the two. */
export function assignments(source: Source): Span[] {
  const spans: Span[] = [];
  findKeys(source.text, (key) => {
    const tied = readTied(source, key);
    const found = tied.length > 0 ? tied : readNearby(source, key);
    spans.push(...(found.length > 0 ? found : readBefore(source, key)));
    return found.at(-1)?.end ?? key.end;
  });
  return spans;
}
