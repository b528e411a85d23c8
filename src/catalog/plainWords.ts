import type { z } from 'zod';

/** Says what a schema fault means for the person who writes the file; undefined leaves zod's own words. */
export function plainWords(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is missing' : `must be ${article(issue.expected)}`;
    case 'invalid_value':
      return `must be one of ${issue.values.join(', ')}`;
    case 'unrecognized_keys':
      return `unknown key ${issue.keys.join(', ')}`;
    case 'too_big':
      return `must ${verb(issue.origin)} at most ${amount(issue.maximum, issue.origin)}`;
    case 'too_small':
      return `must ${verb(issue.origin)} at least ${amount(issue.minimum, issue.origin)}`;
    case 'invalid_format':
      return wordsOfFormat[issue.format];
    case 'not_multiple_of':
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
      return undefined;
  }
}

const wordsOfFormat: Readonly<Record<string, string>> = {
  url: 'must be an https address',
  date: 'must be a date such as 2026-11-23',
};

const units: Readonly<Record<string, string>> = { string: 'character', array: 'item' };

const verb = (origin: string): string => (origin in units ? 'have' : 'be');

function amount(limit: number | bigint, origin: string): string {
  const unit = units[origin];
  return unit === undefined ? `${limit}` : `${limit} ${unit}${limit === 1 ? '' : 's'}`;
}

const article = (type: string): string => (/^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`);
