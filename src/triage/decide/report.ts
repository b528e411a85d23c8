import { isAction, isConditional, isHeadline, isLabelled, isRule, isTold } from './clause.ts';
import type { Item } from './item.ts';
import { standardCodes, statusOnly } from './umbrellas.ts';

interface Weighed {
  readonly name: string;
  readonly weight: number;
}

/** What the text around the evidence says about it. */
export interface Around {
  readonly text: string;
  readonly cues: readonly Weighed[];
  readonly forms: readonly Weighed[];
  /** An HTTP error status stands in the text. */
  readonly status: boolean;
  /** Concepts that the text names outside of codes, addresses and parameters. */
  readonly concepts: ReadonlySet<string>;
  /** The sentences around it are in another language. */
  readonly foreign: boolean;
}

interface Seen {
  readonly item: Item;
  readonly around: Around;
  /** Characters that all evidence for the entry covers; `whole`: that is nearly the whole text. */
  readonly extent: number;
  readonly whole: boolean;
  /** Characters that the evidence for all entries covers. */
  readonly covered: number;
  /** A code and a wording stand side by side in its statement, as libraries print them. */
  readonly paired: boolean;
  /** The wording is the message that eCW gives with the code. */
  readonly ownMessage: boolean;
  /** Cues or forms make it talk about errors. */
  readonly talk: boolean;
  /** The clause before says that somebody gets it or that a system answers with it. */
  readonly told: boolean;
}

/** Where evidence stands -> log-odds that it is a report, before anything else is known. */
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
const UNQUOTED_PAIR = 1.6;
const WHOLE = 0.8;
const LITTLE_ELSE = 0.5;
/** Wire forms are seldom talk: what speaks against them counts less, and a little less inside of a sentence. */
const AGAINST_WIRE = 0.45;
const AGAINST_INLINE = 0.75;
/** Source code and commits speak against wire forms too. */
export const HARD = -5;
const EXACT = 0.97;

const hasCue = (around: Around, name: string): boolean => around.cues.some((cue) => cue.name === name);
const hasOurs = (around: Around): boolean => hasCue(around, 'our system');
const isWording = (item: Item): boolean => item.kind === 'wording';
/** The wording of the catalog, word for word. */
export const isExact = ({ reason }: Item): boolean => reason.kind === 'wording' && reason.similarity >= EXACT;
const isProse = (item: Item): boolean => item.statement.place === 'prose';

const QUIET_LEVEL = /\b(?:INFO|DEBUG|TRACE|NOTICE)\b/;
const LOUD = /\b(?:ERROR|WARN|WARNING|FATAL|CRITICAL|[45]\d\d|fail\w{0,3}|denied|refused)\b/i;
const LONGEST_LINE = 600;

/** A log line of a quiet level that names no failure. */
function isQuiet({ item, around }: Seen): boolean {
  const { place, start, end } = item.statement;
  const line = around.text.slice(start, Math.min(end, start + LONGEST_LINE));
  return place === 'log record' && QUIET_LEVEL.test(line) && !LOUD.test(line);
}

/** The statuses and the codes outside the 14 are common elsewhere too. */
const isElsewhere = ({ item, around }: Seen): boolean =>
  !item.core && !hasOurs(around) && !(item.statement.wire && !item.thin && !statusOnly.has(item.id));

/** A message of eCW this long is everyday talk nowhere. */
const LONG_MESSAGE = 24;
const isLongMessage = (item: Item): boolean =>
  item.official && isExact(item) && item.end - item.start >= LONG_MESSAGE;

const isUngrounded = ({ item, around, whole }: Seen): boolean =>
  isWording(item) &&
  !item.technical &&
  !isLongMessage(item) &&
  !item.statement.wire &&
  !whole &&
  !(around.status && item.official) &&
  !hasOurs(around) &&
  !hasCue(around, 'protocol');

/** `app_not_activated` is a code of nobody else. */
const isOwnCode = ({ item, talk, told }: Seen): boolean =>
  item.kind === 'code' && item.technical && item.core && !standardCodes.has(item.id) && (!talk || told);

/** The servers of others speak OAuth too. */
const isTheirs = ({ around }: Seen): boolean => hasCue(around, 'another server') && !hasOurs(around);

