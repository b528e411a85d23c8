import { expect } from '@jest/globals';
import { redact } from '../../src/redaction/redact.ts';

interface Expected {
  readonly hide: readonly string[];
  readonly keep: readonly string[];
}

/** Expects a text to lose some values and to keep others, and to lose nothing more when it is redacted again. */
export const expectHidden = (text: string, { hide, keep }: Expected): void => {
  const { text: clean } = redact(text);
  expect(hide.filter((value) => clean.includes(value))).toEqual([]);
  expect(keep.filter((value) => !clean.includes(value))).toEqual([]);
  expect(redact(clean).text).toBe(clean);
};
