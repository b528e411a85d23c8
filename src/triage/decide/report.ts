import type { Cue } from './cues.ts';
import type { Item } from './item.ts';
import { statusOnly } from './umbrellas.ts';

/** What the text around the evidence says, in log-odds that somebody reports an error now. */
export interface Around {
  readonly cues: readonly { readonly name: string; readonly weight: number }[];
  readonly forms: readonly { readonly name: string; readonly weight: number }[];
  readonly status: boolean;
  readonly short: boolean;
  readonly foreign: boolean;
  readonly text: string;
}

/** Where evidence stands -> how likely it is a report before anything else is known. */
const PLACES: Readonly<Record<string, number>> = {
  'whole text': 4,
  error: 2.6,
  error_description: 2.6,
  'redirect URL': 3.2,
  header: 3.2,
  'status line': 2,
  OperationOutcome: 3,
  'stack trace': 2.2,
  'log record': 2.2,
  'HTML page': 1.8,
  prose: -0.6,
};
const UNQUOTED_PAIR = 1;
const EXACT_MESSAGE = 1.6;
const STATUS = 1.2;
const FOREIGN = 1.6;
/** Wire forms are seldom talk: what speaks against them counts less. */
const AGAINST_WIRE = 0.45;
const HARD = -5;

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

function base(item: Item): number {
  const { place, wire, pairs } = item.statement;
  const value = PLACES[place] ?? 0;
  return pairs.length > 0 && !wire ? Math.min(value, UNQUOTED_PAIR) : value;
}

function weightOf({ weight }: Pick<Cue, 'weight'>, wire: boolean): number {
  return wire && weight < 0 && weight > HARD ? weight * AGAINST_WIRE : weight;
}

/** Names of cues that only speak against words which are everyday English as well. */
const EVERYDAY: ReadonlySet<string> = new Set(['another meaning']);
const THIN = -1.8;
const FOREIGN_GROUND = -4;
const NO_GROUND = -2;
const QUIET = -3;
const hasProtocol = (around: Around): boolean => around.cues.some((cue) => cue.name === 'protocol');
const hasOurs = (around: Around): boolean => around.cues.some((cue) => cue.name === 'our system');
const QUIET_LEVEL = /\b(?:INFO|DEBUG|TRACE|NOTICE)\b/;
const LOUD = /\b(?:ERROR|WARN|WARNING|FATAL|CRITICAL|[45]\d\d|fail\w{0,3}|denied|refused)\b/i;

/** A log line of a quiet level that names no failure. */
function isQuiet(item: Item, text: string): boolean {
  const line = text.slice(item.statement.start, Math.min(item.statement.end, item.statement.start + 600));
  return QUIET_LEVEL.test(line) && !LOUD.test(line);
}
/** Nobody speaks of a daycare where the key set of eCW is named. */
const isOnGround = (item: Item, around: Around): boolean =>
  item.statement.wire || (item.technical && (hasOurs(around) || hasProtocol(around)));
const EXACT = 0.97;

/** Probability that an item is part of a report, not of talk, code or documentation. */
export function reported(item: Item, around: Around): number {
  const wire = item.statement.wire;
  const isWhole = item.end - item.start >= 0.8 * around.text.trim().length;
  let sum = isWhole ? (PLACES['whole text'] ?? 0) : base(item);
  for (const part of [...around.cues, ...around.forms]) {
    if (!(isOnGround(item, around) && EVERYDAY.has(part.name))) sum += weightOf(part, wire || isWhole);
  }
  if (item.thin && !wire && !isWhole) sum += THIN;
  if (!item.core && !hasOurs(around) && !(wire && item.technical && !statusOnly.has(item.id)))
    sum += FOREIGN_GROUND;
  if (item.statement.place === 'log record' && item.kind === 'wording' && isQuiet(item, around.text))
    sum += QUIET;
  if (
    item.kind === 'wording' &&
    !item.technical &&
    !wire &&
    !isWhole &&
    !hasOurs(around) &&
    !hasProtocol(around)
  )
    sum += NO_GROUND;
  if (around.status) sum += STATUS;
  if (around.foreign) sum += FOREIGN;
  if (item.kind === 'wording' && item.reason.kind === 'wording' && item.reason.similarity >= EXACT && !wire)
    sum += EXACT_MESSAGE;
  return sigmoid(sum);
}
