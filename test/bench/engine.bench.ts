/** How fast the engine reads pastes, logs and large catalogs, beside Fuse.js over the raw text, and how honest its confidences are on the corpus. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import Fuse from 'fuse.js';
import { z } from 'zod';
import { type Catalog, catalogOf, loadCatalog } from '../../src/catalog/catalog.ts';
import type { CatalogEntry } from '../../src/catalog/schema.ts';
import { readTexts } from '../../src/triage/learning/texts.ts';
import { lookUp, triage } from '../../src/triage/triage.ts';
import type { Verdict } from '../../src/triage/verdict.ts';
import { against, isSmoke, median, print, quantile } from './figures.ts';

const MEBI = 1024 * 1024;
const loadSchema = z.object({ model: z.number(), both: z.number(), megabytes: z.number() });
const ROUNDS = isSmoke ? 3 : 5;
const pastes = readTexts(fileURLToPath(new URL('../corpus/', import.meta.url)));
const everyNth = (n: number): string[] => pastes.flatMap(({ text }, i) => (i % n === 0 ? text : []));
const texts = everyNth(isSmoke ? 100 : 4);
/** Fuse.js takes so long that a part tells enough. */
const few = everyNth(isSmoke ? 1000 : 200);
const typed = pastes.flatMap(({ text, asked }, i) => (asked && i % (isSmoke ? 20 : 2) === 0 ? text : []));

const timed = (work: () => void): number => {
  const start = performance.now();
  work();
  return performance.now() - start;
};

const best = (work: () => void): number => Math.min(...Array.from({ length: ROUNDS }, () => timed(work)));

const fine = (value: number): string => `${value.toFixed(3)} ms`;

/** Noise of a busy service with one failing call in it. */
const logOf = (length: number): string => {
  const noise = (i: number): string =>
    `2024-11-21T10:00:${String(i % 60).padStart(2, '0')}Z INFO [worker-${i % 17}] sync.Job - batch ${i} of patients done in ${i % 300} ms, token cache hit, id=${(Math.imul(i, 2654435761) >>> 0).toString(16)}\n`;
  const failure =
    '2024-11-21T10:01:00Z ERROR ecw.oauth token 401 {"error":"invalid_client","error_description":"Cannot reach JWKS URL"}\n';
  let log = '';
  for (let i = 0; log.length < length; i++) log += i === 4000 ? failure : noise(i);
  return log.slice(0, length);
};

/** The catalog with invented entries behind it, `size` in all. */
const grown = (catalog: Catalog, size: number): Catalog => {
  const [model] = catalog.entries;
  if (!model) throw new Error('The catalog is empty.');
  const nouns = [
    'ledger',
    'roster',
    'voucher',
    'batch',
    'tariff',
    'parcel',
    'invoice',
    'shift',
    'beacon',
    'docket',
  ];
  const verbs = [
    'is locked',
    'was not posted',
    'has no owner',
    'is closed',
    'could not be merged',
    'is out of range',
  ];
  const invented = Array.from({ length: size - catalog.entries.length }, (_, i): CatalogEntry => {
    const words = `${nouns[i % 10]} ${nouns[(i >> 3) % 10]}${i} ${verbs[i % 6]}`;
    return {
      ...model,
      id: `x_${i}`,
      group: 'runtime',
      message: words,
      match: { codes: [`X_${nouns[i % 10]}_${i}`], numbers: [], wordings: [`the ${words}`], at: [] },
    };
  });
  return catalogOf([...catalog.entries, ...invented]);
};

/** A bot that runs has its paths compiled: every text was read before it is timed. */
const WARMING = 10;

const eachOf = (some: readonly string[], work: (text: string) => void): number[] => {
  for (let round = 0; round < (isSmoke ? WARMING : 1); round++) for (const text of some) work(text);
  return some.map((text) => best(() => work(text)));
};

const confidenceOf = (verdict: Verdict): { id: string; confidence: number } | undefined => {
  switch (verdict.kind) {
    case 'match':
      return verdict.errors[0];
    case 'ambiguous':
      return verdict.candidates[0];
    case 'none':
      return undefined;
  }
};

const LEVELS = [0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01];

