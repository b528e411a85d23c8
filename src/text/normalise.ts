import { escapes } from './escapes.ts';
import type { Form } from './form.ts';
import { type Rewritten, rewriting, unchanged } from './rewriting.ts';
import { withoutLinks } from './slackLinks.ts';
import { typography } from './typography.ts';

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
