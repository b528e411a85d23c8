import {
  type Calibrations,
  type EntryCalibration,
  isStated,
  oddsOf,
  overheard,
  probability,
  type Ranked,
  rankedOf,
  type sensitivityLevels,
  type Thresholds,
} from '../judging/decide.ts';
import { calibrate } from './calibrate.ts';
import type { Prediction } from './fitModel.ts';

/** What may go wrong at each level: the share of tricky messages that are answered. */
const mostFalseAlarms = { careful: 0.004, usual: 0.0195, eager: 0.035, hint: 0.06 } as const;
/** The share of ordinary messages that are answered at each level. */
const mostOrdinary = { careful: 0.0005, usual: 0.0005, eager: 0.001, hint: 0.002 } as const;
const MOST_LOST = 0.006;
const MOST_WRONG_ASKED = 0.006;

/** A prediction as the engine judges it. */
export interface Judged {
  readonly prediction: Prediction;
  readonly report: number;
  readonly ranked: readonly Ranked[];
  /** Confidence in the first entry: that of the door that the text came by. */
  readonly confidence: number;
  readonly isRight: boolean;
}

const asIs = { slope: 1, shift: 0 };
const rankingOf = (
  { likely }: Prediction,
  also: number,
  entry: EntryCalibration = { stated: asIs, told: asIs },
): Ranked[] => rankedOf(likely, entry, also);

const isRightIn = ({ sample }: Prediction, id: string | undefined): boolean =>
  id !== undefined && sample.kind !== 'silent' && sample.right[sample.ids.indexOf(id)] === true;

const isCore = ({ sample }: Prediction, id: string): boolean => sample.core[sample.ids.indexOf(id)] === true;

/** The part of the first one's share from which on a further stated entry is more often an error of the text than not. */
function alsoOf(predictions: readonly Prediction[]): number {
  const stated = predictions
    .filter(({ sample }) => sample.kind === 'report')
    .flatMap((prediction) => {
      const [first, ...more] = rankingOf(prediction, 0);
      return more
        .filter(({ isError }) => isError)
        .map(({ id, share }) => ({ part: share / (first?.share ?? 1), isRight: isRightIn(prediction, id) }));
    })
    .sort((a, b) => b.part - a.part);
  let [best, balance, also] = [0, 0, 1];
  for (const { part, isRight } of stated) {
    balance += isRight ? 1 : -1;
    if (balance > best) [best, also] = [balance, part];
  }
  return also;
}

function calibrationsOf(predictions: readonly Prediction[], also: number): Calibrations {
  const report = calibrate(
    predictions
      .filter(({ sample }) => !sample.asked)
      .map(({ odds, sample }) => ({ odds, right: sample.kind !== 'silent' })),
  );
  // Of an error outside the 14 the label does not say which it is: one of the 14 is surely right or wrong.
  const firsts = predictions
    .filter(({ sample }) => sample.kind !== 'silent')
    .flatMap((prediction) => {
      const [first] = rankingOf(prediction, also);
      if (!first || !isCore(prediction, first.id)) return [];
      return [{ first, odds: oddsOf(first.confidence), right: isRightIn(prediction, first.id) }];
    });
  const entry = {
    stated: calibrate(firsts.filter(({ first }) => isStated(first))),
    told: calibrate(firsts.filter(({ first }) => !isStated(first))),
  };
  return { report, entry };
}

/** Judges predictions as the engine would, with these calibrations. */
export function judgePredictions(
  predictions: readonly Prediction[],
  { report, entry }: Calibrations,
  also: number,
): Judged[] {
  return predictions.map((prediction) => {
    const probable = probability(report, prediction.odds);
    const asked = rankingOf(prediction, also, entry);
    const ranked = prediction.sample.asked ? asked : overheard(asked, probable);
    const [first] = ranked;
    return {
      prediction,
      ranked,
      report: probable,
      confidence: first?.confidence ?? 0,
      isRight: isRightIn(prediction, first?.id),
    };
  });
}

const isTricky = ({ prediction }: Judged): boolean => prediction.sample.tricky;
const isSilent = ({ prediction }: Judged): boolean => prediction.sample.kind === 'silent';

/** The lowest confidence at which at most these shares of silent messages are answered. */
function levelAt(heard: readonly Judged[], sensitivity: (typeof sensitivityLevels)[number]): number {
  const mostTricky = mostFalseAlarms[sensitivity] * heard.filter(isTricky).length;
  const ordinary = heard.filter((one) => isSilent(one) && !isTricky(one)).length;
  let [falseTricky, falseOrdinary, level] = [0, 0, 1];
  for (const one of heard) {
    if (isTricky(one)) falseTricky++;
    else if (isSilent(one)) falseOrdinary++;
    if (falseTricky > mostTricky || falseOrdinary > mostOrdinary[sensitivity] * ordinary) break;
    level = one.confidence;
  }
  return level;
}

/** The value below which only a small part of all lies. */
const lowest = (values: readonly number[], part: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * part)] ?? 0;

/** The lowest confidence at which few are named the wrong error, of reports whose first error is stated, or of the others. */
function askedLevel(judged: readonly Judged[], test: (first: Ranked) => boolean): number {
  const reports = judged
    .filter(({ prediction }) => prediction.sample.kind === 'report')
    .filter(({ ranked: [first] }) => first !== undefined && test(first))
    .map(({ confidence, report, isRight, prediction }) => ({
      isRight,
      confidence: prediction.sample.asked ? confidence : confidence / Math.max(report, 1e-9),
    }))
    .sort((a, b) => b.confidence - a.confidence);
  let [wrong, level] = [0, 1];
  for (const { isRight, confidence } of reports) {
    if (!isRight) wrong++;
    if (wrong > MOST_WRONG_ASKED * reports.length) break;
    level = confidence;
  }
  return Math.min(level, 0.99);
}

export interface Settings {
  readonly calibration: Calibrations;
  readonly thresholds: Thresholds;
}

/** Calibrations and thresholds from predictions about authors that were left out. */
export function settingsFrom(predictions: readonly Prediction[]): Settings {
  const also = alsoOf(predictions);
  const calibration = calibrationsOf(predictions, also);
  const judged = judgePredictions(predictions, calibration, also);
  const heard = judged
    .filter(({ prediction }) => !prediction.sample.asked)
    .sort((a, b) => b.confidence - a.confidence);
  const reports = heard
    .filter(({ prediction }) => prediction.sample.kind === 'report')
    .map(({ report }) => report);
  return {
    calibration,
    thresholds: {
      careful: levelAt(heard, 'careful'),
      usual: levelAt(heard, 'usual'),
      eager: levelAt(heard, 'eager'),
      hint: levelAt(heard, 'hint'),
      offer: lowest(reports, MOST_LOST),
      asked: { stated: askedLevel(judged, isStated), told: askedLevel(judged, (first) => !isStated(first)) },
      also,
    },
  };
}
