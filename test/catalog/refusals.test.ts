import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from '@jest/globals';
import { loadCatalog } from '../../src/catalog/catalog.ts';
import { CatalogError } from '../../src/catalog/catalogError.ts';

const root = mkdtempSync(join(tmpdir(), 'catalog-'));
afterAll(() => rmSync(root, { recursive: true }));

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(root, 'case-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

/** A whole entry whose lines can be changed, to see what a change does. Line 1 is the id. */
function entry(id: string, changes: Readonly<Record<string, string>> = {}): string {
  const fields: Record<string, string> = {
    id,
    group: 'neighbour',
    message: 'Something is wrong',
    cause: 'A reason.',
    steps: '[{ do: Cure it }]',
    fixedBy: '[developer]',
    escalate: '{ to: nobody, when: Never }',
    sources: '[{ name: A page, confidence: standard, verified: 2026-11-23 }]',
    ...changes,
  };
  return Object.entries(fields)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${key}: ${value}\n`)
    .join('');
}

/** What a core error must have beyond that. */
const core = {
  group: 'core',
  headline: 'Something is wrong at {practice|the practice}',
  steps: '[{ do: Cure it, by: developer }]',
};

const listItem = (text: string): string => `- ${text.trimEnd().replaceAll('\n', '\n  ')}\n`;

const refusals: readonly (readonly [string, Readonly<Record<string, string>>, readonly string[]])[] = [
  [
    'a quote that never ends',
    { 'a.yaml': 'id: one\nmessage: "open\n' },
    ['a.yaml:3: Missing closing "quote'],
  ],
  ['a key given twice', { 'a.yaml': `${entry('one')}cause: Again\n` }, ['a.yaml:9: Map keys must be unique']],
  ['an empty file', { 'a.yaml': '' }, ['a.yaml:1: holds no entry']],
  ['an empty list', { 'a.yaml': '[]\n' }, ['a.yaml:1: holds no entry']],
  ['a sentence in place of an entry', { 'a.yaml': 'hello\n' }, ['a.yaml:1: must be an object']],
  ['a field that is missing', { 'a.yaml': entry('one', { cause: '' }) }, ['a.yaml:1: cause: is missing']],
  [
    'a number where words belong',
    { 'a.yaml': entry('one', { cause: '7' }) },
    ['a.yaml:4: cause: must be a string'],
  ],
  ['an unknown key', { 'a.yaml': entry('one', { couse: 'typo' }) }, ['a.yaml:9: unknown key couse']],
  [
    'an unknown key deep inside',
    { 'a.yaml': entry('one', { steps: '\n  - do: Cure it\n    who: me' }) },
    ['a.yaml:7: steps.0: unknown key who'],
  ],
  [
    'an id with capitals',
    { 'a.yaml': entry('One') },
    ['a.yaml:1: id: an id has 2 to 60 characters of a-z, 0-9 and _'],
  ],
  [
    'a group that does not exist',
    { 'a.yaml': entry('one', { group: 'misc' }) },
    ['a.yaml:2: group: must be one of core, neighbour, writeback, hl7, bulk, runtime, cds'],
  ],
  [
    'a step that is too long',
    { 'a.yaml': entry('one', { steps: `[{ do: ${'x'.repeat(401)} }]` }) },
    ['a.yaml:5: steps.0.do: must have at most 400 characters'],
  ],
  [
    'no step at all',
    { 'a.yaml': entry('one', { steps: '[]' }) },
    ['a.yaml:5: steps: must have at least 1 item'],
  ],
  [
    'a source over plain http',
    {
      'a.yaml': entry('one', {
        sources: '[{ name: A page, url: http://a.example, confidence: standard, verified: 2026-11-23 }]',
      }),
    },
    ['a.yaml:8: sources.0.url: must be an https address'],
  ],
  [
    'a date that is none',
    { 'a.yaml': entry('one', { sources: '[{ name: A page, confidence: standard, verified: yesterday }]' }) },
    ['a.yaml:8: sources.0.verified: must be a date such as 2026-11-23'],
  ],
  [
    'an evidence field that nobody asks for',
    { 'a.yaml': entry('one', { escalate: '{ to: ecw, when: Soon, evidence: [password] }' }) },
    ['a.yaml:7: escalate.evidence.0: must be one of'],
  ],
  [
    'an id taken in another file',
    { 'a.yaml': entry('one'), 'b.yaml': entry('one') },
    ['b.yaml:1: the id one is taken already by a.yaml:1'],
  ],
  [
    'an id taken in the same list',
    { 'a.yaml': listItem(entry('one')) + listItem(entry('one')) },
    ['a.yaml:9: the id one is taken already by a.yaml:1'],
  ],
  [
    'a look-alike that is not there',
    { 'a.yaml': entry('one', { lookAlikes: '[two]' }) },
    ['a.yaml:9: lookAlikes: no entry has the id two'],
  ],
  [
    'an answer that favours nobody known',
    {
      'a.yaml': entry('one', {
        question:
          '\n  ask: Which?\n  answers:\n    - { label: This, favours: [one] }\n    - { label: That, favours: [two] }',
      }),
    },
    ['a.yaml:13: question: no entry has the id two'],
  ],
  [
    'a code that another entry of the group claims',
    {
      'a.yaml': entry('one', { match: '\n  codes: [BAD]' }),
      'b.yaml': entry('two', { match: '\n  codes:\n    - GOOD\n    - BAD' }),
    },
    ['b.yaml:12: the code BAD is claimed already by one of the same group'],
  ],
  [
    'a placeholder that nobody fills',
    { 'a.yaml': entry('one', { headline: "'{practise|The practice} is off'" }) },
    ['a.yaml:9: headline: no placeholder is called practise, or its fallback is missing'],
  ],
  [
    'a placeholder without a fallback',
    { 'a.yaml': entry('one', { headline: "'{practice} is off'" }) },
    ['a.yaml:9: headline: no placeholder is called {practice}, or its fallback is missing'],
  ],
  [
    'a headline that grows too long',
    { 'a.yaml': entry('one', { headline: `'{practice|It} ${'x'.repeat(70)}'` }) },
    ['a.yaml:9: headline: must have at most 100 characters when it is filled'],
  ],
  [
    'a command with a variable of its own',
    { 'a.yaml': entry('one', { steps: "[{ do: Look, run: 'echo $PASSWORD', prints: it }]" }) },
    ['a.yaml:5: steps.0.run: no command may use $PASSWORD'],
  ],
  [
    'a command that does not say what it prints',
    { 'a.yaml': entry('one', { steps: "[{ do: Look, run: 'echo $KID' }]" }) },
    ['a.yaml:5: steps.0: run and prints go together'],
  ],
  [
    'a twin without its command',
    { 'a.yaml': entry('one', { steps: "[{ do: Look, powershell: 'echo $KID' }]" }) },
    ['a.yaml:5: steps.0: powershell needs run'],
  ],
  [
    'a step for no fact',
    { 'a.yaml': entry('one', { steps: '[{ do: Look, only: {} }]' }) },
    ['a.yaml:5: steps.0.only: names no fact'],
  ],
  [
    'a core error that fits no card',
    {
      'a.yaml': entry('one', {
        group: 'core',
        cause: 'One. Two. Three.',
        steps: `[${'{ do: Cure it }, '.repeat(5)}{ do: ${'x'.repeat(201)}, by: developer }]`,
      }),
    },
    [
      'a.yaml:1: headline: is missing on a core error',
      'a.yaml:5: steps: a core error has at most 5 open steps',
      'a.yaml:4: cause: a core error has at most 2 sentences here',
      ...[0, 1, 2, 3, 4].map((at) => `a.yaml:5: steps.${at}: a step of a core error says who acts`),
      'a.yaml:5: steps.5.do: a step of a core error has at most 200 characters',
    ],
  ],
  [
    'several faults in several files, all told',
    { 'a.yaml': entry('one', { cause: '', fixedBy: '[doctor]' }), 'b.yaml': entry('two', { status: '42' }) },
    [
      'a.yaml:1: cause: is missing',
      'a.yaml:5: fixedBy.0: must be one of developer, practice, ecw, user',
      'b.yaml:9: status: must be at least 100',
    ],
  ],
];

function problemsOf(folder: string): readonly string[] {
  try {
    loadCatalog(folder);
  } catch (error) {
    if (error instanceof CatalogError) return error.message.split('\n');
    throw error;
  }
  return [];
}

describe('a bad catalog is refused with file, line and reason', () => {
  test.each(refusals)('%s', (_, files, expected) => {
    const problems = problemsOf(folderOf(files));
    expect(problems).toHaveLength(expected.length);
    for (const [index, start] of expected.entries()) expect(problems[index]).toMatch(startingWith(start));
  });

  test('a folder without entries says so', () => {
    const folder = join(root, 'nothing-here');
    mkdirSync(folder);
    expect(problemsOf(folder)).toEqual(['nothing-here:1: no .yaml file in this folder']);
    expect(problemsOf(join(root, 'absent'))).toEqual(['absent:1: no .yaml file in this folder']);
  });

  test('the error has a code and the problems as data', () => {
    try {
      loadCatalog(folderOf({ 'a.yaml': entry('one', { cause: '' }) }));
      expect('refused').toBe('taken');
    } catch (error) {
      expect(error).toMatchObject({
        code: 'CATALOG_INVALID',
        problems: [{ file: 'a.yaml', line: 1, reason: 'cause: is missing' }],
      });
    }
  });
});

describe('a good catalog', () => {
  test('is taken from a path or an address, one entry or a list to a file', () => {
    const folder = folderOf({
      'a.yaml': entry('one'),
      'b.yml': listItem(entry('two')) + listItem(entry('six')),
    });
    expect(loadCatalog(folder).entries.map(({ id }) => id)).toEqual(['one', 'two', 'six']);
    expect(loadCatalog(pathToFileURL(folder)).entries).toHaveLength(3);
  });

  test('gives core entries first in the order of the reference, then group by group', () => {
    const folder = folderOf({
      'a.yaml': entry('zebra', { group: 'bulk' }),
      'b.yaml': entry('access_denied', core),
      'c.yaml': entry('neighbour_one'),
      'd.yaml': entry('invalid_scope', core),
    });
    expect(loadCatalog(folder).entries.map(({ id }) => id)).toEqual([
      'invalid_scope',
      'access_denied',
      'neighbour_one',
      'zebra',
    ]);
  });

  test('finds entries by id and by status', () => {
    const catalog = loadCatalog(
      folderOf({ 'a.yaml': entry('one', { status: '401' }), 'b.yaml': entry('two') }),
    );
    expect(catalog.byId('one')?.status).toBe(401);
    expect(catalog.byId('three')).toBeUndefined();
    expect(catalog.byStatus(401).map(({ id }) => id)).toEqual(['one']);
    expect(catalog.byStatus(500)).toEqual([]);
  });

  test('the same code may stand in two groups', () => {
    const match = '\n  codes: [SAME]';
    const folder = folderOf({
      'a.yaml': entry('one', { match }),
      'b.yaml': entry('two', { match, group: 'hl7' }),
    });
    expect(loadCatalog(folder).entries).toHaveLength(2);
  });

  test('one anchor may serve hundreds of entries', () => {
    const shared = '&page [{ name: A page, confidence: standard, verified: 2026-11-23 }]';
    const first = listItem(entry('entry_0', { sources: shared }));
    const rest = Array.from({ length: 300 }, (_, i) =>
      listItem(entry(`entry_${i + 1}`, { sources: '*page' })),
    );
    expect(loadCatalog(folderOf({ 'a.yaml': first + rest.join('') })).entries).toHaveLength(301);
  });
});

const startingWith = (text: string): RegExp =>
  new RegExp(`^${text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);
