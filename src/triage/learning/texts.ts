import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** A text with what it must lead to. */
export interface LabelledText {
  /** Who wrote it: what is fitted to some authors must be right about the others. */
  readonly author: string;
  /** `report` of the errors in `expect`; `outside`: a real error that is none of the 14; `silent`: nothing to answer. */
  readonly kind: 'report' | 'outside' | 'silent';
  readonly expect: readonly string[];
  /** Typed by somebody who wants an answer, not overheard. */
  readonly asked: boolean;
  /** Silent, but speaks of such errors. */
  readonly tricky: boolean;
  readonly what: string;
  readonly text: string;
}

const HEADER = /^=== /m;

function labelOf(header: string): Omit<LabelledText, 'author' | 'text'> {
  const asked = / asked$/.test(header);
  const words = header.replace(/ asked$/, '').split(' ');
  const [kind, degree] = words;
  if (kind === 'silent')
    return { kind, expect: [], asked, tricky: degree === 'tricky', what: words.slice(2).join(' ') };
  if (kind === 'outside') return { kind, expect: [], asked, tricky: false, what: words.slice(1).join(' ') };
  const expect = words
    .join(' ')
    .split('+')
    .map((id) => id.trim());
  return { kind: 'report', expect, asked, tricky: false, what: '' };
}

/** Reads texts that each stand behind a line `=== label`. */
export function parseTexts(file: string, author: string): LabelledText[] {
  return file
    .split(HEADER)
    .slice(1)
    .flatMap((part) => {
      const stop = part.indexOf('\n');
      const text = part.slice(stop + 1).replace(/\n+$/, '');
      return text.trim() === '' ? [] : [{ ...labelOf(part.slice(0, stop).trim()), author, text }];
    });
}

const lineSchema = z.looseObject({
  text: z.string(),
  set: z.string(),
  expect: z.union([z.string(), z.array(z.string())]).default([]),
  channel: z.string().optional(),
  tricky: z.boolean().default(false),
  kind: z.string().optional(),
  what: z.string().optional(),
  shape: z.string().optional(),
});
type Line = z.infer<typeof lineSchema>;

const kindsOfFiles = [
  ['positives.jsonl', 'report'],
  ['unknown.jsonl', 'outside'],
  ['negatives.jsonl', 'silent'],
] as const;

const fromLine = (line: Line, kind: LabelledText['kind']): LabelledText => ({
  author: line.set,
  kind,
  expect: kind === 'report' ? [line.expect].flat() : [],
  asked: line.channel === 'slash',
  tricky: line.tricky,
  what: line.kind ?? line.what ?? line.shape ?? '',
  text: line.text,
});

const parseLines = (file: string, kind: LabelledText['kind']): LabelledText[] =>
  file
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => fromLine(lineSchema.parse(JSON.parse(line)), kind));

interface TextFile {
  readonly path: string;
  readonly parse: (file: string) => LabelledText[];
}

const namesIn = (folder: string): string[] => readdirSync(folder).sort();

function textFilesIn(folder: string): TextFile[] {
  const authors = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const written = authors
    .map(({ name }) => name)
    .sort()
    .flatMap((author) =>
      namesIn(join(folder, author))
        .filter((name) => name.endsWith('.txt'))
        .map((name) => ({
          path: join(folder, author, name),
          parse: (file: string) => parseTexts(file, author),
        })),
    );
  const lines = kindsOfFiles
    .map(([name, kind]) => ({
      path: join(folder, name),
      parse: (file: string) => parseLines(file, kind),
    }))
    .filter(({ path }) => existsSync(path));
  return [...written, ...lines];
}

/** Reads a folder: one folder of `.txt` files per author, or `positives.jsonl`, `unknown.jsonl` and `negatives.jsonl` with the author in `set`. */
export const readTexts = (folder: string): LabelledText[] =>
  textFilesIn(folder).flatMap(({ path, parse }) => parse(readFileSync(path, 'utf8')));

/** Reads a folder as `readTexts` does; others get their turn between the files. */
export async function readTextsInTurns(folder: string): Promise<LabelledText[]> {
  const texts: LabelledText[] = [];
  for (const { path, parse } of textFilesIn(folder)) texts.push(...parse(await readFile(path, 'utf8')));
  return texts;
}
