/** How long checks take beside servers of this machine, and for how long they hold up everything else: hostile answers included. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { gzipSync } from 'node:zlib';
import type { Subject } from '../../src/checks/subject.ts';
import { claims, ecJwk, keys, makeMaterial, p384, signed } from '../checks/material.ts';
import { visit } from '../checks/visit.ts';
import { answer, openZoo } from '../checks/zoo.ts';
import { against, isSmoke, median, print } from './figures.ts';

const zoo = await openZoo();
const own = makeMaterial();
const assertion = await signed(own.a, claims());
const rounds = isSmoke ? 3 : 30;

const healthy: Subject = { jwksUrl: zoo.keep(answer(keys(own.jwk, own.other))), kid: 'prod-2026', assertion };
const bomb = gzipSync(Buffer.alloc(20_000_000));
const manyEc = Array.from({ length: 900 }, (_, index) => ecJwk(p384, { kid: `k${index}` }));
const manyRsa = Array.from({ length: 550 }, (_, index) => ({ ...own.jwk, kid: `k${index}` }));
const hostile: Readonly<Record<string, Subject>> = {
  'nothing hostile': healthy,
  '256 KiB of brackets': { jwksUrl: zoo.keep(answer('['.repeat(262_000))) },
  '256 KiB of nested keys': {
    jwksUrl: zoo.keep(answer(`{"keys":[${'['.repeat(130_000)}${']'.repeat(130_000)}]}`)),
  },
  '900 EC keys': { jwksUrl: zoo.keep(answer(keys(...manyEc))) },
  '550 RSA keys, none of them right': { jwksUrl: zoo.keep(answer(keys(...manyRsa))), assertion },
  'a key of 200,000 characters': {
    jwksUrl: zoo.keep(answer(keys({ ...own.jwk, n: 'v'.repeat(200_000) }))),
    kid: 'prod-2026',
  },
  'a key of 8,192 bits and a large e': {
    jwksUrl: zoo.keep(answer(keys({ ...own.jwk, n: `v${'_'.repeat(1364)}`, e: '_____w' }))),
    assertion,
  },
  'a kid of 200,000 characters': {
    jwksUrl: zoo.keep(answer(keys({ ...own.jwk, kid: 'k '.repeat(100_000) }))),
    kid: 'k',
  },
  'a gzip bomb': { jwksUrl: zoo.keep(answer(bomb, { 'Content-Encoding': 'gzip' })) },
  'an assertion of 64 KiB of dots': { assertion: '.'.repeat(65_000) },
  'an assertion of 64 KiB of blanks': { assertion: `eyJ${' '.repeat(65_000)}` },
};

await visit(zoo, healthy);
const times: number[] = [];
for (let round = 0; round < rounds; round++) {
  const started = performance.now();
  await visit(zoo, healthy);
  times.push(performance.now() - started);
}
print('a healthy key set, median', against(median(times), { most: 500, unit: 'ms' }));

for (const [name, subject] of Object.entries(hostile)) {
  await visit(zoo, subject);
  const delays: number[] = [];
  for (let round = 0; round < Math.min(rounds, 5); round++) {
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    await visit(zoo, subject);
    delay.disable();
    delays.push(delay.max / 1e6);
  }
  print(`${name}, blocked`, against(Math.min(...delays), { most: 50, unit: 'ms' }));
}
await zoo.close();
