import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { redact } from '../../src/redaction/redact.ts';

/** Texts that rules were mended with, and texts that were judged only after the rules had been written. */
export type Half = 'mended' | 'heldOut';
export type Subject = 'secrets' | 'patients' | 'keeps';

const FILES: Readonly<Record<Half, string>> = { mended: '.txt', heldOut: '.heldOut.txt' };

interface RedactionCase {
  readonly kind: string;
  readonly text: string;
  readonly hide: readonly string[];
  readonly keep: readonly string[];
}

const marked = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].flatMap((match) => match[1] ?? []);

/** `%% kind`, then a text: ⟦must go⟧, ⟨must stay⟩, and ¦ inside what a scanner would take for a real token. */
function read(subject: Subject, half: Half): readonly RedactionCase[] {
  const file = readFileSync(join(import.meta.dirname, 'cases', `${subject}${FILES[half]}`), 'utf8');
  return file
    .split(/^%% /m)
    .filter((block) => block !== '')
    .map((block) => {
      const end = block.indexOf('\n');
      const written = block
        .slice(end + 1)
        .trimEnd()
        .replaceAll('¦', '');
      return {
        kind: block.slice(0, end),
        text: written.replace(/[⟦⟧⟨⟩]/g, ''),
        hide: marked(written, /⟦([^⟧]*)⟧/g),
        keep: marked(written, /⟨([^⟩]*)⟩/g),
      };
    });
}

export interface Score {
  readonly hidden: number;
  readonly kept: number;
  /** What stayed and must go, and what went and must stay. */
  readonly wrong: readonly string[];
}

const share = (wrong: number, all: number): number => (all === 0 ? 1 : 1 - wrong / all);

export function score(subject: Subject, half: Half): Score {
  const results = read(subject, half).map(({ kind, text, hide, keep }) => {
    const clean = redact(text).text;
    return {
      leaks: hide.filter((value) => clean.includes(value)).map((value) => `${kind}: leaks ${value}`),
      losses: keep.filter((value) => !clean.includes(value)).map((value) => `${kind}: loses ${value}`),
      hide: hide.length,
      keep: keep.length,
    };
  });
  const sum = (count: (result: (typeof results)[number]) => number): number =>
    results.reduce((total, result) => total + count(result), 0);
  return {
    hidden: share(
      sum(({ leaks }) => leaks.length),
      sum(({ hide }) => hide),
    ),
    kept: share(
      sum(({ losses }) => losses.length),
      sum(({ keep }) => keep),
    ),
    wrong: results.flatMap(({ leaks, losses }) => [...leaks, ...losses]),
  };
}
