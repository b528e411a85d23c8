import { parseArgs } from 'node:util';
import { type Catalog, loadCatalog } from '../catalog/catalog.ts';
import { redact } from '../redaction/redact.ts';
import { terminalCard } from '../terminal/terminalCard.ts';
import { answerLines, type Line } from '../terminal/terminalLines.ts';
import { type Explanation, explain, lookUp, triage } from '../triage/triage.ts';
import type { Candidate, Verdict } from '../triage/verdict.ts';

const HELP = `Usage: npm run --silent triage -- [options] ["text"]

Recognises an eClinicalWorks FHIR API error and prints what to do. Without a text, standard input is read.

  --json             print the verdict as JSON
  --why              print what was weighed: features with their values and weights, and the candidates
  --jsonl            read {"id","text"} lines, write {"id","verdict","code","candidates"} lines in the same order; with
                     "asked":true a line is answered as one who asks is, without it as a message that is overheard
  --redact           print the text without secrets and patient data instead
  --redact --jsonl   read {"id","text"} lines, write {"id","text","tally"} lines in the same order
  --help             print this

Exit codes: 0 the text was read, whatever the verdict; 1 a line was not valid (standard error names it, all others are
answered); 2 wrong use, or the catalog could not be loaded.
`;

const candidatesOf = (verdict: Verdict): readonly Candidate[] => {
  switch (verdict.kind) {
    case 'match':
      return [...verdict.errors, ...verdict.others];
    case 'ambiguous':
      return verdict.candidates;
    case 'none':
      return [];
  }
};

function judged({ id, text, asked }: Line, catalog: Catalog): unknown {
  const verdict = (asked ? lookUp : triage)(text, catalog);
  const candidates = candidatesOf(verdict).map(({ id: code, confidence }) => ({ code, confidence }));
  return { id, verdict: verdict.kind, code: candidates[0]?.code ?? null, candidates };
}

function redacted({ id, text }: Line): unknown {
  const clean = redact(text);
  return { id, text: clean.text, tally: clean.tally };
}

async function standardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

const options = {
  json: { type: 'boolean' },
  why: { type: 'boolean' },
  jsonl: { type: 'boolean' },
  redact: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

const MOST_FEATURES = 15;

const write = (text: string): void => {
  process.stdout.write(text);
};
const complain = (text: string): void => {
  process.stderr.write(text);
};

async function byLine(isRedaction: boolean): Promise<number> {
  const catalog = isRedaction ? undefined : loadCatalog();
  const answer = (line: Line): unknown => (catalog ? judged(line, catalog) : redacted(line));
  const bad = await answerLines(process.stdin, answer, { write, complain });
  return bad > 0 ? 1 : 0;
}

function answered(text: string, isJson: boolean): string {
  const catalog = loadCatalog();
  const verdict = lookUp(text, catalog);
  return isJson ? `${JSON.stringify(verdict, null, 2)}\n` : terminalCard(verdict, catalog);
}

const featureLines = (features: Explanation['features']): string =>
  features
    .slice(0, MOST_FEATURES)
    .map(({ name, value, weight }) => {
      const [by, of] = [value * weight, value].map((number) => number.toFixed(2).padStart(7));
      return `  ${by}  ${name}${value === 1 ? '' : ` (${of?.trim()})`}\n`;
    })
    .join('');

/** What was weighed, the heaviest first, in log-odds. */
function whyText({ report, words, features, candidates }: Explanation): string {
  const which = candidates.map(
    ({ id, share, features: named }) => `\n${id} ${(100 * share).toFixed(1)} %\n${featureLines(named)}`,
  );
  const head = `A report: ${(100 * report).toFixed(1)} % (${words.toFixed(2)} by its n-grams)\n`;
  return `${head}${featureLines(features)}${which.join('')}`;
}

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  if (values.help) {
    write(HELP);
    return 0;
  }
  if (values.jsonl) return byLine(values.redact === true);
  const text = positionals.length > 0 ? positionals.join(' ') : await standardInput();
  if (values.why) {
    write(whyText(explain(text, loadCatalog())));
    return 0;
  }
  write(values.redact ? `${redact(text).text}\n` : answered(text, values.json === true));
  return 0;
}

/** A reader that stops early, such as `head`, is no error. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  complain(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
  process.exitCode = 2;
}
