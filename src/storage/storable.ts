/** Text as both databases can keep it: PostgreSQL refuses NUL, SQLite reads only up to it, and neither holds half a surrogate pair. */
export const storable = (text: string): string => text.replaceAll('\0', '\uFFFD').toWellFormed();
