import type { Catalog } from '../../catalog/catalog.ts';
import type { CatalogEntry } from '../../catalog/schema.ts';
import { type Bag, collector } from '../../text/ngrams.ts';
import { stopwords } from '../knowledge/words.ts';
import { askedOf } from '../matching/asked.ts';
import type { Codes } from '../matching/codes.ts';
import { lexiconConcepts, subjectConcepts } from '../matching/concepts.ts';
import { answersOf, statementsOf } from '../matching/hits.ts';
import type { Learned } from '../matching/learned.ts';
import type { Alike } from '../matching/likeness.ts';
import { type Named, type Option, optionsOf } from '../matching/options.ts';
import { prepare } from '../matching/prepare.ts';
import { type Reading, readingOf } from '../matching/reading.ts';
import { firstLetters } from '../matching/respell.ts';
import type { Candidate, Verdict } from '../verdict.ts';
import { gateBag, rankBag } from './bags.ts';
import { isStated, overheard, probability, type Ranked, rankedOf, type Share } from './decide.ts';
import { type MaskedText, maskedText } from './mask.ts';
import { type Model, reportOdds, rowScores, weightOf } from './model.ts';
import { ruleAgainst } from './neverReports.ts';
import { reasonsOf } from './reasons.ts';
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
const LEAST_CONFIDENCE = 0.001;

/** The errors of a text in the order that it states them. */
const inOrder = (a: Choice, b: Choice): number => (a.statedIn[0] ?? 0) - (b.statedIn[0] ?? 0);

const isKnown = (option: Option): option is Known => option.entry !== undefined;

const sharesOf = (scores: readonly number[]): number[] => {
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
};

/** A text that names nothing of this domain is asked about all the same when it is so much like a wording. */
const LEAST_LIKENESS = 0.31;
/** Likelier than all others together. */
const LIKELY = 0.5;
const isLike = (typed: ReadonlyMap<string, Alike>): boolean =>
  [...typed.values()].some(({ similarity }) => similarity >= LEAST_LIKENESS);

/** A number without its key has a meaning in several interfaces: whichever is likeliest, all are offered. */
const isNumberAlone = ({ hits, number }: Reading): boolean => hits.length === 0 && number !== undefined;

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
function learnedFirst(choices: readonly Choice[], { learned }: Reading): Choice[] {
  const isLearned = ({ id }: Choice): boolean => learned.includes(id);
  const certain = choices.filter(isLearned).map((choice) => {
    return { ...choice, isError: true, confidence: SURE_OF_LEARNED };
  });
  const others = choices
    .filter((choice) => !isLearned(choice))
    .map((choice) => {
      return { ...choice, isError: false, confidence: Math.min(choice.confidence, 1 - SURE_OF_LEARNED) };
    });
  return [...certain, ...others];
}

const STATUS = /\b[45]\d\d\b/;
const FEWEST_CONCEPTS = 2;

