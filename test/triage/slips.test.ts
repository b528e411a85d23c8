import { expect, test } from '@jest/globals';
import { coreOrder } from '../../src/catalog/catalog.ts';
import { lookUp } from '../../src/triage/triage.ts';
import type { Verdict } from '../../src/triage/verdict.ts';
import { catalog } from '../support/catalog.ts';

/** Every letter left out, every letter doubled, every pair of neighbours swapped. */
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

test('of all single slips in the 14 codes, at least 99 of 100 give the right entry', () => {
  const slips = coreOrder.flatMap((code) => slipsOf(code).map((typed) => ({ code, typed })));
  const wrong = slips.filter(({ code, typed }) => firstOf(lookUp(typed, catalog)) !== code);
  expect(slips.length).toBeGreaterThan(470);
  expect(wrong.length).toBeLessThanOrEqual(0.01 * slips.length);
});
