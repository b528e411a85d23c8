import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { describe, expect, test } from '@jest/globals';

/** Source texts by path below src, with `/` between the parts. */
type House = ReadonlyMap<string, string>;

const source = join(import.meta.dirname, '../src');
const house: House = new Map(
  readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => [name.split(sep).join('/'), readFileSync(join(source, name), 'utf8')]),
);

/** The rooms of the domain, from the lowest up: code is imported from a room itself and from those below it. */
const domain = [
  'channels',
  'cases',
  'replies',
  'outbreaks',
  'escalations',
  'delivery',
  'insights',
  'curation',
];
/** What every room of the domain may use. */
const ground = ['text', 'catalog', 'redaction', 'triage', 'reading', 'pacing', 'observability'];
const anything = '*';

/** What each room and each file beside the rooms may import. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  text: [],
  pacing: [],
  catalog: [],
  observability: [],
  simulator: [],
  redaction: ['text'],
  pictures: ['text', 'redaction', 'pacing'],
  checks: ['text'],
  triage: ['text', 'catalog'],
  reading: ['catalog', 'triage', 'redaction', 'pacing'],
  ...Object.fromEntries(domain.map((room, at) => [room, [...domain.slice(0, at), ...ground]])),
  delivery: ['escalations', ...ground],
  insights: ground,
  wording: [...domain, ...ground],
  slack: [...domain, ...ground, 'checks', 'pictures', 'wording'],
  terminal: [...domain, ...ground, 'checks', 'wording', 'config', 'storage'],
  site: [...ground, 'wording', 'terminal'],
  mcp: [...ground, 'checks', 'wording', 'terminal'],
  doctor: [...domain, ...ground, 'config', 'storage', 'slack', 'terminal', 'pictures'],
  storage: [],
  config: ['text'],
  commands: [anything],
  'app.ts': [anything],
  'createJobs.ts': [anything],
  'main.ts': [anything],
  'cli.ts': [anything],
  'leanMemory.ts': [],
  'keepCompiled.ts': [],
};
/** Rooms that may take types from leaves of the domain, wherever these stand: what is stored and shown belongs together. */
const takesLeafTypes = [...domain, 'storage'];
/** Rooms that may import from leaves of the domain, constants included. */
const takesLeaves = ['storage', 'insights'];
/** Rooms that may take types from anywhere: the settings of a part are named by that part. */
const takesTypes = ['config'];

/** Rooms whose types the domain may take: what a look found out, or a picture says, is what a case keeps. */
const lendTypes = ['checks', 'pictures'];

/** Packages that only some rooms (or top-level files) may know. */
const onlyIn: Readonly<Record<string, readonly string[]>> = {
  '@slack/': ['slack', 'main.ts', 'app.ts'],
  'fuse.js': ['triage'],
  '@modelcontextprotocol/sdk': ['mcp', 'commands'],
  jose: ['checks'],
  'ipaddr.js': ['checks'],
  kysely: ['storage'],
  nodemailer: ['delivery'],
  'prom-client': ['observability'],
  '@photostructure/sqlite': ['storage'],
  sharp: ['pictures'],
  'tesseract.js': ['pictures'],
  pg: ['storage'],
};
const mayReadEnv = ['cli.ts', 'config'];

const roomOf = (path: string): string => path.split('/')[0] ?? '';
const isOfDomain = (path: string): boolean => domain.includes(roomOf(path));

interface Import {
  /** A path below src, or the name of a package. */
  readonly target: string;
  readonly isPackage: boolean;
  readonly isType: boolean;
}

