import { type Catalog, loadCatalog } from '../catalog/catalog.ts';
import { redact } from '../redaction/redact.ts';
import { exits, type Io, UsageError } from '../terminal/command.ts';
import { defineCommand } from '../terminal/defineCommand.ts';
import { readAll } from '../terminal/readAll.ts';
import { terminalCard } from '../terminal/terminalCard.ts';
import { answerLines, type Line } from '../terminal/terminalLines.ts';
import { viewVerdict } from '../terminal/viewVerdict.ts';
import { type Explanation, explain, lookUp, triage } from '../triage/triage.ts';
import { candidatesOf } from '../triage/verdict.ts';

const judged = ({ id, text, asked }: Line, catalog: Catalog): unknown => {
  const verdict = (asked ? lookUp : triage)(text, catalog);
  const candidates = candidatesOf(verdict).map(({ id: code, confidence }) => ({ code, confidence }));
  return { id, verdict: verdict.kind, code: candidates[0]?.code ?? null, candidates };
};

const redacted = ({ id, text }: Line): unknown => {
  const clean = redact(text);
  return { id, text: clean.text, tally: clean.tally };
};

const byLine = async (isRedaction: boolean, { stdin, write, complain }: Io) => {
  const catalog = isRedaction ? undefined : loadCatalog();
  const answer = (line: Line): unknown => (catalog ? judged(line, catalog) : redacted(line));
  const bad = await answerLines(stdin, answer, { write, complain });
  return bad > 0 ? exits.failed : exits.done;
};

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const printRedacted = (text: string, isJson: boolean, { write }: Io) => {
  const clean = redact(text);
  write(isJson ? json({ text: clean.text, tally: clean.tally }) : `${clean.text}\n`);
  return exits.done;
};

const printVerdict = (text: string, isJson: boolean, { write }: Io) => {
  const catalog = loadCatalog();
  const verdict = lookUp(text, catalog);
  write(isJson ? json(verdict) : terminalCard(viewVerdict({ verdict, text }, catalog)));
  return verdict.kind === 'none' ? exits.nothingFound : exits.done;
};

const MOST_FEATURES = 15;

const featureLines = (features: Explanation['features']): string =>
  features
    .slice(0, MOST_FEATURES)
    .map(({ name, value, weight }) => {
      const [by, of] = [value * weight, value].map((number) => number.toFixed(2).padStart(7));
      return `  ${by}  ${name}${value === 1 ? '' : ` (${of?.trim()})`}\n`;
    })
    .join('');

/** What was weighed, the heaviest first, in log-odds. */
const whyText = ({ report, words, features, candidates }: Explanation): string => {
  const which = candidates.map(
    ({ id, share, features: named }) => `\n${id} ${(100 * share).toFixed(1)} %\n${featureLines(named)}`,
  );
  const head = `A report: ${(100 * report).toFixed(1)} % (${words.toFixed(2)} by its n-grams)\n`;
  return `${head}${featureLines(features)}${which.join('')}`;
};

/** The engine without Slack. */
export const triageCommand = defineCommand({
  path: 'triage',
  about: `Recognises an eClinicalWorks FHIR API error in a text and prints what to do. Without a text, standard input is read.
With --jsonl every line is answered, in the same order: 0 when all were read, 1 when one was not valid (standard error
names it). Otherwise 3 says that no known error was found.`,
  operands: ['[TEXT...]'],
  options: {
    json: { says: 'print the verdict as JSON' },
    why: { says: 'print what was weighed: features with their values and weights, and the candidates' },
    jsonl: {
      says: 'read {"id","text"} lines, write {"id","verdict","code","candidates"} lines; "asked":true answers as one who asks is',
    },
    redact: {
      says: 'print the text without secrets and patient data; with --jsonl {"id","text","tally"} lines',
    },
  },
  examples: [
    `triage '{"error":"invalid_client","error_description":"Cannot reach JWKS URL"}'`,
    'triage < error.txt',
    'triage --json "HTTP 403 refresh token expired"',
    'triage --jsonl < pastes.jsonl',
    'triage --redact < error.txt',
  ],
  run: async (
    { values: { json: isJson = false, jsonl, why, redact: isRedaction = false }, operands },
    io,
  ) => {
    if (why && (isJson || jsonl || isRedaction))
      throw new UsageError('--why excludes --json, --jsonl and --redact.');
    if (jsonl && isJson) throw new UsageError('--json and --jsonl exclude each other.');
    if (jsonl && operands.length > 0) throw new UsageError('--jsonl reads standard input and takes no text.');
    if (jsonl) return byLine(isRedaction, io);
    const text = operands.length > 0 ? operands.join(' ') : await readAll(io.stdin);
    if (text.trim() === '')
      throw new UsageError('There is no text: name one, or pass one by standard input.');
    if (why) {
      io.write(whyText(explain(text, loadCatalog())));
      return exits.done;
    }
    return isRedaction ? printRedacted(text, isJson, io) : printVerdict(text, isJson, io);
  },
});
