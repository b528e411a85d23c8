/** A pattern's group of alternatives, written in rows. */
export const oneOf = (...rows: readonly string[]): string => `(?:${rows.join('|')})`;
