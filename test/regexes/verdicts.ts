import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { runInNewContext } from 'node:vm';
import { type AttackPattern, check } from 'recheck';
import { z } from 'zod';
import { nameOf, type Pattern } from './patterns.ts';

/** The verdicts of the checker are kept, since reaching them takes minutes: `npm run regexes` renews them. */
export const verdictsFile = new URL('./verdicts.json', import.meta.url);

/**
 * What the checker says of a pattern: `safe`, `timeout` (nothing found in time), an error of the checker, or a complexity;
 * before it, where it is a guess, what became of the attack at length.
 */
export type JudgedAs = string;

const keptSchema = z.strictObject({ recheck: z.string(), verdicts: z.record(z.string(), z.string()) });
export type Kept = Readonly<z.infer<typeof keptSchema>>;

export const recheckVersion: string = z
  .looseObject({ version: z.string() })
  .parse(createRequire(import.meta.url)('recheck/package.json')).version;

export const readKept = (): Kept => keptSchema.parse(JSON.parse(readFileSync(verdictsFile, 'utf8')));

export const writeKept = (kept: Kept): void =>
  writeFileSync(verdictsFile, `${JSON.stringify(kept, null, 2)}\n`);

/** A pattern in the file of verdicts: a hash, so that the file is short and holds no pattern that looks like a secret. */
export const keyOf = (pattern: Pick<Pattern, 'source' | 'flags'>): string =>
  createHash('sha256').update(nameOf(pattern)).digest('hex').slice(0, 16);

/** The longest that 64 KB may keep one pattern busy, and what counts as no time at all. In milliseconds. */
const patienceMs = 1000;
const quickMs = 100;

/** Milliseconds of processor time that a pattern takes to fail on its attack, grown to 64 KB; at most `patienceMs`. */
const timeOfAttack = ({ source, flags }: Pattern, { pumps, suffix }: AttackPattern) => {
  const grown = pumps.map(({ prefix, pump }) => prefix + pump.repeat(65_536 / pumps.length / pump.length));
  const text = grown.join('') + suffix;
  const started = process.cpuUsage();
  try {
    runInNewContext('new RegExp(source, flags).exec(text)', { source, flags, text }, { timeout: patienceMs });
  } catch {
    return patienceMs;
  }
  return process.cpuUsage(started).user / 1000;
};

/** Where every repetition is bounded, the checker can only guess from short attacks how it grows: the attack is made at length. */
const atLength = (pattern: Pattern, attack: AttackPattern): string => {
  const time = timeOfAttack(pattern, attack);
  return time < quickMs ? 'quick at length, guess: ' : time < patienceMs ? 'slow at length, guess: ' : '';
};

/** The checker knows neither `d` (offsets, no other matches) nor `v`. */
const flagsToCheck = ({ flags }: Pattern) => flags.replace('d', '').replace('v', 'u');

const judge = async (pattern: Pattern): Promise<JudgedAs> => {
  const found = await check(pattern.source, flagsToCheck(pattern), { timeout: 2000, attackTimeout: 500 });
  switch (found.status) {
    case 'safe':
      return 'safe';
    case 'unknown':
      return found.error.kind;
    case 'vulnerable': {
      const { attack, complexity } = found;
      const named =
        complexity.type === 'polynomial' ? `polynomial of degree ${complexity.degree}` : complexity.type;
      return complexity.isFuzz ? atLength(pattern, attack) + named : named;
    }
  }
};

/** The verdicts on the patterns that `known` does not hold, two at a time. */
export const judgeNew = async (
  patterns: readonly Pattern[],
  known: Kept['verdicts'] = {},
): Promise<Record<string, JudgedAs>> => {
  const verdicts: Record<string, JudgedAs> = {};
  const left = patterns.filter((pattern) => !Object.hasOwn(known, keyOf(pattern)));
  const work = async () => {
    for (let next = left.pop(); next; next = left.pop()) verdicts[keyOf(next)] = await judge(next);
  };
  await Promise.all([work(), work()]);
  return verdicts;
};

const harmless = /^(?:safe|timeout|polynomial of degree 2)$/;
const isMild = /^(?:quick|slow) at length, guess: /;
const isMildForRedactor = /guess: polynomial of degree 2$|^quick at length, guess: polynomial /;

/** Whether the product may hold a pattern that is judged like this. */
export const isAllowed = (judged: JudgedAs, { isRedactor }: Pick<Pattern, 'isRedactor'>): boolean =>
  harmless.test(judged) || (isRedactor ? isMildForRedactor : isMild).test(judged);

/** What is wrong with kept verdicts, in words. */
export const staleness = ({ recheck, verdicts }: Kept, patterns: readonly Pattern[]): string[] => {
  const keys = new Set(patterns.map(keyOf));
  const gone = Object.keys(verdicts).filter((key) => !keys.has(key));
  return [
    ...(recheck === recheckVersion ? [] : [`judged by recheck ${recheck}, installed is ${recheckVersion}`]),
    ...gone.map((key) => `${key} is no pattern any more`),
  ];
};
