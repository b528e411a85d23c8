import { redact } from '../redaction/redact.ts';
import { visible } from '../text/clip.ts';

/** Control characters other than tab and line feed. */
const controls = /(?![\t\n])\p{Cc}/gu;
/** A person or group as Slack writes them: of no use outside, and nobody's business there. */
const mention =
  /<(?:@[UWB][A-Z0-9]{2,20}|!subteam\^[A-Z0-9]{2,20}|!(?:here|channel|everyone))(?:\|[^<>\n]{0,100})?>/g;

/** At most `length` UTF-16 units, saying so where something was cut. */
export const cut = (text: string, length: number): string => {
  const tail = '\n[cut here]';
  return text.length <= length
    ? text
    : `${text.slice(0, Math.max(0, length - tail.length)).toWellFormed()}${tail}`;
};

/** A person's text as it may leave the house: redacted once more, nothing hidden in it, no Slack names, line ends as `\n`, bounded. */
export const clean = (text: string, length: number): string => {
  if (text === '') return '';
  const seen = visible(text.replace(/\r\n?/g, '\n').replace(controls, ''))
    .replace(mention, '[person]')
    .toWellFormed();
  return cut(redact(seen).text.trim(), length);
};

/** Cleans a text and puts it on one line, for subjects and facts. */
export const cleanLine = (text: string, length: number): string => {
  const line = clean(text, Number.POSITIVE_INFINITY).replace(/\s+/g, ' ');
  return line.length <= length ? line : `${line.slice(0, length - 1).toWellFormed()}…`;
};
