import { isStated, type sensitivityLevels, type Thresholds } from '../judging/decide.ts';
import type { Figures } from '../judging/model.ts';
import type { Prediction } from './fitModel.ts';
import { type Judged, judgePredictions, type Settings, settingsFrom } from './settings.ts';

/** The figures of one author, or of several, in per cent; a figure without texts is undefined. */
export interface Row {
  readonly name: string;
  readonly reports: number;
  readonly silent: number;
  readonly first: number | undefined;
  readonly amongThree: number | undefined;
  readonly askedFirst: number | undefined;
  readonly askedAmongThree: number | undefined;
  readonly answered: number | undefined;
  readonly precision: number | undefined;
  readonly tricky: number | undefined;
  readonly ordinary: number | undefined;
  readonly wrong: number | undefined;
  readonly claimed: number | undefined;
  readonly calibrationError: number;
}

const BINS = 10;

/** One tenth of the scale of confidence. */
interface Bin {
  readonly texts: number;
  readonly confidence: number;
  readonly right: number;
}

/** How often confidence came true, by tenths. */
export function reliability(judged: readonly Judged[]): readonly Bin[] {
  const bins = Array.from({ length: BINS }, () => ({ texts: 0, confidence: 0, right: 0 }));
  for (const { confidence, isRight } of judged) {
    const bin = bins[Math.min(BINS - 1, Math.floor(confidence * BINS))];
    if (!bin) continue;
    bin.texts++;
    bin.confidence += confidence;
    bin.right += isRight ? 1 : 0;
  }
  return bins;
}

const calibrationError = (judged: readonly Judged[]): number =>
  reliability(judged).reduce((sum, { confidence, right }) => sum + Math.abs(confidence - right), 0) /
  Math.max(1, judged.length);

const percent = (part: number, whole: number): number | undefined =>
  whole === 0 ? undefined : (100 * part) / whole;

/** A judged text with the thresholds that apply to it. */
interface Decided extends Judged {
  readonly verdict: 'match' | 'ambiguous' | 'none';
}

function decided(judged: Judged, { usual, offer, asked }: Thresholds): Decided {
  const { confidence, report, prediction, ranked } = judged;
  const least = ranked[0] && isStated(ranked[0]) ? asked.stated : asked.told;
  if (prediction.sample.asked) return { ...judged, verdict: confidence >= least ? 'match' : 'ambiguous' };
  const isSilent = report < offer;
  return { ...judged, verdict: isSilent ? 'none' : confidence >= usual ? 'match' : 'ambiguous' };
}

const isAmong = ({ ranked, prediction }: Decided, most: number): boolean =>
  ranked.slice(0, most).some(({ id }) => prediction.sample.expect.includes(id));

function rowOf(name: string, all: readonly Decided[]): Row {
  const of = (kind: string): Decided[] => all.filter(({ prediction }) => prediction.sample.kind === kind);
  const count = (some: readonly Decided[], test: (one: Decided) => boolean): number =>
    some.filter(test).length;
  const share = (some: readonly Decided[], test: (one: Decided) => boolean) =>
    percent(count(some, test), some.length);
  const [reports, silent, outside] = [of('report'), of('silent'), of('outside')];
  const asked = reports.filter(({ prediction }) => prediction.sample.asked);
  const heard = reports.filter(({ prediction }) => !prediction.sample.asked);
  const isMatch = ({ verdict }: Decided): boolean => verdict === 'match';
  const isGood = (one: Decided): boolean => isMatch(one) && one.isRight;
  const isBad = (one: Decided): boolean => isMatch(one) && !one.isRight;
  const isTricky = ({ prediction }: Decided): boolean => prediction.sample.tricky;
  const isOffered = ({ verdict }: Decided): boolean => verdict !== 'none';
  const replies = count(heard, isMatch) + count(silent, isMatch);
  return {
    name,
    reports: reports.length,
    silent: silent.length,
    first: share(reports, (one) => isOffered(one) && isAmong(one, 1)),
    amongThree: share(reports, (one) => isOffered(one) && isAmong(one, 3)),
    askedFirst: share(asked, (one) => isAmong(one, 1)),
    askedAmongThree: share(asked, (one) => isAmong(one, 3)),
    answered: share(heard, isGood),
    precision: percent(count(heard, isGood), replies),
    tricky: share(silent.filter(isTricky), isMatch),
    ordinary: share(
      silent.filter((one) => !isTricky(one)),
      isMatch,
    ),
    wrong: share(reports, isBad),
    claimed: share(outside, isBad),
    calibrationError: calibrationError(all),
  };
}

/** The figures of each author, calibration and thresholds taken from all others, and of groups of them. */
export function rowsByAuthor(
  predictions: readonly Prediction[],
  groups: Readonly<Record<string, readonly string[]>>,
): readonly Row[] {
  const authors = [...new Set(predictions.map(({ sample }) => sample.author))];
  const byAuthor = new Map(
    authors.map((author) => {
      const { calibration, thresholds } = settingsFrom(
        predictions.filter(({ sample }) => sample.author !== author),
      );
      const own = predictions.filter(({ sample }) => sample.author === author);
      const judged = judgePredictions(own, calibration, thresholds.also);
      return [author, judged.map((one) => decided(one, thresholds))] as const;
    }),
  );
  return [
    ...[...byAuthor].map(([author, all]) => rowOf(author, all)),
    ...Object.entries(groups).map(([name, some]) =>
      rowOf(
        name,
        some.flatMap((author) => byAuthor.get(author) ?? []),
      ),
    ),
  ];
}

/** What the bot does at each level. */
export function figuresBySensitivity(
  predictions: readonly Prediction[],
  { calibration, thresholds }: Settings,
): Readonly<Record<(typeof sensitivityLevels)[number], Figures>> {
  const heard = judgePredictions(predictions, calibration, thresholds.also).filter(
    ({ prediction }) => !prediction.sample.asked,
  );
  const reports = heard.filter(({ prediction }) => prediction.sample.kind === 'report');
  const silent = heard.filter(({ prediction }) => prediction.sample.kind === 'silent');
  const at = (level: number): Figures => {
    const spoken = reports.filter(({ confidence }) => confidence >= level);
    const answered = spoken.filter(({ isRight }) => isRight).length;
    return {
      errors: reports.length,
      answered,
      wrong: spoken.length - answered,
      others: silent.length,
      falseAlarms: silent.filter(({ confidence }) => confidence >= level).length,
    };
  };
  const { careful, usual, eager, hint } = thresholds;
  return { careful: at(careful), usual: at(usual), eager: at(eager), hint: at(hint) };
}
