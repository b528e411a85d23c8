import { isSure } from './hits.ts';
import type { Alike } from './likeness.ts';
import { type Option, optionsOf } from './options.ts';
import type { PreparedCatalog } from './prepare.ts';
import type { Reading } from './reading.ts';

/** What somebody typed to ask: its reading, the wordings that it is like, and all that it may mean. */
export interface Asked {
  readonly reading: Reading;
  readonly alike: ReadonlyMap<string, Alike>;
  readonly options: readonly Option[];
}

const LIKENESS = 'likeness';
/** The feature of an option that has nothing but its likeness to a wording. */
export const ONLY_LIKE = 'only like a wording';

const LONGEST = 160;
const STATUSES = /(?<![\w.$-])[45]\d\d(?![\w.%]|-\d)/g;

/** Who asks names a status by its number alone. */
function withStatus(reading: Reading): Reading {
  const { text, facts } = reading;
  if (facts.status !== undefined || text.length > LONGEST) return reading;
  const [status, ...more] = new Set(text.match(STATUSES));
  return status === undefined || more.length > 0
    ? reading
    : { ...reading, facts: { ...facts, status: Number(status) } };
}

const NUMBER = /^\d+$/;
const SHORTEST = 3;

/** Numbers are weighed as facts; wordings of other errors share them. Less than a word of three letters is like anything. */
function typedWords({ words }: Reading): string {
  const typed = words.map(({ text }) => text).filter((word) => !NUMBER.test(word));
  return typed.some((word) => word.length >= SHORTEST) ? typed.join(' ') : '';
}

/** What a text states for certain needs no likeness, and fields that hold nothing known were pasted, not typed. */
const needsNone = ({ hits, foreign, facts: { status, endpoint } }: Reading): boolean =>
  hits.some(isSure) || foreign.size > 0 || (endpoint !== undefined && status !== undefined);

/** A text as somebody means it who asks; `rows` are the ids of the entries that have weights of their own. */
export function askedOf(overheard: Reading, prepared: PreparedCatalog, rows: readonly string[]): Asked {
  const reading = withStatus(overheard);
  const alike = prepared.likeness(typedWords(reading));
  const stated = optionsOf(reading, prepared, rows);
  if (alike.size === 0 || needsNone(reading)) return { reading, alike, options: stated };
  const known = new Set(stated.map(({ entry }) => entry?.id));
  const besides = [...alike.keys()]
    .filter((id) => !known.has(id))
    .flatMap((id) => prepared.catalog.byId(id) ?? []);
  const onlyLike = besides.map(
    (entry): Option => ({ entry, row: rows.length, named: new Map([[ONLY_LIKE, 1]]) }),
  );
  const options = [...stated, ...onlyLike].map((option): Option => {
    const one = option.entry && alike.get(option.entry.id);
    if (!one) return option;
    return { ...option, alike: one, named: new Map(option.named).set(LIKENESS, one.similarity) };
  });
  return { reading, alike, options };
}
