import { z } from 'zod';
import type { BusinessHours, BusinessSpan } from '../channels/wallClock.ts';
import { text } from './variables.ts';

const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const hoursPattern = /^(\w{3})-(\w{3}) (\d{2}):(\d{2})-(\d{2}):(\d{2})$/;

const isTimeZone = (name: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
};

/** `Mon-Fri 09:00-17:00` as days 1 to 7 and minutes since midnight; undefined when it is not of that form. */
const readHours = (value: string): Omit<BusinessHours, 'timeZone'> | undefined => {
  const [, first = '', last = '', ...clock] = hoursPattern.exec(value) ?? [];
  const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = clock.map(Number);
  const [start, end] = [days.indexOf(first) + 1, days.indexOf(last) + 1];
  const [from, to] = [fromHour * 60 + fromMinute, toHour * 60 + toMinute];
  if (start === 0 || end < start || to <= from || to > 24 * 60) return undefined;
  return { days: Array.from({ length: end - start + 1 }, (_, index) => start + index), from, to };
};

export const reminderVariables = {
  DIGEST: text
    .transform((value) => value ?? 'on')
    .pipe(z.enum(['on', 'off'], { error: 'must be on or off.' }))
    .transform((value) => value === 'on'),
  TIME_ZONE: text
    .transform((value) => value ?? 'UTC')
    .refine(isTimeZone, { error: 'must be a time zone such as America/New_York.' }),
  BUSINESS_HOURS: text
    .transform((value) => readHours(value ?? 'Mon-Fri 09:00-17:00'))
    .refine((value) => value !== undefined, { error: 'must look like Mon-Fri 09:00-17:00.' }),
  REMIND_AFTER_HOURS: text
    .transform((value) => Number(value ?? 8))
    .refine((value) => value >= 1 && value <= 400, {
      error: 'must be a number of business hours from 1 to 400.',
    }),
};

const { DIGEST: _, ...read } = reminderVariables;
const readSchema = z.object(read);

/** When people work, and after how much of that time without any change they are reminded. */
export const readReminders = ({
  TIME_ZONE,
  BUSINESS_HOURS,
  REMIND_AFTER_HOURS,
}: z.infer<typeof readSchema>): BusinessSpan => ({
  hours: { timeZone: TIME_ZONE, ...(BUSINESS_HOURS ?? { days: [], from: 0, to: 0 }) },
  afterMs: REMIND_AFTER_HOURS * 3_600_000,
});
