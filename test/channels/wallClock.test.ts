import { expect, test } from '@jest/globals';
import { addBusinessTime, type BusinessHours, createWallClock } from '../../src/channels/wallClock.ts';

const office: BusinessHours = {
  timeZone: 'America/New_York',
  days: [1, 2, 3, 4, 5],
  from: 9 * 60,
  to: 17 * 60,
};
const hour = 3_600_000;

/** `start` and `due` in the office's own time (-05:00 in winter, -04:00 in summer). */
test.each([
  ['within a day', '2026-03-02T09:00-05:00', 2, '2026-03-02T11:00-05:00'],
  ['over night', '2026-03-02T15:00-05:00', 4, '2026-03-03T11:00-05:00'],
  ['over the weekend', '2026-03-06T16:00-05:00', 8, '2026-03-09T16:00-04:00'],
  ['from the night before', '2026-03-02T03:00-05:00', 1, '2026-03-02T10:00-05:00'],
  ['from a Sunday', '2026-03-01T12:00-05:00', 1, '2026-03-02T10:00-05:00'],
  ['nothing to wait for', '2026-03-01T12:00-05:00', 0, '2026-03-01T12:00-05:00'],
])('%s: %s and %i business hours is %s', (_what, start, hours, due) => {
  const at = addBusinessTime(Date.parse(start), { hours: office, afterMs: hours * hour });
  expect(new Date(at).toISOString()).toBe(new Date(due).toISOString());
});

test('a calendar without working days ends all the same', () => {
  const at = addBusinessTime(0, { hours: { ...office, days: [] }, afterMs: hour });
  expect(at).toBeGreaterThan(30 * 24 * hour);
});

test('the wall clock shows the day of its own zone', () => {
  const at = Date.parse('2026-03-01T23:30:00Z');
  expect(createWallClock('Asia/Kolkata')(at)).toEqual({ date: '2026-03-02', day: 1, minutes: 5 * 60 });
  expect(createWallClock('UTC')(at)).toEqual({ date: '2026-03-01', day: 7, minutes: 23 * 60 + 30 });
});
