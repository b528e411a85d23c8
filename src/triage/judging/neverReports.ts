import type { CatalogEntry } from '../../catalog/schema.ts';
import type { Hit } from '../matching/hits.ts';
import type { Reading } from '../matching/reading.ts';

const HUNK = /^(?:diff --git |@@ -\d{1,9}|--- \S|\+\+\+ \S)/m;
const ACCESS_LINE = /"(?:GET|POST|PUT|PATCH|DELETE|HEAD) [^"\s]{1,2000} HTTP\/\d(?:\.\d)?" 2\d\d\b/;
const LONGEST_LINE = 3000;

const lineOf = ({ text, lines }: Reading, { start }: Hit): string => {
  const line = lines.find((one) => one.start <= start && one.end > start);
  return line ? text.slice(line.start, Math.min(line.end, line.start + LONGEST_LINE)) : '';
};

const areAll = (reading: Reading, test: (line: string) => boolean): boolean =>
  reading.hits.length > 0 && reading.hits.every((hit) => test(lineOf(reading, hit)));

/** What cannot be a report, whatever else speaks for it. */
export const neverReports: Readonly<Record<string, (reading: Reading, entry: CatalogEntry) => boolean>> = {
  'a changed line of a diff': (reading) =>
    HUNK.test(reading.text) && areAll(reading, (line) => /^[-+ ]/.test(line)),
  'an access line with a 2xx': (reading) => areAll(reading, (line) => ACCESS_LINE.test(line)),
  'an entry that means success': (_reading, { status }) => status !== undefined && status < 300,
};

/** The name of the rule that forbids to take a text for a report of an entry. */
export const ruleAgainst = (reading: Reading, entry: CatalogEntry): string | undefined =>
  Object.entries(neverReports).find(([, forbids]) => forbids(reading, entry))?.[0];
