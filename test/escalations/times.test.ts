import { describe, expect, test } from '@jest/globals';
import { readTimes } from '../../src/escalations/times.ts';

/** A Monday; in New York it is 07:00. */
const now = Date.parse('2026-03-02T12:00:00Z');
const utc = { now, timeZone: 'UTC' };
const newYork = { now, timeZone: 'America/New_York' };

describe('times of failures', () => {
  test.each([
    ['', []],
    ['  \n ', []],
    ['2026-03-01 14:05', ['2026-03-01T14:05:00Z']],
    ['2026-03-01T14:05:09Z', ['2026-03-01T14:05:09Z']],
    ['2026-03-01 14:05:09.123 UTC', ['2026-03-01T14:05:09Z']],
    ['2026-03-01T16:05+02:00', ['2026-03-01T14:05:00Z']],
    ['2026-03-01T16:05 +0200', ['2026-03-01T14:05:00Z']],
    ['2024-02-29 14:05', ['2024-02-29T14:05:00Z']],
    ['2026-03-01 15:00\n2026-03-01 14:00', ['2026-03-01T14:00:00Z', '2026-03-01T15:00:00Z']],
    ['2026-03-01 14:00, 2026-03-01 14:00; ', ['2026-03-01T14:00:00Z']],
    ['2026-03-02 12:04', ['2026-03-02T12:04:00Z']],
    ['1772373900', ['2026-03-01T14:05:00Z']],
  ])('%j is read as %j', (text, times) => {
    expect(readTimes(text, utc)).toEqual({ kind: 'times', times });
  });

  test.each([
    ['6:55', '2026-03-02T11:55:00Z'],
    ['14:05', '2026-03-01T19:05:00Z'],
    ['2:05 PM', '2026-03-01T19:05:00Z'],
    ['2pm', '2026-03-01T19:00:00Z'],
    ['12:30 a.m.', '2026-03-02T05:30:00Z'],
    ['11:55 UTC', '2026-03-02T11:55:00Z'],
    ['today 6:30 AM', '2026-03-02T11:30:00Z'],
    ['today at 06:30:15', '2026-03-02T11:30:15Z'],
    ['Yesterday 2:05 PM', '2026-03-01T19:05:00Z'],
    ['1 hour ago', '2026-03-02T11:00:00Z'],
    ['an hour ago', '2026-03-02T11:00:00Z'],
    ['20 min ago', '2026-03-02T11:40:00Z'],
    ['about 2 days ago', '2026-02-28T12:00:00Z'],
    ['just now', '2026-03-02T12:00:00Z'],
    ['2026-03-01 14:05', '2026-03-01T19:05:00Z'],
    ['2026-03-01 2:05 PM', '2026-03-01T19:05:00Z'],
    // Before the clocks go forward on 8 March, and after: the same hour on the wall.
    ['2025-07-01 14:05', '2025-07-01T18:05:00Z'],
    ['2026-03-01 14:05 UTC', '2026-03-01T14:05:00Z'],
  ])('in New York %j is %j', (text, time) => {
    expect(readTimes(text, newYork)).toEqual({ kind: 'times', times: [time] });
  });

  test.each([
    ['yesterday at noon', /Cannot read “yesterday at noon”/],
    ['2026-13-01 14:05', /Cannot read/],
    ['2026-02-29 14:05', /Cannot read/],
    ['2025-04-31 14:05 UTC', /Cannot read/],
    ['2026-03-01 14:05 +99:00', /Cannot read/],
    ['2026-03-01 14:05 -05:75', /Cannot read/],
    ['2026-03-01 25:05', /Cannot read/],
    ['2026-03-01', /Cannot read/],
    ['14:65', /Cannot read/],
    ['13 pm', /Cannot read/],
    ['12', /Cannot read/],
    ['03/01/2026 14:05', /Cannot read/],
    ['2026-03-02 12:06', /in the future/],
    ['today 12:06', /in the future/],
    ['2027-03-01 14:05', /in the future/],
    ['today 13:00, today 14:00', /“today 13:00”, “today 14:00” are in the future/],
  ])('%j is refused with what to write', (text, problem) => {
    expect(readTimes(text, utc)).toEqual({ kind: 'unreadable', problem: expect.stringMatching(problem) });
  });
});
