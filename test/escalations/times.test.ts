import { describe, expect, test } from '@jest/globals';
import { readTimes } from '../../src/escalations/times.ts';

const now = Date.parse('2026-03-02T12:00:00Z');

describe('times of failures', () => {
  test.each([
    ['2026-03-01 14:05', ['2026-03-01T14:05:00Z']],
    ['2026-03-01T14:05:09Z', ['2026-03-01T14:05:09Z']],
    ['2026-03-01 14:05:09.123 UTC', ['2026-03-01T14:05:09Z']],
    ['2026-03-01T16:05+02:00', ['2026-03-01T14:05:00Z']],
    ['2026-03-01T16:05 +0200', ['2026-03-01T14:05:00Z']],
    ['2026-03-01 15:00\n2026-03-01 14:00', ['2026-03-01T14:00:00Z', '2026-03-01T15:00:00Z']],
    ['2026-03-01 14:00, 2026-03-01 14:00; ', ['2026-03-01T14:00:00Z']],
    ['2026-03-02 12:04', ['2026-03-02T12:04:00Z']],
  ])('%j is read as %j', (text, times) => {
    expect(readTimes(text, now)).toEqual({ kind: 'times', times });
  });

  test.each([
    ['', /When did it fail/],
    ['  \n ', /When did it fail/],
    ['yesterday at noon', /Cannot read “yesterday at noon”/],
    ['2026-13-01 14:05', /Cannot read/],
    ['2026-03-01 25:05', /Cannot read/],
    ['03/01/2026 14:05', /Cannot read/],
    ['2026-03-02 12:06', /in the future/],
    ['2027-03-01 14:05', /in the future/],
  ])('%j is refused with what to write', (text, problem) => {
    expect(readTimes(text, now)).toEqual({ kind: 'unreadable', problem: expect.stringMatching(problem) });
  });
});
