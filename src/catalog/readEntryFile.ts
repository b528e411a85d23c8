import type { Node } from 'yaml';
import type { CatalogProblem } from './catalogError.ts';
import { plainWords } from './plainWords.ts';
import { type CatalogEntry, entrySchema } from './schema.ts';
import { yaml } from './yaml.ts';

/** An entry with the place where it was written, for messages about it. */
export interface PlacedEntry {
  readonly entry: CatalogEntry;
  readonly file: string;
  /** Line (from 1) of the value at a path inside the entry, or of the nearest thing around it. */
  lineOf(path: readonly PropertyKey[]): number;
}

interface EntryFile {
  readonly entries: readonly PlacedEntry[];
  readonly problems: readonly CatalogProblem[];
}

/** One anchor may be used by every entry of a file; far below what an expansion attack needs. */
const maxAliasCount = 2000;

/** Reads the text of one YAML file that holds one entry or a list of entries. Faults are returned, all of them, never thrown. */
export function readEntryFile(file: string, text: string): EntryFile {
  const { isAlias, isSeq, LineCounter, parseDocument } = yaml();
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const faults = [...document.errors, ...document.warnings];
  if (faults.length > 0) {
    return {
      entries: [],
      problems: faults.map(({ pos, message }) => ({
        file,
        line: lines.linePos(pos[0]).line,
        reason: message,
      })),
    };
  }
  const root = document.contents;
  const resolve = (node: unknown): unknown => (isAlias(node) ? node.resolve(document) : node);
  const nodes = isSeq(root) ? root.items : [root];
  const values: unknown = document.toJS({ maxAliasCount });
  const list: readonly unknown[] = Array.isArray(values) ? values : [values];
  if (list.length === 0 || root === null) {
    return { entries: [], problems: [{ file, line: 1, reason: 'holds no entry' }] };
  }
  const read = list.map((value, index) => {
    const lineOf = (path: readonly PropertyKey[]): number =>
      lines.linePos(offsetOf(resolve(nodes[index]), path, resolve)).line;
    return readEntry(value, file, lineOf);
  });
  return {
    entries: read.flatMap(({ entries }) => entries),
    problems: read.flatMap(({ problems }) => problems),
  };
}

function readEntry(value: unknown, file: string, lineOf: PlacedEntry['lineOf']): EntryFile {
  const result = entrySchema.safeParse(value, { error: plainWords });
  if (result.success) return { entries: [{ entry: result.data, file, lineOf }], problems: [] };
  return {
    entries: [],
    problems: result.error.issues.map((issue) => {
      const keys = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
      const where = issue.path.length > 0 ? `${issue.path.map(String).join('.')}: ` : '';
      return { file, line: lineOf([...issue.path, ...keys]), reason: `${where}${issue.message}` };
    }),
  };
}

/** Start of the deepest node that the path reaches; a missing key gives the map that should hold it. */
function offsetOf(start: unknown, path: readonly PropertyKey[], resolve: (node: unknown) => unknown): number {
  const { isMap, isScalar, isSeq } = yaml();
  let node = start;
  let offset = startOf(start);
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key: name }) => isScalar(name) && name.value === key);
      if (!pair) return offset;
      offset = startOf(pair.key);
      node = resolve(pair.value);
    } else if (isSeq(node) && typeof key === 'number') {
      node = resolve(node.items[key]);
      offset = startOf(node) || offset;
    } else return offset;
  }
  return offset;
}

const startOf = (node: unknown): number => (isNodeWithRange(node) ? (node.range?.[0] ?? 0) : 0);
const isNodeWithRange = (node: unknown): node is Node => {
  const { isMap, isScalar, isSeq } = yaml();
  return isMap(node) || isSeq(node) || isScalar(node);
};
