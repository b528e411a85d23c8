import { matchesIn } from '../../../text/matchesIn.ts';
import { type Cell, cellsOf, columnsOf, hideRow } from '../../grammar/rows.ts';
import type { Detection, Rule } from '../../rule.ts';
import type { Source } from '../../source.ts';

const INSERTING = ['insert', 'replace', 'merge'];
const INSERT = new RegExp(
  [
    String.raw`\b(?:insert\s{1,8}(?:ignore\s{1,8})?into|replace\s{1,8}into|merge\s{1,8}into)\s{1,8}`,
    '([\\w."`[\\]]{1,80})\\s{0,8}(?:\\(([^()]{1,2000})\\)\\s{0,8})?values?\\b',
  ].join(''),
  'gi',
);
const PEOPLE = /patient|person|member|demograph|subscriber|guarantor|insured|guardian/i;
const GAP = /[\s,]{0,16}/y;
const LONGEST_TUPLE = 8_192;

interface Tuple {
  readonly literals: readonly Cell[];
  readonly end: number;
}

const bare = (text: string, start: number, end: number): Cell => {
  const written = text.slice(start, end);
  const inner = written.trim();
  const at = start + written.indexOf(inner);
  const isQuoted = inner.length >= 2 && inner.startsWith("'") && inner.endsWith("'");
  return isQuoted ? { text: inner.slice(1, -1), start: at + 1 } : { text: inner, start: at };
};

/** Reads the literals of one row, quotes and inner brackets minded: `('O''Neill', now(), 3)`. */
function tupleAt(text: string, open: number): Tuple | undefined {
  if (text[open] !== '(') return undefined;
  const literals: Cell[] = [];
  let from = open + 1;
  let depth = 1;
  let isQuoted = false;
  for (let at = from; at < text.length && at - open < LONGEST_TUPLE; at += 1) {
    const unit = text[at];
    if (unit === "'" && !/^\p{L}'\p{L}/u.test(text.slice(at - 1, at + 2))) isQuoted = !isQuoted;
    if (isQuoted) continue;
    if (unit === '(') depth += 1;
    if (unit === ')') depth -= 1;
    if (depth === 0 || (depth === 1 && unit === ',')) {
      literals.push(bare(text, from, at));
      from = at + 1;
    }
    if (depth === 0) return { literals, end: at + 1 };
  }
  return { literals: [...literals, bare(text, from, Math.min(text.length, from + 200))], end: text.length };
}

function* tuplesFrom(text: string, from: number): Generator<Tuple> {
  for (let at = from; ; ) {
    GAP.lastIndex = at;
    const tuple = tupleAt(text, at + (GAP.exec(text)?.[0].length ?? 0));
    if (tuple === undefined) return;
    yield tuple;
    at = tuple.end;
  }
}

function anyLiteral(literals: readonly Cell[]): Detection[] {
  return literals
    .filter(({ text }) => /[A-Za-z]{2}|\d{3}/.test(text) && !/^(?:null|true|false|default|now\()/i.test(text))
    .map(({ text, start }) => ({ kind: 'patient-data', start, end: start + text.length }));
}

function inserts(source: Source): Detection[] {
  if (!source.has(INSERTING)) return [];
  return [...matchesIn(source.text, INSERT)].flatMap((match) => {
    const [all, table = '', list] = match;
    const labels = list?.split(',').map((label) => label.replace(/[\s"'`[\]]/g, ''));
    const columns = labels && columnsOf(labels, PEOPLE.test(table));
    if (columns === undefined && (labels !== undefined || !PEOPLE.test(table))) return [];
    return [...tuplesFrom(source.text, match.index + all.length)].flatMap(({ literals }) =>
      columns === undefined ? anyLiteral(literals) : hideRow(source, literals, columns),
    );
  });
}

const EQUATING = [')=(', ') = (', ') =(', ')= ('];
const KEYED = /\(([\w", ]{1,200})\)\s?=\s?\(([^()\n]{1,500})\)/dg;

function violatedKeys(source: Source): Detection[] {
  if (!source.has(EQUATING)) return [];
  return [...matchesIn(source.text, KEYED)].flatMap((match) => {
    const columns = columnsOf((match[1] ?? '').split(',').map((label) => label.replace(/["\s]/g, '')));
    const cells = cellsOf(match[2] ?? '', match.indices?.[2]?.[0] ?? 0, /,/g);
    return columns === undefined ? [] : hideRow(source, cells, columns);
  });
}

const WHERE = ['where'];
const TABLE = /\b(?:update|from|join)\s{1,8}([\w."]{1,60})/gi;
const CONDITION = /\bwhere\s[^;]{0,200}?\b(?:pid|id|uid)\s?=\s?'?(\w{1,36})/di;
const LONGEST_STATEMENT = 600;

function askedFor({ text, has }: Source): Detection[] {
  if (!has(WHERE)) return [];
  return [...matchesIn(text, TABLE)].flatMap((match): Detection[] => {
    if (!PEOPLE.test(match[1] ?? '')) return [];
    const condition = CONDITION.exec(text.slice(match.index, match.index + LONGEST_STATEMENT));
    const [start, end] = condition?.indices?.[1] ?? [0, 0];
    return /\d/.test(condition?.[1] ?? '')
      ? [{ kind: 'patient-id', start: match.index + start, end: match.index + end }]
      : [];
  });
}

const find = (source: Source): Detection[] => [
  ...inserts(source),
  ...violatedKeys(source),
  ...askedFor(source),
];

/**
 * Rows of a database: SQL inserts, by the columns that the values go to, or whole when a table of people names no columns;
 * PostgreSQL's account of a violated key, `Key (last_name, dob)=(…, …) already exists`; and whose row a statement asks for.
 */
export const databaseRows: Rule = {
  words: [[...INSERTING, ...EQUATING, ...WHERE]],
  find,
  yes: {
    "INSERT INTO patients (name, active) VALUES ('Tobias', 1)": 'Tobias',
    "INSERT INTO patients (name, city) VALUES ('D'Ambrosio', 'Troy')\nERROR near Troy": "D'Ambrosio … Troy",
    'select * from patients where pid = 88120': '88120',
    'Key (last_name, dob)=(Lindqvist, 1971-04-09) already exists': 'Lindqvist … 1971-04-09',
  },
  no: [
    "INSERT INTO jobs (state, tries) VALUES ('done', 1)",
    'Key (job_state)=(done) already exists',
    'select * from jobs where id = 88120',
    'where id = 88120',
  ],
};
