import { visible } from './clip.ts';

/** A cell of RFC 4180 without hidden characters; one that a spreadsheet would take for a formula is defused. */
const cell = (text: string): string => {
  const seen = visible(text);
  const inert = /^[=+\-@\t\r]/.test(seen) ? `'${seen}` : seen;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
};

/** A row of CSV, with its CRLF. */
export const csvRow = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\r\n`;
