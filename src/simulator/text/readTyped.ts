import { codeSpans } from './codeSpans.ts';
import { escapeText } from './escape.ts';

/** Where a piece stands: in running text, between single backticks, or between triple ones. */
export type Code = 'inline' | 'block' | undefined;

/** A piece of what a person typed, as Slack's composer understands it. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string; readonly code?: Code }
  | { readonly kind: 'link'; readonly url: string; readonly shown: string; readonly code?: Code }
  | { readonly kind: 'fence'; readonly text: string }
  | { readonly kind: 'user'; readonly id: string }
  | { readonly kind: 'channel'; readonly id: string; readonly name: string }
  | { readonly kind: 'group'; readonly id: string }
  | { readonly kind: 'broadcast'; readonly range: string };

/** Whom and what a text can name: keys in lower case, without @ or #. */
export interface Names {
  readonly people: ReadonlyMap<string, string>;
  readonly channels: ReadonlyMap<string, string>;
  readonly groups: ReadonlyMap<string, string>;
}

/** Splits a typed text. Links count everywhere, mentions only outside code. Linear in its length. */
export function readTyped(text: string, names: Names): readonly Piece[] {
  return codeSpans(text)
    .flatMap(({ text: part, code }): readonly Piece[] => {
      if (code === 'fence') return [{ kind: 'fence', text: part }];
      return readLinks(part, code).flatMap((piece) =>
        piece.kind === 'text' && !code ? readMentions(piece.text, names) : [piece],
      );
    })
    .filter((piece) => piece.kind !== 'text' || piece.text !== '');
}

/** Hosts without a scheme become links only under these endings. */
const endings = 'com|net|org|io|dev|app|co|gov|edu|health|care|us|uk|de|info|ai|cloud';
const tail = '[^\\s<>|"\'`]{1,2000}';
const address = new RegExp(
  [
    `\\b(?<url>(?:https?|ftp)://${tail})`,
    '(?<![\\w.+-])(?<mail>[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,5})',
    `(?<![\\w.@/:-])(?<host>(?:[a-z0-9-]{1,63}\\.){1,6}(?:${endings})(?![\\w-])(?::\\d{1,5})?(?:[/?#]${tail})?)`,
  ].join('|'),
  'gi',
);

function readLinks(text: string, code: Code): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(address)) {
    const found = withoutTail(match[0]);
    const before = text.slice(from, match.index);
    pieces.push({ kind: 'text', text: before, code }, linkOf(found, match.groups, code));
    from = match.index + found.length;
  }
  return [...pieces, { kind: 'text', text: text.slice(from), code }];
}

/** A full stop or bracket that ends a sentence is no part of an address. */
function withoutTail(found: string): string {
  let end = found.length;
  while (end > 1 && '.,;:!?)]}*_~'.includes(found.charAt(end - 1))) end -= 1;
  return found.slice(0, end);
}

function linkOf(found: string, groups: Record<string, string> | undefined, code: Code): Piece {
  if (groups?.url) return { kind: 'link', url: found, shown: found, code };
  const scheme = groups?.mail ? 'mailto:' : 'http://';
  return { kind: 'link', url: `${scheme}${found}`, shown: found, code };
}

const longestName = 81;

function readMentions(text: string, names: Names): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(/(?<!\w)[@#]/g)) {
    if (match.index < from) continue;
    const after = text.slice(match.index + 1, match.index + 1 + longestName);
    const hit = match[0] === '@' ? personIn(after, names) : channelIn(after, names);
    if (!hit) continue;
    pieces.push({ kind: 'text', text: text.slice(from, match.index) }, hit.piece);
    from = match.index + 1 + hit.length;
  }
  return [...pieces, { kind: 'text', text: text.slice(from) }];
}

interface Hit {
  readonly piece: Piece;
  readonly length: number;
}

function personIn(after: string, names: Names): Hit | undefined {
  const person = longestMatch(after, names.people);
  if (person) return { piece: { kind: 'user', id: person.id }, length: person.length };
  const group = longestMatch(after, names.groups);
  if (group) return { piece: { kind: 'group', id: group.id }, length: group.length };
  const range = /^(?:here|channel|everyone)(?![\w-])/.exec(after)?.[0];
  return range ? { piece: { kind: 'broadcast', range }, length: range.length } : undefined;
}

function channelIn(after: string, names: Names): Hit | undefined {
  const channel = longestMatch(after, names.channels);
  if (!channel) return undefined;
  const name = after.slice(0, channel.length).toLowerCase();
  return { piece: { kind: 'channel', id: channel.id, name }, length: channel.length };
}

function longestMatch(
  after: string,
  known: ReadonlyMap<string, string>,
): { readonly id: string; readonly length: number } | undefined {
  const lower = after.toLowerCase();
  const hits = [...known].filter(
    ([name]) => lower.startsWith(name) && !/^[\w-]/.test(lower.slice(name.length, name.length + 1)),
  );
  const [best] = hits.sort(([a], [b]) => b.length - a.length);
  return best && { id: best[1], length: best[0].length };
}

/** The text as Slack stores and sends it. */
export function slackText(pieces: readonly Piece[]): string {
  return pieces.map(slackPiece).join('');
}

function slackPiece(piece: Piece): string {
  switch (piece.kind) {
    case 'text':
    case 'fence':
      return escapeText(piece.text);
    case 'link': {
      const url = escapeText(piece.url).replaceAll('|', '%7C');
      return piece.url === piece.shown ? `<${url}>` : `<${url}|${escapeText(piece.shown)}>`;
    }
    case 'user':
      return `<@${piece.id}>`;
    case 'channel':
      return `<#${piece.id}|${piece.name}>`;
    case 'group':
      return `<!subteam^${piece.id}>`;
    case 'broadcast':
      return `<!${piece.range}>`;
  }
}
