import { describe, expect, test } from '@jest/globals';
import { mendReading } from '../../src/pictures/mendReading.ts';
import { readingHabits } from '../../src/pictures/readingHabits.ts';

const apply = (text: string, { find, put }: (typeof readingHabits)[number]): string =>
  typeof put === 'string' ? text.replace(find, put) : text.replace(find, put);

describe('the habits of reading', () => {
  test.each(readingHabits.flatMap((habit) => habit.yes.map(([read, stood]) => ({ read, stood, habit }))))(
    '$read -> $stood',
    ({ read, stood, habit }) => {
      expect(apply(read, habit)).toBe(stood);
      expect(mendReading(read)).toBe(stood);
    },
  );

  test.each(readingHabits.flatMap(({ no }) => no))('%s stays', (text) => {
    expect(mendReading(text)).toBe(text);
  });

  test('what names a thing stays as it was read', () => {
    const text = 'kid=prod-key-1110 at practice FEIGCD, GET /fhir/r4/FElGCD/Patient';
    expect(mendReading(text)).toBe(text);
  });
});
