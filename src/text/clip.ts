/** At most `length` UTF-16 units, ending in … where something was cut. */
export const clip = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 1).toWellFormed()}…`;

/** Unicode's format characters: what is zero units wide, reorders text, or tags it. All bidirectional controls are among them. */
const FORMAT = /\p{Cf}/gu;

/** A text without what nobody sees: nothing in it is hidden or reordered. Once it stands in a card, a mail, a CSV file or a log. */
export const visible = (text: string): string => text.replace(FORMAT, '');
