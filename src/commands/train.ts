import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadCatalog } from '../catalog/catalog.ts';
import { exits } from '../terminal/command.ts';
import { defineCommand } from '../terminal/defineCommand.ts';
import { cardOf, leaveOutTable } from '../triage/learning/card.ts';
import { leaveOut } from '../triage/learning/leaveOut.ts';
import { type LabelledText, readTexts } from '../triage/learning/texts.ts';
import { prepareTexts, train } from '../triage/learning/train.ts';

const corpusFolder = fileURLToPath(new URL('../../test/corpus/', import.meta.url));
const knowledge = new URL('../../src/triage/knowledge/', import.meta.url);

const authorsOf = (texts: readonly LabelledText[]) => [...new Set(texts.map(({ author }) => author))];

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
  },
  examples: ['train', 'train --texts ../labelled', 'train --leave-out'],
  run: async ({ values, operands }, io) => {
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
      writeFileSync(new URL('model.json', knowledge), JSON.stringify(trained.model));
      writeFileSync(new URL('model-card.md', knowledge), card);
    }
    io.write(`${card}\n`);
    return exits.done;
  },
});
