import type { z } from 'zod';

/** One thing wrong with a payload, in Slack's words, with a JSON pointer to the place. */
export interface Problem {
  readonly words: string;
  readonly pointer: string;
}

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

const at = (base: string, path: Path): string => [base, ...path.map(String)].join('/');
const expected: Readonly<Record<string, string>> = {
  string: 'must provide a string',
  object: 'must provide an object',
  array: 'must provide an array',
  boolean: 'must provide a boolean',
  number: 'must provide a number',
  int: 'must provide an integer',
};

/** Translates zod's findings about `input` into Slack's wording. `base` is the pointer of the input, such as `/blocks`. */
export function problemsOf(error: z.ZodError, input: unknown, base: string): readonly Problem[] {
  return error.issues.flatMap((issue) => wordsOf(issue, input, base));
}

function wordsOf(issue: Issue, input: unknown, base: string): readonly Problem[] {
  const here = at(base, issue.path);
  switch (issue.code) {
    case 'invalid_type':
      return [wrongType(issue, input, base)];
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ words: `invalid additional property: ${key}`, pointer: here }));
    case 'too_big':
      return [{ words: tooBig(issue.origin, Number(issue.maximum)), pointer: here }];
    case 'too_small':
      return [{ words: tooSmall(issue.origin, Number(issue.minimum)), pointer: here }];
    case 'invalid_union':
      return [wrongKind(issue, input, base)];
    case 'invalid_value':
      return [{ words: 'must be a valid enum value', pointer: here }];
    case 'invalid_format':
    case 'custom':
    case 'invalid_key':
    case 'invalid_element':
    case 'not_multiple_of':
      return [{ words: issue.message, pointer: here }];
  }
}

function wrongType(issue: Extract<Issue, { code: 'invalid_type' }>, input: unknown, base: string): Problem {
  if (valueAt(input, issue.path) === undefined && issue.path.length > 0) {
    return missing(issue.path, base);
  }
  return {
    words: expected[issue.expected] ?? `must provide ${issue.expected}`,
    pointer: at(base, issue.path),
  };
}

function missing(path: Path, base: string): Problem {
  return { words: `missing required field: ${String(path.at(-1))}`, pointer: at(base, path.slice(0, -1)) };
}

function wrongKind(issue: Extract<Issue, { code: 'invalid_union' }>, input: unknown, base: string): Problem {
  const value = valueAt(input, issue.path);
  if (issue.path.at(-1) !== 'type') {
    const words =
      typeof value === 'object' ? 'failed to match all allowed schemas' : 'must provide an object';
    return { words, pointer: at(base, issue.path) };
  }
  if (value === undefined) return missing(issue.path, base);
  return { words: `unsupported type: ${String(value).slice(0, 100)}`, pointer: at(base, issue.path) };
}

function tooBig(origin: string, maximum: number): string {
  if (origin === 'string') return `must be less than ${maximum + 1} characters`;
  if (origin === 'array') return `no more than ${maximum} items allowed`;
  return `must be less than or equal to ${maximum}`;
}

function tooSmall(origin: string, minimum: number): string {
  if (origin === 'string') return `must be more than ${minimum - 1} characters`;
  if (origin === 'array') return `must provide at least ${minimum} items`;
  return `must be greater than or equal to ${minimum}`;
}

function valueAt(input: unknown, path: Path): unknown {
  let value: unknown = input;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}
