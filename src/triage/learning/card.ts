import { sensitivityLevels } from '../judging/decide.ts';
import type { ModelFile } from '../judging/model.ts';
import { judgePredictions } from './settings.ts';
import { type Row, reliability, rowsByAuthor } from './tables.ts';
import type { LabelledText } from './texts.ts';
import type { Trained } from './train.ts';

type Cell = string | number | undefined;

const cell = (value: Cell): string => {
  if (value === undefined) return '';
  return typeof value === 'string' || Number.isInteger(value) ? String(value) : value.toFixed(1);
};

const table = (head: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

const authorsOf = (texts: readonly LabelledText[]): readonly string[] => [
  ...new Set(texts.map(({ author }) => author)),
];

function dataTable(texts: readonly LabelledText[]): string {
  const rows = authorsOf(texts).map((author) => {
    const own = texts.filter((text) => text.author === author);
    const count = (test: (text: LabelledText) => boolean): number => own.filter(test).length;
    return [
      author,
      count(({ kind }) => kind === 'report'),
      count(({ kind }) => kind === 'outside'),
      count(({ tricky }) => tricky),
      count(({ kind, tricky }) => kind === 'silent' && !tricky),
    ];
  });
  return table(['author', 'reports', 'outside', 'tricky', 'ordinary'], rows);
}

const rowCells = (row: Row): readonly Cell[] => [
  row.name,
  row.reports,
  row.silent,
  row.first,
  row.amongThree,
  row.askedFirst,
  row.askedAmongThree,
  row.answered,
  row.precision,
  row.tricky,
  row.ordinary?.toFixed(2),
  row.wrong,
  row.claimed,
  row.calibrationError.toFixed(3),
];

const head = [
  'author left out',
  'reports',
  'silent',
  'top-1',
  'top-3',
  'asked top-1',
  'asked top-3',
  'answered',
  'precision',
  'tricky',
  'ordinary',
  'wrong',
  'claimed',
  'ECE',
] as const;

/** The leave-one-author-out table. */
export const leaveOutTable = (
  predictions: Trained['predictions'],
  groups: Readonly<Record<string, readonly string[]>>,
): string => table(head, rowsByAuthor(predictions, groups).map(rowCells));

function reliabilityTable({ model, predictions }: Trained): string {
  const bins = reliability(judgePredictions(predictions, model.calibration, model.thresholds.also));
  return table(
    ['confidence', 'texts', 'mean confidence', 'came true'],
    bins.map(({ texts, confidence, right }, i) => [
      `${i / 10} to ${(i + 1) / 10}`,
      texts,
      texts === 0 ? undefined : `${((100 * confidence) / texts).toFixed(1)} %`,
      texts === 0 ? undefined : `${((100 * right) / texts).toFixed(1)} %`,
    ]),
  );
}

function thresholdTable({ thresholds, figures }: ModelFile): string {
  const rows = sensitivityLevels.map((level) => {
    const { errors, answered, wrong, others, falseAlarms } = figures[level];
    return [
      level,
      thresholds[level].toFixed(3),
      `${answered} of ${errors}`,
      wrong,
      `${falseAlarms} of ${others}`,
    ];
  });
  return table(['level', 'confidence from', 'errors answered right', 'answered wrong', 'false alarms'], rows);
}

/** What the model is, on what it was trained and how good it is, as Markdown. */
export function cardOf(
  trained: Trained,
  { corpus, more }: { readonly corpus: readonly LabelledText[]; readonly more: readonly LabelledText[] },
): string {
  const further = authorsOf(more).length;
  const groups = {
    ...(further > 0 ? { 'all further texts': authorsOf(more) } : {}),
    'the whole corpus': authorsOf(corpus),
  };
  const { thresholds, trainedOn } = trained.model;
  return `# The model

Written by \`npm run train\`; every figure comes from the same run.

It holds two sets of weights. The *judge* is a logistic regression over n-grams of the text, with its codes, messages, addresses and ids named
by their kind only, and over named features of its make-up: is this a report of an error? The *ranking* is a softmax over the entries of the
catalog and "an error that we do not hold", over n-grams and over named features of the exact evidence: which error is it? Both are calibrated
(Platt scaling) on predictions about authors that were left out; the thresholds come from the same predictions.

## Trained on

The project's corpus (\`test/corpus\`, ${corpus.length} texts)${further > 0 ? `, ${further} sets of ${more.length} labelled texts of other authors, which are not part of this repository,` : ''} and the catalog's own wordings.

${dataTable([...corpus, ...more])}

Tests refuse a model of another corpus (\`${trainedOn.corpus.slice(0, 16)}…\`) or catalog (\`${trainedOn.catalog.slice(0, 16)}…\`). They train on every fourth text of
the corpus alone and compare the weights to the byte (\`${trainedOn.weightsOfSample.slice(0, 16)}…\`).

## Authors left out

Each author's texts as judged by a model that was trained without them (and without a second author's, to save time), with calibration and thresholds from the remaining authors. In per cent.

${leaveOutTable(trained.predictions, groups)}

*top-1*, *top-3*: reports for which the right error stands first, or among the first three. *answered*: errors in channels that get the right card
unasked. *precision*: unasked replies that are right. *tricky*, *ordinary*: silent messages that are answered. *wrong*: reports answered with
another error. *claimed*: errors outside the 14 that are called one of them. *ECE*: expected calibration error.

## Reliability

${reliabilityTable(trained)}

## Thresholds

${thresholdTable(trained.model)}

Who did not ask is offered a choice from a probability of a report of ${thresholds.offer.toFixed(3)} on. Who asked gets one card from a
confidence of ${thresholds.asked.stated.toFixed(3)} on where the error is stated, of ${thresholds.asked.told.toFixed(3)} where it is told, else a choice.
`;
}
