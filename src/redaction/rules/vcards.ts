import { findPatterns, type Pattern } from '../grammar/findPatterns.ts';
import type { Rule } from '../rule.ts';

const PATTERNS: readonly Pattern[] = [
  {
    kind: 'person-name',
    pattern: /^(?:FN|N)(?:;[^:\n]{0,60})?:([^\n]{2,120})$/gm,
    words: ['vcard', 'bday:'],
  },
  {
    kind: 'postal-address',
    pattern: /^ADR(?:;[^:\n]{0,60})?:;{0,2}([^\n]{4,200})$/gm,
    words: ['adr;', 'adr:'],
  },
];

/** Names and addresses in the lines of a vCard. */
export const vcards: Rule = {
  find: findPatterns(PATTERNS),
  yes: {
    'BEGIN:VCARD\nFN:Tobias Lindqvist': 'Tobias Lindqvist',
  },
  no: ['FN:not a card'],
};
