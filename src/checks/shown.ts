const LONGEST = 240;

/** A text of somebody else's as it may stand in a line: one line, printable ASCII, bounded. Other characters become `?`, so that nothing hides or turns the line around. */
export const shown = (text: string): string => {
  const plain = text
    .slice(0, LONGEST + 1)
    .replace(/\s+/g, ' ')
    .replace(/[^\x20-\x7e…’]/g, '?');
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST - 1)}…` : plain;
};

const LONGEST_NAME = 80;

/** A kid in quotes, with blanks and line ends made visible. */
export const quoted = (kid: string): string =>
  kid.length > LONGEST_NAME ? JSON.stringify(`${kid.slice(0, LONGEST_NAME)}…`) : JSON.stringify(kid);

const MOST = 6;

/** A list in words, cut after a few. */
export const listed = (names: readonly string[]): string =>
  names.length > MOST
    ? `${names.slice(0, MOST).join(', ')} and ${names.length - MOST} more`
    : names.join(', ');
