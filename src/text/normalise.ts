import { escapes, typography, type WrittenForm } from './escapes.ts';
import { matchesIn } from './matchesIn.ts';

/** A text as it was rewritten, with the way back. */
export interface Rewritten {
  readonly text: string;
  /** The offset in the original text of the character at `index`; of the end, the original's length. */
  readonly at: (index: number) => number;
  /** True where the character was written as a percent escape, so that it is data rather than syntax. */
  readonly escaped: (index: number) => boolean;
}

interface Rewriting {
  /** Takes the text over as it stands, up to the offset `until`. */
  readonly copy: (until: number) => void;
  /** Writes `meant` in place of the text up to the offset `until`. */
  readonly replace: (until: number, meant: string, isData: boolean) => void;
  readonly end: () => Rewritten;
}

/** Nothing was rewritten: every offset is its own origin. */
const unchanged = (text: string): Rewritten => ({
  text,
  at: (index) => Math.min(index, text.length),
  escaped: () => false,
});

/** How a stretch of a rewritten text came about: taken over unit for unit, written for something else, or written for data. */
type Way = 'copied' | 'meant' | 'data';

/** Rewrites a text front to back and remembers where each stretch came from. What is written must not be longer than what it replaces. */
function rewriting(text: string): Rewriting {
  const begins: number[] = [];
  const origins: number[] = [];
  const ways: Way[] = [];
  let made = '';
  let read = 0;
  const write = (part: string, way: Way) => {
    if (part === '') return;
    begins.push(made.length);
    origins.push(read);
    ways.push(way);
    made += part;
  };
  /** The stretch that holds the unit at `index`. */
  const stretchAt = (index: number): number => {
    let [first, behind] = [0, begins.length];
    while (behind - first > 1) {
      const middle = (first + behind) >> 1;
      if ((begins[middle] ?? 0) <= index) first = middle;
      else behind = middle;
    }
    return first;
  };
  return {
    copy: (until) => {
      write(text.slice(read, until), 'copied');
      read = until;
    },
    replace: (until, meant, isData) => {
      write(meant, isData ? 'data' : 'meant');
      read = until;
    },
    end: () => ({
      text: made,
      at: (index) => {
        if (index < 0 || index >= made.length) return text.length;
        const stretch = stretchAt(index);
        const origin = origins[stretch] ?? 0;
        return ways[stretch] === 'copied' ? origin + index - (begins[stretch] ?? 0) : origin;
      },
      escaped: (index) => index >= 0 && index < made.length && ways[stretchAt(index)] === 'data',
    }),
  };
}

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

type Normaliser = (text: string) => Rewritten;

/** Log4j writes a line end as `[\n]`. */
const lineEnd: WrittenForm = { pattern: '\\[\\\\[rn]\\]', meant: () => '\n' };

/** How texts are written when they are carried in JSON, HTML, a URL, a log or a word processor. */
const COMMON: readonly WrittenForm[] = [lineEnd, ...escapes, typography];

/** Reads a text once, for the common forms and those that one reader knows besides, which go first. Linear in the length. */
export function normaliser(own: readonly WrittenForm[]): Normaliser {
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
