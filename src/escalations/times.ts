export type TimesReading =
  | { readonly kind: 'times'; readonly times: readonly string[] }
  | { readonly kind: 'unreadable'; readonly problem: string };

const timePattern =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d{1,9})? ?(Z|UTC|[+-]\d{2}:?\d{2})?$/i;
const allowedSkewMs = 5 * 60_000;

/** Epoch milliseconds of `2026-03-01 14:05`, `2026-03-01T14:05:09Z` or `… +02:00`; without a zone it is UTC. */
const readTime = (text: string): number | undefined => {
  const [, day, clock, zone] = timePattern.exec(text) ?? [];
  if (day === undefined || clock === undefined) return undefined;
  const offset = zone === undefined || /^utc$/i.test(zone) ? 'Z' : zone.toUpperCase();
  const at = Date.parse(`${day}T${clock}${offset}`);
  return Number.isNaN(at) ? undefined : at;
};

const toSeconds = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;

/** Reads the times of failures that a person typed, one a line; `now` in epoch milliseconds. Result is sorted, each once. */
export const readTimes = (text: string, now: number): TimesReading => {
  const lines = text.split(/[\n,;]/).flatMap((line) => line.trim() || []);
  if (lines.length === 0)
    return {
      kind: 'unreadable',
      problem: 'When did it fail? One time a line, for example 2026-03-01 14:05 (UTC).',
    };
  const read: number[] = [];
  for (const line of lines) {
    const at = readTime(line);
    if (at === undefined)
      return {
        kind: 'unreadable',
        problem: `Cannot read “${line.slice(0, 40)}”. Write it like 2026-03-01 14:05 (UTC).`,
      };
    if (at > now + allowedSkewMs)
      return { kind: 'unreadable', problem: `“${line.slice(0, 40)}” is in the future. Times are in UTC.` };
    read.push(at);
  }
  return { kind: 'times', times: [...new Set(read)].sort((a, b) => a - b).map(toSeconds) };
};
