import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { keys, type Material, makeMaterial } from '../checks/material.ts';
import { answer, openZoo, type Zoo } from '../checks/zoo.ts';
import { wordsOf } from '../support/read.ts';
import { openScene } from '../support/scene.ts';

const hour = 3_600_000;

let zoo: Zoo;
let own: Material;
beforeAll(async () => {
  zoo = await openZoo();
  own = makeMaterial();
});
afterAll(() => zoo.close());

/** Waits for a look, and for what is told of it. */
const looked = async (isDone: () => boolean) => {
  for (let tries = 0; tries < 100 && !isDone(); tries++) await setTimeout(30);
  await setTimeout(300);
};

/** A bot that watches one key set, with a clock that can be put forward and a key set that can be changed. */
const watching = async (first: string) => {
  let ahead = 0;
  let body = first;
  let visits = 0;
  const url = zoo.keep((socket, visit) => {
    visits++;
    answer(body)(socket, visit);
  });
  const { support } = await openScene({
    bot: {
      checks: { policy: { kind: 'on', allow: [] }, watched: [url] },
      network: zoo.network,
      now: () => Date.now() + ahead,
      timing: { reminderBeatMs: 30 },
    },
  });
  const told = () => support.sees('ecw-escalations').map(wordsOf);
  /** Lets an hour pass and waits for the look. */
  const nextHour = async (next: string) => {
    const before = visits;
    body = next;
    ahead += hour;
    await looked(() => visits > before);
  };
  await looked(() => visits > 0);
  return { url, told, nextHour };
};

test('what turns bad is told once, and once when it is good again', async () => {
  const good = keys(own.jwk, own.other);
  const { url, told, nextHour } = await watching(good);
  expect(told()).toEqual([]);
  await nextHour('<html>');
  await nextHour('<html>');
  expect(told()).toEqual([expect.stringContaining(`Something is wrong with the key set* ${url}`)]);
  await nextHour(good);
  await nextHour(good);
  expect(told()).toEqual([expect.anything(), expect.stringContaining(`Good again:* ${url}`)]);
});

test('a kid that is gone is named', async () => {
  const { told, nextHour } = await watching(keys(own.jwk, own.other));
  await nextHour(keys(own.jwk));
  expect(told()).toEqual([expect.stringContaining('The kid "prod-2025" is no longer published.')]);
});