const statement =
  /\b(?:import|export)\s+(?:(type)\s+)?([^'";]*?)\bfrom\s*'([^']+)'|\bimport\s*\(?\s*'([^']+)'/g;

const areAllTypes = (clause: string): boolean => {
  const names = /^\{([^}]*)\}\s*$/.exec(clause)?.[1]?.split(',') ?? [];
  const stated = names.map((name) => name.trim()).filter((name) => name !== '');
  return stated.length > 0 && stated.every((name) => name.startsWith('type '));
};

const importsOf = (path: string, text: string): readonly Import[] =>
  [...text.matchAll(statement)].map(([, type, clause = '', from, bare]) => {
    const name = from ?? bare ?? '';
    const isPackage = !name.startsWith('.');
    return {
      target: isPackage
        ? name
        : relative(source, join(source, dirname(path), name))
            .split(sep)
            .join('/'),
      isPackage,
      isType: type !== undefined || areAllTypes(clause),
    };
  });

/** A leaf of the domain runs no code of other files there: all that it takes from them are types, and these from leaves. */
const leavesOf = (files: House): ReadonlySet<string> => {
  const leaves = new Set([...files.keys()].filter(isOfDomain));
  for (let before = 0; before !== leaves.size; ) {
    before = leaves.size;
    for (const path of leaves) {
      const ofDomain = importsOf(path, files.get(path) ?? '').filter(({ target }) => isOfDomain(target));
      if (!ofDomain.every(({ target, isType }) => isType && leaves.has(target))) leaves.delete(path);
    }
  }
  return leaves;
};

const packageFault = (room: string, name: string): readonly string[] => {
  const rule = Object.entries(onlyIn).find(([prefix]) => name.startsWith(prefix));
  return rule && !rule[1].includes(room) ? [`${room} imports ${name}`] : [];
};

const importFault = (
  path: string,
  { target, isType }: Import,
  leaves: ReadonlySet<string>,
): readonly string[] => {
  const room = roomOf(path);
  const allowed = mayImport[room] ?? [];
  if (roomOf(target) === room || allowed.includes(anything) || allowed.includes(roomOf(target))) return [];
  if (isType && takesTypes.includes(room)) return [];
  if (isType && isOfDomain(path) && lendTypes.includes(roomOf(target))) return [];
  if (leaves.has(target) && (takesLeaves.includes(room) || (isType && takesLeafTypes.includes(room))))
    return [];
  return [`${path} imports ${target}`];
};

/** Everything in a file that breaks the rules, in words. */
const faultsOf = (path: string, files: House, leaves = leavesOf(files)): readonly string[] => {
  const text = files.get(path) ?? '';
  const room = roomOf(path);
  const readsEnv =
    text.replace(/\/\*[\s\S]*?\*\//g, '').includes('process.env') && !mayReadEnv.includes(room);
  return [
    ...(mayImport[room] ? [] : [`${room} has no rule`]),
    ...importsOf(path, text).flatMap((one) =>
      one.isPackage ? packageFault(room, one.target) : importFault(path, one, leaves),
    ),
    ...(readsEnv ? [`${room} reads process.env`] : []),
  ];
};

/** Files that import each other round about, type imports included: what is left when files that import nothing left are taken away. */
const circlesIn = (files: House): readonly string[] => {
  const left = new Map(
    [...files].map(([path, text]) => [path, importsOf(path, text).map(({ target }) => target)]),
  );
  for (let before = 0; before !== left.size; ) {
    before = left.size;
    const isImported = new Set([...left.values()].flat());
    for (const [path, targets] of left)
      if (!isImported.has(path) || !targets.some((target) => left.has(target))) left.delete(path);
  }
  return [...left.keys()].sort();
};

/** The house with one more file, or another text in one. */
const withFile = (path: string, text: string): House => new Map([...house, [path, text]]);

describe('who may import whom', () => {
  test('every room and every file keeps its rules', () => {
    expect(house.size).toBeGreaterThan(50);
    const leaves = leavesOf(house);
    expect([...house.keys()].flatMap((path) => faultsOf(path, house, leaves))).toEqual([]);
  });

  test('no file imports itself round about', () => {
    expect(circlesIn(house)).toEqual([]);
  });

  test.each([
    ['triage/x.ts', `import { hear } from '../cases/hear.ts';`, 'triage/x.ts imports cases/hear.ts'],
    ['triage/x.ts', `import type { Case } from '../cases/case.ts';`, 'triage/x.ts imports cases/case.ts'],
    [
      'simulator/x.ts',
      `import type { Case } from '../cases/case.ts';`,
      'simulator/x.ts imports cases/case.ts',
    ],
    ['simulator/x.ts', `import type { KnownBlock } from '@slack/types';`, 'simulator imports @slack/types'],
    ['cases/x.ts', `const { App } = await import('@slack/bolt');`, 'cases imports @slack/bolt'],
    [
      'checks/x.ts',
      `import { redact } from '../redaction/redact.ts';`,
      'checks/x.ts imports redaction/redact.ts',
    ],
    ['cases/x.ts', `import Fuse from 'fuse.js';`, 'cases imports fuse.js'],
    [
      'cases/x.ts',
      `import { planReply } from '../replies/planReply.ts';`,
      'cases/x.ts imports replies/planReply.ts',
    ],
    [
      'cases/x.ts',
      `import {\n  planReply,\n} from '../replies/planReply.ts';`,
      'cases/x.ts imports replies/planReply.ts',
    ],
    ['cases/x.ts', `export * from '../replies/planReply.ts';`, 'cases/x.ts imports replies/planReply.ts'],
    ['storage/x.ts', `import { hear } from '../cases/hear.ts';`, 'storage/x.ts imports cases/hear.ts'],
    ['config/x.ts', `import { hear } from '../cases/hear.ts';`, 'config/x.ts imports cases/hear.ts'],
    ['delivery/x.ts', `import { hear } from '../cases/hear.ts';`, 'delivery/x.ts imports cases/hear.ts'],
    ['app.ts', `export const home = process.env.HOME;`, 'app.ts reads process.env'],
    [
      'cases/x.ts',
      `import { runChecks } from '../checks/runChecks.ts';`,
      'cases/x.ts imports checks/runChecks.ts',
    ],
    ['attic/x.ts', `export const x = 1;`, 'attic has no rule'],
  ])('a wrong import in %s is seen', (path, text, fault) => {
    expect(faultsOf(path, withFile(path, text))).toEqual([fault]);
  });

  test.each([
    ['a constant of a leaf', `import { muteKinds } from '../escalations/escalation.ts';`, ['escalation']],
    ['a type of a leaf', `import type { Escalation } from '../escalations/escalation.ts';`, []],
    [
      'a type of a leaf, marked one by one',
      `import { type Escalation } from '../escalations/escalation.ts';`,
      [],
    ],
    [
      'a type of a file that is no leaf',
      `import type { Draft } from '../escalations/escalate.ts';`,
      ['escalate'],
    ],
  ])('upward, %s', (_what, text, faults) => {
    expect(faultsOf('cases/x.ts', withFile('cases/x.ts', text))).toEqual(
      faults.map((name) => `cases/x.ts imports escalations/${name}.ts`),
    );
  });

  test('circles of two, of three and of types alone are seen', () => {
    const at = (path: string) => `import { x } from '${path}';`;
    const straight: House = new Map([
      ['cases/a.ts', at('./b.ts')],
      ['cases/b.ts', at('../text/c.ts')],
      ['text/c.ts', ''],
      ['app.ts', at('./cases/a.ts')],
    ]);
    expect(circlesIn(straight)).toEqual([]);
    const two = new Map([...straight, ['cases/b.ts', at('./a.ts')]]);
    expect(circlesIn(two)).toEqual(['cases/a.ts', 'cases/b.ts']);
    const three = new Map([...straight, ['text/c.ts', at('../cases/a.ts')]]);
    expect(circlesIn(three)).toEqual(['cases/a.ts', 'cases/b.ts', 'text/c.ts']);
    const types = new Map([...straight, ['cases/b.ts', `import type { X } from './a.ts';`]]);
    expect(circlesIn(types)).toEqual(['cases/a.ts', 'cases/b.ts']);
  });
});
