import { expect, test } from '@jest/globals';
import { triage } from '../../src/triage/triage.ts';
import { catalog } from '../support/catalog.ts';

const body = '{"error":"invalid_scope","error_description":"Requested scope is invalid or not registered"}';

/** Around what is read whole, around the beginning and the end that are always read, and around the pieces of a long line. */
const lengths = [0, 700, 1050, 1600, 2100, 4800, 7000, 7350, 9800];

test.each(lengths)('in one long line an error is found behind %i letters, however many follow', (before) => {
  const named = lengths.map((after) => {
    const text = `${'x word '.repeat(before / 7)}${body}${' y word'.repeat(after / 7)}`;
    const verdict = triage(`eCW answered ${text}`, catalog);
    if (verdict.kind === 'none') return 'nothing';
    return (verdict.kind === 'match' ? verdict.errors : verdict.candidates)[0]?.id;
  });
  expect(named).toEqual(lengths.map(() => 'invalid_scope'));
});
