import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { runInNewContext } from 'node:vm';
import { afterAll, describe, expect, test } from '@jest/globals';
import { parseSync } from '@swc/core';
import { type AttackPattern, check, type Diagnostics } from 'recheck';
import { z } from 'zod';

interface Pattern {
  readonly source: string;
  readonly flags: string;
}

const source = join(import.meta.dirname, '../src');
/** The redactor's patterns are judged where they are tried, and more strictly. */
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.ts') && !name.startsWith('redaction'),
);
/** Programs stand at the top, and do something when they are loaded: what they build is not seen, their literals are. */
const isProgram = (name: string) => !name.includes(sep) || name === join('catalog', 'compile.ts');

const literalSchema = z.object({
  type: z.literal('RegExpLiteral'),
  pattern: z.string(),
  flags: z.string(),
});

/** Every `/…/` of a program. */
const literalsOf = (code: string): Pattern[] => {
  const found: Pattern[] = [];
  const walk = (node: unknown) => {
    const literal = literalSchema.safeParse(node);
    if (literal.success) found.push({ source: literal.data.pattern, flags: literal.data.flags });
    else if (typeof node === 'object' && node !== null) Object.values(node).forEach(walk);
  };
  walk(parseSync(code, { syntax: 'typescript', target: 'es2023' }));
  return found;
};

const Original = globalThis.RegExp;
afterAll(() => {
  globalThis.RegExp = Original;
});

/** Every `new RegExp(…)` that the modules run while they are loaded. */
const builtAtStart = async (): Promise<Pattern[]> => {
  const found: Pattern[] = [];
  globalThis.RegExp = new Proxy(Original, {
    construct: (target, [pattern, flags], self) => {
      const built = Reflect.construct(target, [pattern, flags], self);
      // The second line of a stack is this trap; the third is who built it: ours, or a library's?
      if (new Error().stack?.split('\n')[2]?.includes(source)) found.push(built);
      return built;
    },
  });
  for (const name of files) if (!isProgram(name)) await import(join(source, name));
  globalThis.RegExp = Original;
  return found;
};

const keyOf = ({ source, flags }: Pattern) => `/${source}/${flags}`;

/** Milliseconds that a pattern takes to fail on its attack, grown to 64 KB; at most `limitMs`. */
const timeOfAttack = ({ source, flags }: Pattern, { pumps, suffix }: AttackPattern, limitMs: number) => {
  const grown = pumps.map(({ prefix, pump }) => prefix + pump.repeat(65_536 / pumps.length / pump.length));
  const started = performance.now();
  try {
    runInNewContext(
      'new RegExp(source, flags).exec(text)',
      {
        source,
        flags,
        text: grown.join('') + suffix,
      },
      { timeout: limitMs },
    );
  } catch {
    return limitMs;
  }
  return performance.now() - started;
};

/** The longest that 64 KB may keep one pattern busy. */
const patienceMs = 1000;

/**
 * What is wrong with a pattern, if anything is. Where every repetition is bounded, the checker can only guess from short
 * attacks how it grows, so there its attack is carried out at length.
 */
const faultOf = (pattern: Pattern, found: Diagnostics): string | undefined => {
  const named = `${found.status} ${keyOf(pattern)}`;
  switch (found.status) {
    case 'safe':
      return undefined;
    case 'unknown':
      return found.error.kind === 'timeout' ? undefined : `${named}: ${found.error.kind}`;
    case 'vulnerable': {
      const { attack, complexity } = found;
      const isMild = complexity.type === 'polynomial' && complexity.degree < 3;
      const isGuess = complexity.isFuzz && timeOfAttack(pattern, attack, patienceMs) < patienceMs;
      return isMild || isGuess ? undefined : `${named}: ${complexity.summary}, ${attack.pattern}`;
    }
  }
};

/** The checker knows neither `d` (offsets, no other matches) nor `v`. */
const flagsToCheck = ({ flags }: Pattern) => flags.replace('d', '').replace('v', 'u');

const judge = async (patterns: readonly Pattern[]): Promise<string[]> => {
  const faults: string[] = [];
  const left = [...patterns];
  const work = async () => {
    for (let next = left.pop(); next; next = left.pop()) {
      const fault = faultOf(
        next,
        await check(next.source, flagsToCheck(next), { timeout: 2000, attackTimeout: 500 }),
      );
      if (fault) faults.push(fault);
    }
  };
  await Promise.all([work(), work()]);
  return faults;
};

describe('regular expressions', () => {
  test('none of the product is exponential, or polynomial of degree 3 or more', async () => {
    const literals = files.flatMap((name) => literalsOf(readFileSync(join(source, name), 'utf8')));
    const all = [...literals, ...(await builtAtStart())];
    const patterns = [...new Map(all.map((pattern) => [keyOf(pattern), pattern])).values()];
    expect(literals.length).toBeGreaterThan(100);
    expect(await judge(patterns)).toEqual([]);
  }, 600_000);

  test.each([
    [String.raw`const a = /^(\w+\s?)*$/;`, /exponential/],
    ['const a = /x*x*x*y/;', /polynomial/],
  ])('%s is seen to be one', async (code, fault) => {
    expect(await judge(literalsOf(code))).toEqual([expect.stringMatching(fault)]);
  });
});
