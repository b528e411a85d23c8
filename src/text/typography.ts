const UNUSUAL = /[^\n\t -~]/;
const SINGLE = /[\u2018\u2019\u201a\u201b\u2032\u00b4\u02bc]/g;
const DOUBLE = /[\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb]/g;
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;
const SPACE = /[\u00a0\u2000-\u200a\u202f\u205f\u3000\r\v\f]/g;
const FULL_WIDTH = /[\uff01-\uff5e]/g;

/** Straight quotes, plain spaces, nothing invisible: what a phone or a word processor did to the text is undone. */
export function withPlainTypography(text: string): string {
  if (!UNUSUAL.test(text)) return text;
  return text
    .replace(INVISIBLE, '')
    .replace(SPACE, ' ')
    .replace(SINGLE, "'")
    .replace(DOUBLE, '"')
    .replace(FULL_WIDTH, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
}
