import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type LabelledCase, labelledCases } from '../cases/labelledCases.ts';
import { loadCatalog } from '../catalog/catalog.ts';
import { labelledWordings } from '../curation/labelledWordings.ts';
import type { Store } from '../storage/openDatabase.ts';
import { type Exit, exits, type Io, UsageError } from '../terminal/command.ts';
import { defineCommand } from '../terminal/defineCommand.ts';
import { withStore } from '../terminal/withStore.ts';
import { type ModelFile, readModelFile } from '../triage/judging/model.ts';
import { cardOf, leaveOutTable } from '../triage/learning/card.ts';
import { type Change, isWorse } from '../triage/learning/compare.ts';
import { leaveOut } from '../triage/learning/leaveOut.ts';
import { type LabelledText, readTexts } from '../triage/learning/texts.ts';
import { prepareTexts, train } from '../triage/learning/train.ts';
import { type Trial, tryCorrections } from '../triage/learning/tryCorrections.ts';

const corpusFolder = fileURLToPath(new URL('../../test/corpus/', import.meta.url));
const knowledge = new URL('../../src/triage/knowledge/', import.meta.url);
const shippedFile = new URL('model.json', knowledge);
const shippedCard = new URL('model-card.md', knowledge);
const MOST_CASES = 10_000;

const authorsOf = (texts: readonly LabelledText[]) => [...new Set(texts.map(({ author }) => author))];

const SHOWN = 100;
const CORRECTIONS = '\n## Corrections\n';

function tell({ corpus, stored, corrections }: Trial<LabelledCase>, { write }: Io): void {
  const line = (name: string, { text, before, after }: Change<LabelledText>): string =>
    `${name}: ${before} -> ${after}  ${JSON.stringify(text.text.slice(0, SHOWN))}\n`;
  for (const change of stored.changes) write(line(`case ${change.text.caseId}`, change));
  for (const change of corpus.changes) write(line(`corpus ${change.text.author}`, change));
  write(`Corrections judged right: ${corrections.before.right} before, ${corrections.after.right} after.\n`);
  write(`Corpus judged right: ${corpus.before.right} before, ${corpus.after.right} after; `);
  write(`errors answered: ${corpus.before.answered} before, ${corpus.after.answered} after.\n`);
}

function writeLearned(model: ModelFile): void {
  writeFileSync(shippedFile, JSON.stringify(model));
  const [card = ''] = readFileSync(shippedCard, 'utf8').split(CORRECTIONS);
  const note = `Learned besides: ${model.trainedOn.corrections} stored cases that people corrected. The figures above are from before.`;
  writeFileSync(shippedCard, `${card}${CORRECTIONS}\n${note}\n`);
}

/** What people said of stored cases is learned besides what the shipped model knows. */
async function learnFeedback({ cases, curation }: Store, io: Io, isToApply: boolean): Promise<Exit> {
  const catalog = loadCatalog();
  const [all, wrong] = [await cases.latest(MOST_CASES), await cases.calledWrong()];
  const wordings = labelledWordings(await curation.takenOfAllTeams(), catalog);
  const stored = [...labelledCases({ cases: all, wrong }, catalog), ...wordings];
  if (!stored.some(({ isCorrection }) => isCorrection)) {
    io.complain('Nobody has corrected a stored case that still has its text, or taught a wording.\n');
    return exits.nothingFound;
  }
  const file = readModelFile(readFileSync(shippedFile));
  const trial = tryCorrections(file, { corpus: readTexts(corpusFolder), stored }, catalog);
  tell(trial, io);
  if (isWorse(trial.corpus)) {
    io.complain('The corpus would get worse: refused.\n');
    return exits.failed;
  }
  if (isToApply) writeLearned(trial.learned);
  io.write(isToApply ? 'Written. Build and start again.\n' : 'Nothing was written: --apply writes it.\n');
  return exits.done;
}

/** The model from the corpus of the project, the catalog and further texts. */
export const trainCommand = defineCommand({
  path: 'train',
  about: `Trains the model on the corpus of the project, the wordings of the catalog and the texts of further folders, and
writes it with its card to src/triage/knowledge.`,
  operands: ['[FOLDER...]'],
  options: {
    texts: { takes: 'FOLDER', says: 'labelled texts of other authors' },
    'leave-out': { says: 'only print how a model does on each author that it was not trained on' },
    'dry-run': { says: 'train, but write nothing' },
    feedback: {
      says: 'learn what people corrected in stored cases and taught as wordings besides; prints what would change',
    },
    apply: { says: 'with --feedback: write the model, unless the corpus gets worse' },
  },
  examples: ['train', 'train --texts ../labelled', 'train --leave-out', 'train --feedback'],
  run: async ({ values, operands }, io) => {
    if (values.apply && !values.feedback) throw new UsageError('--apply goes with --feedback.');
    if (values.feedback) return withStore(io, (store) => learnFeedback(store, io, values.apply === true));
    const started = io.now();
    const progress = (what: string): void =>
      io.complain(`${((io.now() - started) / 1000).toFixed(1).padStart(6)} s  ${what}\n`);
    const catalog = loadCatalog();
    const corpus = readTexts(corpusFolder);
    const more = [...(values.texts === undefined ? [] : [values.texts]), ...operands].flatMap(readTexts);
    if (more.length === 0) io.write('No further texts: the corpus alone.\n');
    if (values['leave-out']) {
      const { samples, sizes } = prepareTexts([...corpus, ...more], catalog);
      const predictions = leaveOut(samples, sizes, {
        inPairs: false,
        progress: (who) => progress(`leaving out ${who}`),
      });
      const further = more.length > 0 ? { 'further texts': authorsOf(more) } : {};
      io.write(`${leaveOutTable(predictions, { ...further, corpus: authorsOf(corpus) })}\n`);
      return exits.done;
    }
    const trained = train({ corpus, more }, catalog, progress);
    const card = cardOf(trained, { corpus, more });
    if (!values['dry-run']) {
      writeFileSync(shippedFile, JSON.stringify(trained.model));
      writeFileSync(shippedCard, card);
    }
    io.write(`${card}\n`);
    return exits.done;
  },
});