const reliability = (catalog: Catalog): void => {
  const labelled = pastes.flatMap(({ text, asked, kind, expect }) => {
    const top = confidenceOf((asked ? lookUp : triage)(text, catalog));
    if (!top) return [];
    const isCore = catalog.byId(top.id)?.group === 'core';
    const right = kind === 'outside' ? !isCore : expect.includes(top.id);
    return [{ confidence: top.confidence, right }];
  });
  for (const [i, from] of LEVELS.slice(0, -1).entries()) {
    const to = LEVELS[i + 1] ?? 1;
    const here = labelled.filter(({ confidence }) => confidence >= from && confidence < to);
    const right = here.filter((row) => row.right).length;
    const share = here.length === 0 ? '-' : `${((100 * right) / here.length).toFixed(1)} % right`;
    print(`confidence ${from.toFixed(2)} to ${Math.min(to, 1).toFixed(2)}`, `${here.length} pastes`, share);
  }
};

const catalog = loadCatalog();
const wordings = catalog.entries.flatMap(({ id, message, match }) => [id, message, ...match.wordings]);
const fuse = new Fuse(wordings, { includeScore: true, ignoreLocation: true });

/** Loaded as they are shipped, in a program that does nothing else. */
const loading = `
const [{ loadCatalog }, { shippedModel }] = await Promise.all([import(process.argv[1]), import(process.argv[2])]);
const [start, before] = [performance.now(), process.memoryUsage.rss()];
loadCatalog();
const half = performance.now();
shippedModel();
const [end, after] = [performance.now(), process.memoryUsage.rss()];
console.log(JSON.stringify({ model: end - half, both: end - start, megabytes: (after - before) / ${MEBI} }));`;
const built = (file: string): string => new URL(`../../dist/${file}`, import.meta.url).href;
const loads = Array.from({ length: ROUNDS }, () => {
  const files = [built('catalog/catalog.js'), built('triage/judging/model.js')];
  return loadSchema.parse(
    JSON.parse(
      execFileSync(process.execPath, ['--input-type=module', '-e', loading, ...files], { encoding: 'utf8' }),
    ),
  );
});
const least = (of: (load: (typeof loads)[number]) => number): number => Math.min(...loads.map(of));

print(
  'the model',
  against(
    least(({ model }) => model),
    { most: 50, unit: 'ms' },
  ),
);
print(
  'catalog and model',
  against(
    least(({ both }) => both),
    { most: 80, unit: 'ms' },
  ),
  against(
    least(({ megabytes }) => megabytes),
    { most: 20, unit: 'MB' },
  ),
);
print('first paste, with the index', fine(timed(() => triage('invalid_client', catalog))));
const ours = eachOf(texts, (text) => triage(text, catalog));
const theirs = few.map((text) => timed(() => fuse.search(text.slice(0, 4096))));
print('a paste, median', fine(median(ours)), against(median(ours), { most: 0.3, unit: 'ms' }));
print('a paste, p99', fine(quantile(ours, 0.99)), against(quantile(ours, 0.99), { most: 3, unit: 'ms' }));
const asking = eachOf(typed, (text) => lookUp(text, catalog));
print('a lookup, median', fine(median(asking)), against(median(asking), { most: 2, unit: 'ms' }));
print(
  'a lookup, p99',
  fine(quantile(asking, 0.99)),
  against(quantile(asking, 0.99), { most: 2, unit: 'ms' }),
);
print(
  'Fuse.js over the raw text',
  fine(median(theirs)),
  `${(median(theirs) / median(ours)).toFixed(0)} times as long`,
);

const one = logOf(MEBI);
const two = logOf(2 * MEBI);
triage(one, catalog);
const ofOne = best(() => triage(one, catalog));
const ofTwo = best(() => triage(two, catalog));
print('1 MiB of log', against(ofOne, { most: 30, unit: 'ms' }));
print('2 MiB beside 1 MiB', `${(ofTwo / ofOne).toFixed(2)} times (bar: 2.2)`);

const large = grown(catalog, 10_000);
print('an index of 10,000 entries', fine(timed(() => triage('invalid_client', large))));
const withLarge = eachOf(texts, (text) => triage(text, large));
print('10,000 entries beside ours', `${(median(withLarge) / median(ours)).toFixed(2)} times (bar: 2)`);

reliability(catalog);
