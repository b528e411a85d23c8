import { matchesIn } from '../../text/matchesIn.ts';

/** Only times that say their zone can be told in UTC. */
const zoned =
  /\b20\d\d-[01]\d-[0-3]\d[T ][0-2]\d:[0-5]\d(?::[0-5]\d(?:[.,]\d{1,9})?)? ?(?:Z|UTC|GMT|[+-][0-2]\d:?[0-5]\d)(?![\w:])/g;
const httpDate =
  /\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), [0-3]?\d [A-Z][a-z]{2} 20\d\d [0-2]\d:[0-5]\d:[0-5]\d GMT\b/g;
const mostTimes = 5;

const millisecondsOf = (text: string): number => {
  if (text.includes(',') && text.includes('GMT')) return Date.parse(text);
  const plain = text
    .replace(/[.,]\d{1,9}/, '')
    .replace(/ ?(?:UTC|GMT)$/, 'Z')
    .replace(' ', 'T')
    .replace(' ', '');
  return Date.parse(plain);
};

/** Times that a text states, ISO 8601 in UTC to the second, oldest first, at most five. */
export const timesIn = (text: string): readonly string[] => {
  const found = [...matchesIn(text, zoned), ...matchesIn(text, httpDate)].slice(0, 100);
  const times = found.map(([time]) => millisecondsOf(time)).filter((time) => !Number.isNaN(time));
  const sorted = [...new Set(times)].sort((a, b) => a - b).slice(0, mostTimes);
  return sorted.map((time) => `${new Date(time).toISOString().slice(0, 19)}Z`);
};
