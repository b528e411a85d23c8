import { expect, test } from '@jest/globals';
import { closest } from '../../src/text/closest.ts';

const words = ['triage', 'restore', 'start', 'ESCALATION_CHANNEL'];

test.each([
  ['triage', 'triage'],
  ['traige', 'triage'],
  ['triag', 'triage'],
  ['retsore', 'restore'],
  ['strat', 'start'],
  ['ESCALATION_CHANEL', 'ESCALATION_CHANNEL'],
  ['escalation_channel', 'ESCALATION_CHANNEL'],
  ['privacy', undefined],
  ['st', undefined],
  ['', undefined],
])('%s was meant to be %s', (word, meant) => {
  expect(closest(word, words)).toBe(meant);
});
