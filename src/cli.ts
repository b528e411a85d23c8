import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type Catalog, loadCatalog } from './catalog/catalog.ts';
import { terminalCard } from './terminalCard.ts';
import { triage } from './triage/triage.ts';
import type { Candidate, Verdict } from './triage/verdict.ts';

const HELP = `Usage: npm run --silent triage -- [options] ["text"]

Recognises an eClinicalWorks FHIR API error and prints what to do. Without a text, standard input is read.

  --json     print the verdict as JSON
  --jsonl    read {"id","text"} lines, write {"id","verdict","code","candidates"} lines in the same order
  --help     print this

Exit codes: 0 the text was read (whatever the verdict), 1 an input line is not valid (it is named on standard error
and answered by an "error" line, the other lines are answered as usual), 2 wrong use.
`;

const lineSchema = z.object({ id: z.union([z.string(), z.number()]), text: z.string() });
type Line = z.infer<typeof lineSchema>;

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

function answerLine({ id, text }: Line, catalog: Catalog): unknown {
  const verdict = triage(text, catalog);
  const candidates = candidatesOf(verdict).map(({ id: code, confidence }) => ({ code, confidence }));
  return { id, verdict: verdict.kind, code: candidates[0]?.code ?? null, candidates };
}

function parsed(line: string): Line | string {
  try {
    const result = lineSchema.safeParse(JSON.parse(line));
    return result.success ? result.data : 'expected an object with "id" and a string "text"';
  } catch {
    return 'not JSON';
  }
}

async function answerLines(catalog: Catalog): Promise<number> {
  let number = 0;
  let bad = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    if (line.trim() === '') continue;
    const read = parsed(line);
    if (typeof read === 'string') {
      bad++;
      process.stderr.write(`line ${number}: ${read}\n`);
      process.stdout.write(`${JSON.stringify({ line: number, error: read })}\n`);
    } else {
      process.stdout.write(`${JSON.stringify(answerLine(read, catalog))}\n`);
    }
  }
  return bad > 0 ? 1 : 0;
}

async function standardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

const options = {
  json: { type: 'boolean' },
  jsonl: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const catalog = loadCatalog();
  if (values.jsonl) return answerLines(catalog);
  const text = positionals.length > 0 ? positionals.join(' ') : await standardInput();
  const verdict = triage(text, catalog);
  process.stdout.write(
    values.json ? `${JSON.stringify(verdict, null, 2)}\n` : terminalCard(verdict, catalog),
  );
  return 0;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
  process.exitCode = 2;
}
