/** At most `length` UTF-16 units, ending in … where something was cut. */
export const clip = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 1).toWellFormed()}…`;
