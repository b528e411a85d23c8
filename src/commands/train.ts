import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadCatalog } from '../catalog/catalog.ts';
import { cardOf, leaveOutTable } from '../triage/learning/card.ts';
import { leaveOut } from '../triage/learning/leaveOut.ts';
import { readTexts } from '../triage/learning/texts.ts';
import { prepareTexts, train } from '../triage/learning/train.ts';

const HELP = `Usage: npm run --silent train -- [options] [FOLDER...]

Trains the model on the corpus of the project, the wordings of the catalog and the texts of further folders.

  --texts FOLDER   a folder with labelled texts of other authors; more may follow
  --leave-out      only print how a model does on each author that it was not trained on
  --dry-run        train, but write nothing
  --help           print this

Exit codes: 0 done, 1 failed, 2 wrong use.
`;

const corpusFolder = fileURLToPath(new URL('../../test/corpus/', import.meta.url));
const knowledge = new URL('../../src/triage/knowledge/', import.meta.url);

const options = {
  texts: { type: 'string', multiple: true },
  'leave-out': { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const started = Date.now();
const progress = (what: string): void =>
  void process.stderr.write(`${((Date.now() - started) / 1000).toFixed(1).padStart(6)} s  ${what}\n`);

const { values, positionals } = parseArgs({ options, allowPositionals: true });
if (values.help) say(HELP);
else {
  const catalog = loadCatalog();
  const corpus = readTexts(corpusFolder);
  const folders = [...(values.texts ?? []), ...positionals];
  const more = folders.flatMap(readTexts);
  if (folders.length === 0) say('No further texts: the model is trained on the corpus alone.');
  const authorsOf = (texts: typeof corpus) => [...new Set(texts.map(({ author }) => author))];
  if (values['leave-out']) {
    const { samples, sizes } = prepareTexts([...corpus, ...more], catalog);
    const predictions = leaveOut(samples, sizes, {
      inPairs: false,
      progress: (who) => progress(`leaving out ${who}`),
    });
    const groups = {
      ...(more.length > 0 ? { 'further texts': authorsOf(more) } : {}),
      corpus: authorsOf(corpus),
    };
    say(leaveOutTable(predictions, groups));
  } else {
    const trained = train({ corpus, more }, catalog, progress);
    const card = cardOf(trained, { corpus, more });
    if (!values['dry-run']) {
      writeFileSync(new URL('model.json', knowledge), JSON.stringify(trained.model));
      writeFileSync(new URL('model-card.md', knowledge), card);
    }
    say(card);
  }
}
