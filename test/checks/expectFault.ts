import { expect } from '@jest/globals';
import type { CheckResult } from '../../src/checks/checkResult.ts';
import type { FindingCode } from '../../src/checks/findings/findings.ts';
import { outcomeText } from '../../src/checks/resultText.ts';

export interface Fault {
  readonly fault: FindingCode;
  /** The error of the catalog that is proved; none when only a warning is due. */
  readonly proves?: string | undefined;
  readonly seen?: RegExp | undefined;
}

/** No placeholder is left, and nothing was redacted that a reader needs. */
const expectReadable = (result: CheckResult): void => {
  const text = outcomeText({ kind: 'ran', result }).lines.join('\n');
  expect(text).not.toMatch(/\{[a-z]+\}|\[[a-z_ -]+\]|undefined|NaN|\[object/);
};

/** The result names this fault, is not called clean, and moves the card to the error that it proves. */
export const expectFault = (result: CheckResult, { fault, proves, seen }: Fault): void => {
  const codes = result.checks.filter(({ status }) => status !== 'ok').map(({ code }) => code);
  expect(codes).toContain(fault);
  if (seen) expect(result.checks.find(({ code }) => code === fault)?.seen).toMatch(seen);
  if (proves === undefined) expect(result.lead?.certainty).not.toBe('proved');
  else expect(result.lead).toMatchObject({ certainty: 'proved', entry: proves });
  expect(result.checks.some(({ status }) => status === 'fail' || status === 'warn')).toBe(true);
  expectReadable(result);
};

/** Nothing is wrong: no fail and no warning, and no error of the catalog is proved. */
export const expectClean = (result: CheckResult): void => {
  expect(result.checks.filter(({ status }) => status === 'fail' || status === 'warn')).toEqual([]);
  expect(result.lead?.certainty).not.toBe('proved');
  expectReadable(result);
};
