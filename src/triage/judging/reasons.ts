import type { CatalogEntry } from '../../catalog/schema.ts';
import { bucketOf } from '../../text/ngrams.ts';
import { stopwords } from '../knowledge/words.ts';
import type { Hit } from '../matching/hits.ts';
import type { Option } from '../matching/options.ts';
import type { Reading } from '../matching/reading.ts';
import type { Spelling } from '../matching/spelling.ts';
import type { Reason } from '../verdict.ts';
import { rankHashOf } from './bags.ts';
import type { Model } from './model.ts';

const MOST_REASONS = 6;
const MOST_WORDS = 4;
const MOST_READ = 200;

/** How much more a word speaks for one row than for the rows on average. */
function pull({ rank, rows }: Model, word: string, row: number): number {
  const width = rows.length + 1;
  const at = bucketOf(rankHashOf(word), rank.bits) * width;
  let sum = 0;
  for (let r = 0; r < width; r++) sum += rank.grams.bytes[at + r] ?? 0;
  return ((rank.grams.bytes[at + row] ?? 0) - sum / width) * rank.grams.scale;
}

/** The words that weighed most for an option. Names and secrets are no words of the vocabulary, so none is ever given. */
function tellingWords(
  reading: Reading,
  { row }: Option,
  { model, spelling }: { model: Model; spelling: Spelling },
): Reason[] {
  const known = reading.words
    .slice(0, MOST_READ)
    .filter(({ text }) => spelling.has(text) && !stopwords.has(text));
  const words = [...new Set(known.map(({ text }) => text))]
    .map((word) => ({ word, weight: pull(model, word, row) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_WORDS)
    .map(({ word }) => word);
  return words.length > 0 ? [{ kind: 'words', words }] : [];
}

function statedAt({ facts }: Reading, { status, match }: CatalogEntry, hasHits: boolean): Reason[] {
  const isShown = match.at.some((at) => at.status === facts.status && at.endpoint === facts.endpoint);
  const reasons: Reason[] = [];
  if (facts.status !== undefined && (isShown || (hasHits && status === facts.status)))
    reasons.push({ kind: 'status', value: facts.status });
  if (isShown && facts.endpoint !== undefined) reasons.push({ kind: 'endpoint', value: facts.endpoint });
  return reasons;
}

/** Below this, a wording is not the reason. */
const LEAST_SIMILARITY = 0.5;

const alikeReason = ({ alike }: Option): Reason[] =>
  alike && alike.similarity >= LEAST_SIMILARITY ? [{ kind: 'wording', place: 'whole text', ...alike }] : [];

/** Why an option was considered: what the text states, else the wording that it is like, else the words that weighed most. */
export function reasonsOf(
  reading: Reading,
  option: Option & { readonly entry: CatalogEntry },
  knowing: { readonly model: Model; readonly spelling: Spelling },
): readonly Reason[] {
  const { entry } = option;
  const hits = reading.hits.filter(({ id }) => id === entry.id);
  const exact = hits.flatMap(({ reason, number: value }): Reason[] =>
    value === undefined ? [reason] : [reason, { kind: 'number', value }],
  );
  const { number } = reading;
  const meant: Reason[] = number?.meanings.includes(entry) ? [{ kind: 'number', value: number.value }] : [];
  const stated = [...exact.slice(0, MOST_REASONS), ...meant, ...statedAt(reading, entry, hits.length > 0)];
  const reasons = stated.length > 0 ? stated : alikeReason(option);
  return reasons.length > 0 ? reasons : tellingWords(reading, option, knowing);
}

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
