import type { Catalog } from '../../catalog/catalog.ts';
import type { CatalogEntry } from '../../catalog/schema.ts';
import { collector } from '../../text/ngrams.ts';
import { stopwords, vague } from '../knowledge/words.ts';
import { askedOf } from '../matching/asked.ts';
import { type BareNumber, firstLetters } from '../matching/codes.ts';
import { lexiconConcepts, subjectConcepts } from '../matching/concepts.ts';
import { answersOf, statementsOf } from '../matching/hits.ts';
import type { Learned } from '../matching/learned.ts';
import type { Alike } from '../matching/likeness.ts';
import { type Option, optionsOf } from '../matching/options.ts';
import { prepare } from '../matching/prepare.ts';
import { type Reading, readingOf } from '../matching/reading.ts';
import type { Candidate, Verdict } from '../verdict.ts';
import { type Bags, bagsOf } from './bags.ts';
import { isStated, overheard, probability, type Ranked, rankedOf, type Share, sharesOf } from './decide.ts';
import { type Model, reportOdds, rowScores, weightOf } from './model.ts';
import { reasonsOf, ruleAgainst } from './reasons.ts';
import { structureOf } from './structure.ts';

/** A named feature of a text or of an entry. */
interface Feature {
  readonly name: string;
  readonly value: number;
  readonly weight: number;
}

/** What was weighed, for who wants to know why. */
export interface Explanation {
  readonly report: number;
  /** What the n-grams add to the log-odds of a report, the bias included. */
  readonly words: number;
  readonly features: readonly Feature[];
  readonly candidates: readonly {
    readonly id: string;
    readonly share: number;
    readonly features: readonly Feature[];
  }[];
}

export interface Engine {
  readonly triage: (text: string, team?: Learned) => Verdict;
  readonly lookUp: (text: string, team?: Learned) => Verdict;
  readonly explain: (text: string) => Explanation;
}

type Known = Option & { readonly entry: CatalogEntry };
type Weighed = Share & { readonly option: Known };
type Choice = Ranked<Weighed>;

const MOST_CANDIDATES = 3;
const MOST_OTHERS = 5;
const MOST_EXPLAINED = 5;
/** The question of an entry is asked where that is at least this part as likely as the first. */
const WORTH_ASKING = 0.1;
const LEAST_CONFIDENCE = 0.001;

/** The errors of a text in the order that it states them. */
const inOrder = (a: Choice, b: Choice): number => (a.statedIn[0] ?? 0) - (b.statedIn[0] ?? 0);

const isKnown = (option: Option): option is Known => option.entry !== undefined;

/** Likelier than all others together. */
const LIKELY = 0.5;

const LEAST_LIKENESS = 0.31;
/** A text that names nothing of this domain is asked about all the same when it is so much like a wording. */
const isLike = (typed: ReadonlyMap<string, Alike>): boolean =>
  [...typed.values()].some(({ similarity }) => similarity >= LEAST_LIKENESS);

/** A number without its key has a meaning in several interfaces: whichever is likeliest, all are offered. */
const numberAlone = ({ hits, number }: Reading): BareNumber | undefined =>
  hits.length === 0 ? number : undefined;

/** Behind the likeliest stand the meanings of the number, before others that only share it as their status. */
function meantBy({ value, meanings }: BareNumber, choices: readonly Choice[]): Choice[] {
  const isMeaning = ({ option: { entry } }: Choice): boolean => meanings.includes(entry);
  const [first, ...others] = choices.filter(
    (choice) => isMeaning(choice) || choice.option.entry.status === value,
  );
  others.sort((a, b) => Number(isMeaning(b)) - Number(isMeaning(a)));
  return first ? [first, ...others] : [];
}

const MOST_RANKED = 8;

/** The likeliest options and all that evidence speaks for: no other is ever named. */
function tellingOf(options: readonly Option[], shares: readonly number[], reading: Reading): Weighed[] {
  const stated = new Set(reading.hits.map(({ id }) => id));
  const least =
    Float64Array.from(shares)
      .sort()
      .at(-1 - MOST_RANKED) ?? 0;
  return options.flatMap((option, i) => {
    const share = shares[i] ?? 0;
    if (!isKnown(option)) return [];
    const { id } = option.entry;
    if (share < least && reading.number === undefined && !stated.has(id)) return [];
    return [{ id, option, share, statedIn: statementsOf(reading, id), answeredIn: answersOf(reading, id) }];
  });
}

const SURE_OF_LEARNED = 0.999;

/** Which error a team's wording means, people have decided; what else was recognised is left as a look-alike. */
const learnedFirst = (choices: readonly Choice[], { learned }: Reading): Choice[] =>
  choices
    .map((choice) =>
      learned.includes(choice.id)
        ? { ...choice, isError: true, confidence: SURE_OF_LEARNED }
        : { ...choice, isError: false, confidence: Math.min(choice.confidence, 1 - SURE_OF_LEARNED) },
    )
    .sort((a, b) => Number(b.isError) - Number(a.isError));

const STATUS = /\b[45]\d\d\b/;
const FEWEST_CONCEPTS = 2;

/** A text without a word that names something of this domain, which states nothing either, asks nothing that we could know. */
function namesNothing(
  { text, hits, words, marks, number, facts }: Reading,
  isNaming: (word: string) => boolean,
): boolean {
  if (words.some((word) => isNaming(word.text))) return false;
  if (hits.length > 0 || number !== undefined || facts.endpoint !== undefined || STATUS.test(text))
    return false;
  const concepts = new Set(marks.map(({ concept }) => concept).filter((one) => lexiconConcepts.has(one)));
  return concepts.size < FEWEST_CONCEPTS && ![...concepts].some((one) => subjectConcepts.has(one));
}

