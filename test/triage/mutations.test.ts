import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { readTexts } from '../../src/triage/learning/texts.ts';
import { lookUp, triage } from '../../src/triage/triage.ts';
import { candidatesOf } from '../../src/triage/verdict.ts';
import { catalog } from '../support/catalog.ts';
import { inDepth } from '../support/inDepth.ts';

const COUNT = inDepth(100_000, 600);
const texts = readTexts(fileURLToPath(new URL('../corpus/', import.meta.url))).map(({ text }) => text);

/** A small generator of its own (mulberry32), so that a failure can be repeated. */
const numbers = (seed: number): ((most: number) => number) => {
  let state = seed;
  return (most) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % most;
  };
};

const odd = [
  '"',
  '\\',
  '\n',
  '{',
  '}',
  '%',
  '&',
  '<',
  '\u0000',
  '\ud83d',
  '\u200b',
  '`',
  "'",
  '=',
  ':',
  '/',
  '1',
  'é',
];

const mutated = (text: string, pick: (most: number) => number): string => {
  const at = pick(text.length + 1);
  const to = at + pick(12);
  const other = texts[pick(texts.length)] ?? '';
  const changes = [
    () => text.slice(0, at) + text.slice(to),
    () => text.slice(0, at) + (odd[pick(odd.length)] ?? '') + text.slice(at),
    () => text.slice(0, at) + other.slice(0, pick(40)) + text.slice(at),
    () => text.slice(at) + text.slice(0, at),
    () => JSON.stringify(text),
    () => text.slice(0, at),
    () => `${text}\n${other}`,
  ];
  return changes[pick(changes.length)]?.() ?? text;
};

test('mutated pastes never break the engine, and every confidence is a probability', () => {
  const pick = numbers(7);
  for (let i = 0; i < COUNT; i++) {
    let text = texts[pick(texts.length)] ?? '';
    for (let k = pick(6); k >= 0; k--) text = mutated(text, pick);
    const verdict = (i % 2 === 0 ? triage : lookUp)(text, catalog);
    const all = candidatesOf(verdict);
    if (!all.every(({ confidence }) => confidence >= 0 && confidence <= 1))
      throw new Error(`confidence out of range: ${JSON.stringify(text)}`);
    if (new Set(all.map(({ id }) => id)).size !== all.length)
      throw new Error(`an entry twice: ${JSON.stringify(text)}`);
  }
  expect(texts.length).toBeGreaterThan(6000);
}, 1_800_000);
