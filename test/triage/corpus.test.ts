import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { triage } from '../../src/triage/triage.ts';
import type { Verdict } from '../../src/triage/verdict.ts';
import { catalog } from '../support/catalog.ts';

/**
 * One paste and what it must lead to: `error` is answered unasked; `likely` stands first, sure or not; `all` are among the first three;
 * `silent` is never answered unasked; `outside` is never answered with one of the 14.
 */
const pasteSchema = z.union([
  z.strictObject({ text: z.string(), error: z.string() }),
  z.strictObject({ text: z.string(), likely: z.string() }),
  z.strictObject({ text: z.string(), all: z.array(z.string()).min(2) }),
  z.strictObject({ text: z.string(), silent: z.literal(true) }),
  z.strictObject({ text: z.string(), outside: z.literal(true) }),
]);
type Paste = z.infer<typeof pasteSchema>;

const folder = new URL('../corpus/', import.meta.url);

function ranked(verdict: Verdict): string[] {
  switch (verdict.kind) {
    case 'match':
      return [...verdict.errors, ...verdict.others].map(({ id }) => id);
    case 'ambiguous':
      return verdict.candidates.map(({ id }) => id);
    case 'none':
      return [];
  }
}

const answered = (verdict: Verdict): string => (verdict.kind === 'match' ? verdict.errors[0].id : 'nothing');

function check(paste: Paste): void {
  const verdict = triage(paste.text, catalog);
  if ('error' in paste) expect(answered(verdict)).toBe(paste.error);
  else if ('likely' in paste) expect(ranked(verdict)[0]).toBe(paste.likely);
  else if ('all' in paste) expect(ranked(verdict).slice(0, 3)).toEqual(expect.arrayContaining(paste.all));
  else if ('silent' in paste) expect(answered(verdict)).toBe('nothing');
  else expect(catalog.byId(answered(verdict))?.group).not.toBe('core');
}

for (const file of readdirSync(folder).filter((name) => name.endsWith('.yaml'))) {
  const pastes = z.array(pasteSchema).parse(parse(readFileSync(new URL(file, folder), 'utf8')));
  describe(`pastes of ${file}`, () => {
    test.each(pastes.map((paste) => [paste.text.slice(0, 90), paste] as const))('%j', (_title, paste) =>
      check(paste),
    );
  });
}