const KEY_SET_OF_ECW =
  /(?:eclinicalworks|ecwcloud|healow)[\w./-]{0,120}(?:jwks|keys|certs)\b|\b(?:ecw|eclinicalworks|healow)['’]s (?:own )?(?:jwks|keys?\b)|\b(?:jwks|keys?|key set) (?:of|from) (?:ecw|eclinicalworks|healow)\b/i;
const OUR_KEY_SET = /\bour (?:own )?(?:jwks|keys?|public|\/?\.well)\b/i;

/** The 14 speak of our key set as eCW sees it, not of eCW's as we see it. */
const isTheirKeySet = ({ item, around }: Seen): boolean =>
  item.id.startsWith('jwks_') && KEY_SET_OF_ECW.test(around.text) && !OUR_KEY_SET.test(around.text);

/** Two words that are English as well, unless they are eCW's message beside a status. */
const isThin = ({ item, around, whole }: Seen): boolean =>
  item.thin && !item.statement.wire && !whole && !(item.official && around.status);

/** A condition, a rule or a task, not an event. */
const isGeneral = ({ item, around }: Seen): boolean =>
  isWording(item) &&
  isProse(item) &&
  (isConditional(around.text, item.start) || isRule(around.text, item) || isAction(around.text, item.start));

const isExactMessage = (seen: Seen): boolean =>
  isExact(seen.item) && !seen.item.statement.wire && !isGeneral(seen);

const isTalk = (around: Around): boolean =>
  [...around.cues, ...around.forms].some(({ weight }) => weight < 0);

/** Hardly more than errors, and nothing that makes it talk. */
const isAlmostAll = ({ around, extent, covered, talk }: Seen): boolean =>
  !talk && Math.max(extent, covered) >= LITTLE_ELSE * around.text.trim().length;

const isPlainPair = ({ item, paired, talk }: Seen): boolean => paired && !item.statement.wire && !talk;

const EVENTS = ['it happens', 'asks for help', 'when it began'] as const;

/** A sentence that names the error but tells of nothing that happens. */
const isStill = (seen: Seen): boolean => {
  const { item, around } = seen;
  if (!isWording(item) || item.official || !isProse(item) || isAlmostAll(seen) || seen.paired) return false;
  return !around.status && !around.foreign && !EVENTS.some((name) => hasCue(around, name));
};

/** What shifts the log-odds besides cues and forms. */
const shifts: readonly (Weighed & { readonly applies: (seen: Seen) => boolean })[] = [
  { name: 'thin', weight: -1.8, applies: isThin },
  { name: 'elsewhere', weight: -4, applies: isElsewhere },
  { name: 'another server’s', weight: -2.5, applies: isTheirs },
  { name: 'the key set of eCW', weight: -8, applies: isTheirKeySet },
  { name: 'quiet log', weight: -3, applies: isQuiet },
  { name: 'ungrounded', weight: -2, applies: isUngrounded },
  { name: 'condition, rule or task', weight: -3.5, applies: isGeneral },
  { name: 'nothing happens', weight: -1.2, applies: isStill },
  {
    name: 'little else',
    weight: 1.2,
    applies: isAlmostAll,
  },
  { name: 'code and description', weight: 1.6, applies: isPlainPair },
  { name: 'code and its own message', weight: 1, applies: (seen) => isPlainPair(seen) && seen.ownMessage },
  {
    name: 'labelled',
    weight: 1.6,
    applies: ({ item, around, talk }) =>
      isProse(item) && item.kind === 'code' && item.technical && !talk && isLabelled(around.text, item),
  },
  { name: 'a code of eCW alone', weight: 0.9, applies: isOwnCode },
  {
    name: 'headline',
    weight: 0.9,
    applies: ({ item, around, talk }) =>
      item.kind === 'code' && item.technical && !talk && isHeadline(around.text, item),
  },
  { name: 'told', weight: 0.9, applies: ({ item, told }) => isProse(item) && told },
  { name: 'published number', weight: 1.6, applies: ({ item }) => item.more.length > 0 },
  { name: 'status', weight: 1.2, applies: ({ around }) => around.status },
  { name: 'another language', weight: 1.6, applies: ({ around }) => around.foreign },
  { name: 'exact message', weight: 1.6, applies: isExactMessage },
];

const EVERYDAY = 'another meaning';

/** Nobody speaks of a daycare where the key set of eCW is named. */
const isOnGround = ({ item, around }: Seen): boolean =>
  item.statement.wire || (item.technical && (hasOurs(around) || hasCue(around, 'protocol')));

function base({ item, whole }: Seen): number {
  if (whole) return PLACES['whole text'] ?? 0;
  const value = PLACES[item.statement.place] ?? 0;
  return item.statement.pairs.length > 0 && !item.statement.wire ? Math.min(value, UNQUOTED_PAIR) : value;
}

const LEAST_WORDS = 6;
const REACH = 200;

/** A wire form with a sentence before and behind it in its line. */
function isInline({ item, around }: Seen): boolean {
  const { start, end } = item.statement;
  const before =
    around.text
      .slice(Math.max(0, start - REACH), start)
      .split('\n')
      .at(-1) ?? '';
  const after = around.text.slice(end, end + REACH).split('\n', 1)[0] ?? '';
  const words = (part: string): number =>
    part.split(/\s/).filter((word) => /^[a-z’']{2,}[,.:]?$/i.test(word)).length;
  return words(before) >= LEAST_WORDS && words(after) >= 2;
}

/** What a text is about besides its error: whoever tells of an error may mention documentation, tests and plans. */
const BESIDES: ReadonlySet<string> = new Set(['written about', 'work on code', 'plan', 'rule']);
const AGAINST_TOLD = 0.3;

/** How far a soft sign against a report counts. */
function softness(seen: Seen): number {
  if (!seen.item.statement.wire) return 1;
  return isInline(seen) ? AGAINST_INLINE : AGAINST_WIRE;
}

function surroundings(seen: Seen): number {
  const soft = softness(seen);
  const factor = ({ name, weight }: Weighed): number => {
    if (name === EVERYDAY && isOnGround(seen)) return 0;
    if (seen.told && BESIDES.has(name)) return AGAINST_TOLD;
    return weight < 0 && weight > HARD ? soft : 1;
  };
  return [...seen.around.cues, ...seen.around.forms].reduce((sum, one) => sum + one.weight * factor(one), 0);
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** What is known of an entry besides one item: characters that its evidence and that for all entries covers, and whether code and wording stand side by side. */
export type Company = Pick<Seen, 'extent' | 'covered' | 'paired' | 'ownMessage'>;

/** Probability that an item is part of a report, not of talk, code or documentation. */
export function reported(item: Item, around: Around, company: Company): number {
  const seen = {
    item,
    around,
    ...company,
    whole: company.extent >= WHOLE * around.text.trim().length,
    talk: isTalk(around),
    told: isTold(around.text, item.start),
  };
  const shifted = shifts.filter(({ applies }) => applies(seen)).reduce((sum, { weight }) => sum + weight, 0);
  return sigmoid(base(seen) + surroundings(seen) + shifted);
}
