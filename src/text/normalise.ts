import { escapes, typography } from './escapes.ts';
import { matchesIn } from './matchesIn.ts';
import { type Form, type Rewritten, rewriting, unchanged } from './rewriting.ts';

/** What Slack wraps in angle brackets; the group is what of it was written. People and broadcasts say nothing. */
const WRAPPED = new RegExp(
  [
    '<[@!][^<>|\\n]{0,2000}(?:\\|[^<>|\\n]{0,500})?>',
    '<#[^<>|\\n]{0,2000}(?:\\|(?<channel>[^<>|\\n]{0,500}))?>',
    '<(?:mailto:(?<mail>[^<>|\\n]{0,2000})|(?<url>https?:[^<>|\\n]{0,2000}))(?:\\|[^<>|\\n]{0,500})?>',
  ].join('|'),
  'dg',
);

/** `<url|label>` becomes the URL, a channel its name, both between blanks. Source: docs.slack.dev/messaging/formatting-message-text */
function withoutLinks(text: string): Rewritten {
  if (!text.includes('<')) return unchanged(text);
  const made = rewriting(text);
  for (const { 0: wrapped, index, indices } of matchesIn(text, WRAPPED)) {
    const { channel, mail, url } = indices?.groups ?? {};
    const kept = channel ?? mail ?? url;
    made.copy(index);
    if (kept !== undefined) {
      made.replace(kept[0], ' ', false);
      made.copy(kept[1]);
    }
    made.replace(index + wrapped.length, ' ', false);
  }
  made.copy(text.length);
  return made.end();
}

const LIMIT = 2 * 1024 * 1024;

/** Keeps both ends of a text over 2 Mi characters (UTF-16 units): the beginning says who calls, the end usually holds the error. */
export function bound(text: string): { readonly text: string; readonly cut: boolean } {
  if (text.length <= LIMIT) return { text, cut: false };
  const half = LIMIT / 2;
  return { text: `${text.slice(0, half)}\n\n${text.slice(-half)}`, cut: true };
}

export type Normaliser = (text: string) => Rewritten;

/** Log4j writes a line end as `[\n]`. */
const lineEnd: Form = { pattern: '\\[\\\\[rn]\\]', meant: () => '\n' };

/** How texts are written when they are carried in JSON, HTML, a URL, a log or a word processor. */
const COMMON: readonly Form[] = [lineEnd, ...escapes, typography];

/** Reads a text once, for the common forms and those that one reader knows besides, which go first. Linear in the length. */
export function normaliser(own: readonly Form[]): Normaliser {
  const forms = [...own, ...COMMON];
  const any = new RegExp(forms.map(({ pattern }) => `(${pattern})`).join('|'), 'gm');
  return (text) => {
    any.lastIndex = 0;
    let match = any.exec(text);
    if (match === null) return unchanged(text);
    const made = rewriting(text);
    for (; match !== null; match = any.exec(text)) {
      const [written] = match;
      const form = forms[match.indexOf(written, 1) - 1];
      made.copy(match.index);
      made.replace(match.index + written.length, form?.meant(written) ?? '', form?.isData === true);
    }
    made.copy(text.length);
    return made.end();
  };
}

const withoutEscapes = normaliser([{ pattern: '\\\\{1,16}["\']', meant: (written) => written.slice(-1) }]);

/** The text as its author saw it: escapes of any depth, Slack's links and typography undone, with the way back to the original. */
export function normalise(text: string): Rewritten {
  const plain = withoutEscapes(text);
  const linked = withoutLinks(plain.text);
  return linked.text === plain.text
    ? plain
    : { text: linked.text, at: (i) => plain.at(linked.at(i)), escaped: (i) => plain.escaped(linked.at(i)) };
}
