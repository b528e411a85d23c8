import { expect, test } from '@jest/globals';
import { coreOrder } from '../../src/catalog/catalog.ts';
import { lookUp, triage } from '../../src/triage/triage.ts';
import type { Verdict } from '../../src/triage/verdict.ts';
import { catalog } from '../support/catalog.ts';

const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** The key beside a letter: to its right, at the end of a row to its left. */
const neighbourOf = (letter: string): string => {
  const row = ROWS.find((keys) => keys.includes(letter)) ?? letter;
  const at = row.indexOf(letter);
  return row[at + 1] ?? row[at - 1] ?? letter;
};

/** Every letter left out, doubled, or hit beside its key, and every pair of neighbours swapped. */
const slipsOf = (code: string): readonly string[] => {
  const slips = new Set<string>();
  for (let at = 0; at < code.length; at++) {
    const [before, one, two, after] = [
      code.slice(0, at),
      code.charAt(at),
      code.charAt(at + 1),
      code.slice(at + 1),
    ];
    slips.add(before + after);
    slips.add(before + neighbourOf(one) + after);
    if (one !== '_') slips.add(before + one + one + after);
    if (two !== '') slips.add(before + two + one + after.slice(1));
  }
  slips.delete(code);
  return [...slips];
};

const firstOf = (verdict: Verdict): string | undefined => {
  switch (verdict.kind) {
    case 'match':
      return verdict.errors[0].id;
    case 'ambiguous':
      return verdict.candidates[0].id;
    case 'none':
      return undefined;
  }
};

test.each([
  ['asked', (typed: string) => lookUp(typed, catalog)],
  ['in a sentence', (typed: string) => triage(`we get ${typed} from the token endpoint since noon`, catalog)],
  ['in JSON', (typed: string) => triage(`{"error":"${typed}"}`, catalog)],
])('of all single slips in the 14 codes, %s, at least 465 of 470 give the right entry', (_where, answer) => {
  const slips = coreOrder.flatMap((code) => slipsOf(code).map((typed) => ({ code, typed })));
  const wrong = slips.filter(({ code, typed }) => firstOf(answer(typed)) !== code);
  expect(slips.length).toBeGreaterThan(470);
  expect(wrong.length).toBeLessThanOrEqual((slips.length * 5) / 470);
});
