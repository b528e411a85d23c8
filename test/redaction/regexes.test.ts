import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { checkSync } from 'recheck';

const ROOT = join(import.meta.dirname, '../../src/redaction');
const LITERAL =
  /(?<=[=(,:[!&|?{};\n>]\s{0,40}|return )\/(?![/*])((?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+)\/([dgimsuy]{0,7})/g;

interface Pattern {
  readonly source: string;
  readonly flags: string;
}

function literals(): Pattern[] {
  const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  return files.flatMap((file) =>
    [...readFileSync(join(ROOT, file), 'utf8').matchAll(LITERAL)].map(([, source = '', flags = '']) => ({
      source,
      flags,
    })),
  );
}

/** Patterns that are put together at load time: caught while the module is read, before anything else reads it. */
async function assembled(): Promise<Pattern[]> {
  const found: Pattern[] = [];
  const Original = globalThis.RegExp;
  globalThis.RegExp = new Proxy(Original, {
    construct(target, args: [string | RegExp, string?]) {
      const made = new target(...args);
      if (typeof args[0] === 'string') found.push({ source: made.source, flags: made.flags });
      return made;
    },
  });
  await import('../../src/redaction/redact.ts');
  globalThis.RegExp = Original;
  return found;
}

const PATTERNS: readonly Pattern[] = [...literals(), ...(await assembled())];

/** Milliseconds for one pattern: it finds what it finds within a few hundred, or not within minutes. */
const TIMEOUT = 800;

/** What recheck says of a pattern: `safe`, or the complexity of an attack. Offsets (`d`) change no matching. */
function verdict({ source, flags }: Pattern): string {
  const found = checkSync(source, flags.replace('d', ''), { timeout: TIMEOUT, randomSeed: 1 });
  if (found.status !== 'vulnerable') return 'none found';
  const { type, ...rest } = found.complexity;
  return 'degree' in rest ? `${type} of degree ${rest.degree}` : type;
}

describe('every regular expression of the redactor', () => {
  test('is seen: literals and assembled ones', () => {
    expect(PATTERNS.filter(({ source }) => source.includes('BEGIN')).length).toBeGreaterThan(0);
    expect(PATTERNS.filter(({ source }) => source.includes('Boulevard')).length).toBeGreaterThan(0);
    expect(PATTERNS.length).toBeGreaterThan(200);
  });

  test('a dangerous one would be found', () => {
    expect(verdict({ source: '^(?:a+)+$', flags: '' })).toBe('exponential');
  });

  test('takes neither exponential nor more than quadratic time', () => {
    const bad = PATTERNS.map((pattern) => [verdict(pattern), pattern.source] as const).filter(([found]) =>
      /exponential|degree ([3-9]|\d\d)/.test(found),
    );
    expect(bad).toEqual([]);
  }, 600_000);
});
