import type { Catalog } from '../../catalog/catalog.ts';
import { type Bag, collector } from '../../text/ngrams.ts';
import { bagsOf } from '../judging/bags.ts';
import { structureOf } from '../judging/structure.ts';
import { askedOf } from '../matching/asked.ts';
import { answersOf, statementsOf } from '../matching/hits.ts';
import { optionsOf } from '../matching/options.ts';
import { prepare } from '../matching/prepare.ts';
import { readingOf } from '../matching/reading.ts';
import { type Names, namesOf } from './names.ts';
import type { Choice } from './softmax.ts';
import type { LabelledText } from './texts.ts';

/** Sizes of the two tables of n-grams, as powers of two. */
export const bits = { gate: 18, rank: 15 } as const;

const WORDINGS = 'wordings of the catalog';
const EXAMPLES = 'examples of the catalog';
const FEWEST_WORDS = 3;

/** A labelled text as numbers. */
export interface Sample extends Omit<LabelledText, 'text'> {
  /** From a label, or from the catalog's own wordings. */
  readonly isCatalog: boolean;
  readonly gate: Bag;
  readonly structure: Bag;
  readonly rank: Bag;
  readonly choices: readonly Choice[];
  readonly ids: readonly string[];
  readonly core: readonly boolean[];
  readonly statedIn: readonly (readonly number[])[];
  readonly answeredIn: readonly (readonly number[])[];
  /** Which of the choices the label allows. */
  readonly right: readonly boolean[];
}

const empty: Bag = { index: new Int32Array(), value: new Float32Array() };

function bagOf(named: ReadonlyMap<string, number>, names: Names): Bag {
  const index = Int32Array.from(named.keys(), (name) => names.of(name));
  return { index, value: Float32Array.from(named.values()) };
}

/** Entries with weights of their own: those with texts to learn from. */
export const rowsOf = (catalog: Catalog): readonly string[] =>
  catalog.entries.filter(({ group }) => group === 'core' || group === 'neighbour').map(({ id }) => id);

/** Texts that ask for an entry in the catalog's own words. */
const textsOf = (id: string, author: string, texts: readonly string[]): LabelledText[] =>
  texts.map((text) => ({
    author,
    kind: 'report',
    expect: [id],
    asked: true,
    tricky: false,
    what: '',
    text,
  }));

/** The catalog's own wordings as texts: what somebody may type. Its examples are read as pastes, with their evidence. */
export function catalogTexts(catalog: Catalog): LabelledText[] {
  const rows = new Set(rowsOf(catalog));
  return catalog.entries.flatMap(({ id, message, match, examples }) => [
    ...(rows.has(id) ? textsOf(id, WORDINGS, [message, ...match.wordings, ...match.codes, id]) : []),
    ...textsOf(id, EXAMPLES, examples),
  ]);
}

/** A title as somebody types it who remembers most of it: whole, and without each of its words. */
function partsOf(title: string): string[] {
  const words = title.split(' ');
  const without = words.map((_, at) => words.toSpliced(at, 1).join(' '));
  return words.length < FEWEST_WORDS ? [title] : [title, ...without];
}

/** The titles of entries without texts to learn from: by them people look those up, so they tell what likeness is worth. */
export function titleTexts(catalog: Catalog): LabelledText[] {
  const rows = new Set(rowsOf(catalog));
  return catalog.entries
    .filter(({ id, title }) => title !== undefined && !rows.has(id))
    .flatMap(({ id, title = '' }) => textsOf(id, EXAMPLES, partsOf(title)));
}

export interface Preparer {
  readonly sampleOf: (text: LabelledText) => Sample;
  readonly optionNames: Names;
  readonly structureNames: Names;
}

/** Turns texts into numbers; the names of features are numbered as they come up. */
export function preparer(catalog: Catalog): Preparer {
  const prepared = prepare(catalog);
  const optionNames = namesOf();
  const structureNames = namesOf();
  const rankInto = collector(bits.rank);
  const gateInto = collector(bits.gate);
  const rows = rowsOf(catalog);
  const core = new Set(catalog.entries.filter(({ group }) => group === 'core').map(({ id }) => id));
  const sampleOf = ({ text, ...label }: LabelledText): Sample => {
    const isWording = label.author === WORDINGS;
    const overheard = readingOf(text, prepared);
    const { reading, options } =
      label.asked && !isWording
        ? askedOf(overheard, prepared, rows)
        : { reading: overheard, options: optionsOf(overheard, prepared, rows) };
    const bags = bagsOf(reading);
    const ids = options.map(({ entry }) => entry?.id ?? '');
    const isRight = (id: string): boolean =>
      label.kind === 'outside' ? !core.has(id) : label.expect.includes(id);
    return {
      ...label,
      isCatalog: isWording || label.author === EXAMPLES,
      gate: bags.gate(gateInto),
      structure: bagOf(structureOf(reading), structureNames),
      rank: bags.rank(rankInto),
      choices: options.map(({ row, named }) => ({
        row,
        facts: isWording || named.size === 0 ? empty : bagOf(named, optionNames),
      })),
      ids,
      core: ids.map((id) => core.has(id)),
      statedIn: ids.map((id) => statementsOf(reading, id)),
      answeredIn: ids.map((id) => answersOf(reading, id)),
      right: ids.map(isRight),
    };
  };
  return { sampleOf, optionNames, structureNames };
}