/** A text that names nothing of this domain and states nothing asks nothing that we could know. */
function isNonsense({ text, hits, words, marks, number, facts }: Reading, codes: Codes): boolean {
  if (words.some((word) => codes.words.has(word.text) && !stopwords.has(word.text))) return false;
  if (hits.length > 0 || number !== undefined || facts.endpoint !== undefined || STATUS.test(text))
    return false;
  const concepts = new Set(
    marks.map(({ concept }) => concept).filter((concept) => lexiconConcepts.has(concept)),
  );
  return concepts.size < FEWEST_CONCEPTS && ![...concepts].some((concept) => subjectConcepts.has(concept));
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
    masked: MaskedText,
    options: readonly Option[] = optionsOf(reading, prepared, model.rows),
  ): Choice[] => {
    const rows = rowScores(model, rankBag(reading, masked, rankInto));
    const shares = sharesOf(
      options.map(({ row, named }) => (rows[row] ?? 0) + weightOf(named, model.rank.features)),
    );
    const weighed = tellingOf(options, shares, reading);
    const choices = rankedOf(weighed, calibration.entry, thresholds.also);
    return reading.learned.length === 0 ? choices : learnedFirst(choices, reading);
  };

  const candidate = (reading: Reading, { id, confidence, option }: Choice): Candidate => ({
    id,
    confidence,
    reasons: reasonsOf(reading, option, { model, spelling }),
  });

  const matched = (reading: Reading, choices: readonly Choice[]): Verdict | undefined => {
    const errors = choices.filter(({ isError }) => isError);
    const [first, ...more] = [...errors].sort(inOrder).map((one) => candidate(reading, one));
    if (!first) return undefined;
    const others = choices
      .filter(({ isError, confidence }) => !isError && confidence >= LEAST_CONFIDENCE)
      .slice(0, MOST_OTHERS)
      .map((one) => candidate(reading, one));
    return { kind: 'match', errors: [first, ...more], others, facts: reading.facts, cut: reading.cut };
  };

  const offered = (reading: Reading, choices: readonly Choice[], isAsked: boolean): Verdict | undefined => {
    const meant = reading.hits.length > 0 ? [] : (reading.number?.meanings ?? []).map(({ id }) => id);
    const isMeant = ({ id, option }: Choice): boolean =>
      meant.includes(id) || option.entry.status === reading.number?.value;
    const open = (meant.length > 0 ? choices.filter(isMeant) : choices).slice(0, MOST_CANDIDATES);
    const [first, ...more] = open.map((one) => candidate(reading, one));
    if (!first) return undefined;
    const isLikely = isAsked && (open[0]?.share ?? 0) >= LIKELY;
    const question = [first, ...more].find(({ id }) => catalog.byId(id)?.question)?.id;
    const asks = question === undefined ? {} : { question };
    return {
      kind: 'ambiguous',
      candidates: [first, ...more],
      ...asks,
      ...(isLikely ? { isLikely } : {}),
      facts: reading.facts,
      cut: reading.cut,
    };
  };

  const nothing = ({ facts, cut }: Reading): Verdict => ({ kind: 'none', nearest: [], facts, cut });

  const reportOf = (
    reading: Reading,
    masked: MaskedText,
  ): { readonly probability: number; readonly bag: Bag; readonly named: Named } => {
    const named = structureOf(reading);
    const bag = gateBag(reading, masked, gateInto);
    return { probability: probability(calibration.report, reportOdds(model, bag, named)), bag, named };
  };

  return {
    triage(text, team) {
      const reading = read(text, team);
      if (isNonsense(reading, codes)) return nothing(reading);
      const masked = maskedText(reading);
      const report = reportOf(reading, masked).probability;
      if (report < thresholds.offer) return nothing(reading);
      const judged = overheard(choicesOf(reading, masked), report);
      const [first] = judged;
      const isSureEnough = first !== undefined && first.confidence >= thresholds.usual;
      if (!isSureEnough) return offered(reading, judged, false) ?? nothing(reading);
      return ruleAgainst(reading, first.option.entry) === undefined
        ? (matched(reading, judged) ?? nothing(reading))
        : nothing(reading);
    },
    lookUp(text, team) {
      const { reading, alike, options } = askedOf(read(text, team), prepared, model.rows);
      if (isNonsense(reading, codes) && !isLike(alike)) return nothing(reading);
      const choices = choicesOf(reading, maskedText(reading), options);
      const [first] = choices;
      const { stated, told } = thresholds.asked;
      const least = first && isStated(first) ? stated : told;
      const isSureEnough = !isNumberAlone(reading) && (first?.confidence ?? 0) >= least;
      const verdict = isSureEnough ? matched(reading, choices) : offered(reading, choices, true);
      return verdict ?? nothing(reading);
    },
    explain(text) {
      const reading = read(text);
      const masked = maskedText(reading);
      const { probability: report, bag, named } = reportOf(reading, masked);
      const candidates = choicesOf(reading, masked)
        .slice(0, MOST_EXPLAINED)
        .map(({ id, share, option }) => ({
          id,
          share,
          features: explained(option.named, model.rank.features),
        }));
      const words = reportOdds(model, bag, new Map());
      return { report, words, features: explained(named, model.gate.features), candidates };
    },
  };
}