const explained = (named: ReadonlyMap<string, number>, weights: ReadonlyMap<string, number>): Feature[] =>
  [...named]
    .map(([name, value]) => ({ name, value, weight: weights.get(name) ?? 0 }))
    .sort((a, b) => Math.abs(b.weight * b.value) - Math.abs(a.weight * a.value));

/** The doors of the engine over one model and one catalog. */
export function engineOf(model: Model, catalog: Catalog): Engine {
  const { thresholds, calibration } = model;
  const prepared = prepare(catalog);
  const { spelling, codes } = prepared;
  const rankInto = collector(model.rank.bits);
  const gateInto = collector(model.gate.bits);

  const putRight = firstLetters(catalog);
  const read = (text: string, team?: Learned): Reading => readingOf(putRight(text), prepared, team);

  const choicesOf = (
    reading: Reading,
    bags: Bags,
    options: readonly Option[] = optionsOf(reading, prepared, model.rows),
  ): Choice[] => {
    const rows = rowScores(model, bags.rank(rankInto));
    const shares = sharesOf(
      options.map(({ row, named }) => (rows[row] ?? 0) + weightOf(named, model.rank.features)),
    );
    const weighed = tellingOf(options, shares, reading);
    const choices = rankedOf(weighed, calibration.entry, thresholds.also);
    return reading.learned.length === 0 ? choices : learnedFirst(choices, reading);
  };

  const isOurs = (word: string): boolean => codes.words.has(word) && !stopwords.has(word);
  const isNonsense = (reading: Reading): boolean => namesNothing(reading, isOurs);
  const isPlea = ({ words }: Reading): boolean =>
    words.every(({ text }) => stopwords.has(text) || vague.has(text));
  /** It says that something is wrong, and not what. */
  const isVague = (reading: Reading): boolean =>
    namesNothing(reading, (word) => isOurs(word) && !vague.has(word));

  const nothing = ({ facts, cut }: Reading): Verdict => ({ kind: 'none', facts, cut });

  const candidate = (reading: Reading, { id, confidence, option }: Choice): Candidate => ({
    id,
    confidence,
    reasons: reasonsOf(reading, option, { model, spelling }),
  });

  const matched = (reading: Reading, choices: readonly Choice[]): Verdict => {
    const { facts, cut } = reading;
    const errors = choices.filter(({ isError }) => isError).sort(inOrder);
    const [first, ...more] = errors.map((one) => candidate(reading, one));
    if (!first) return nothing(reading);
    const others = choices
      .filter(({ isError, confidence }) => !isError && confidence >= LEAST_CONFIDENCE)
      .slice(0, MOST_OTHERS)
      .map((one) => candidate(reading, one));
    return { kind: 'match', errors: [first, ...more], others, facts, cut };
  };

  const offered = (reading: Reading, choices: readonly Choice[], isAsked: boolean): Verdict => {
    const { facts, cut } = reading;
    const number = numberAlone(reading);
    const open = (number ? meantBy(number, choices) : choices).slice(0, MOST_CANDIDATES);
    const [first, ...more] = open.map((one) => candidate(reading, one));
    if (!first) return nothing(reading);
    const isLikely = isAsked && (open[0]?.share ?? 0) >= LIKELY;
    const least = WORTH_ASKING * first.confidence;
    const question = open.find(
      ({ option, confidence }) => option.entry.question !== undefined && confidence >= least,
    )?.id;
    return {
      kind: 'ambiguous',
      candidates: [first, ...more],
      ...(question !== undefined && { question }),
      ...(isLikely && { isLikely }),
      facts,
      cut,
    };
  };

  /** What speaks for a report, and how likely it is one. */
  const reportOf = (reading: Reading, bags: Bags) => {
    const named = structureOf(reading);
    const bag = bags.gate(gateInto);
    return { named, bag, probability: probability(calibration.report, reportOdds(model, bag, named)) };
  };

  return {
    triage(text, team) {
      const reading = read(text, team);
      if (isNonsense(reading)) return nothing(reading);
      const bags = bagsOf(reading);
      const report = reportOf(reading, bags).probability;
      if (report < thresholds.offer) return nothing(reading);
      const judged = overheard(choicesOf(reading, bags), report);
      const [first] = judged;
      if (!first || first.confidence < thresholds.usual) return offered(reading, judged, false);
      return ruleAgainst(reading, first.option.entry) ? nothing(reading) : matched(reading, judged);
    },
    lookUp(text, team) {
      const { reading, alike, options } = askedOf(read(text, team), prepared, model.rows);
      if (isNonsense(reading) && !isLike(alike)) return nothing(reading);
      const choices = choicesOf(reading, bagsOf(reading), options);
      const [first] = choices;
      const { stated, told } = thresholds.asked;
      const isSure = first !== undefined && first.confidence >= (isStated(first) ? stated : told);
      if (!isSure && isVague(reading) && (isPlea(reading) || !isLike(alike))) return nothing(reading);
      return isSure && !numberAlone(reading) ? matched(reading, choices) : offered(reading, choices, true);
    },
    explain(text) {
      const reading = read(text);
      const bags = bagsOf(reading);
      const { probability: report, bag, named } = reportOf(reading, bags);
      const likeliest = choicesOf(reading, bags).slice(0, MOST_EXPLAINED);
      return {
        report,
        words: reportOdds(model, bag, new Map()),
        features: explained(named, model.gate.features),
        candidates: likeliest.map(({ id, share, option }) => ({
          id,
          share,
          features: explained(option.named, model.rank.features),
        })),
      };
    },
  };
}
