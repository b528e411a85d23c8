import { findPatterns, type Pattern } from '../grammar/findPatterns.ts';
import type { Rule } from '../rule.ts';

const PATTERNS: readonly Pattern[] = [
  {
    kind: 'record-number',
    pattern: /<id\b(?![^<>]{0,200}113883\.4\.6")[^<>]{0,120}?\sextension=\\{0,15}"([^"<>\\]{2,80})/g,
    words: ['extension='],
    check: (value) => /\d/.test(value),
  },
];

/** Identifiers of a C-CDA document whose surroundings were cut off. */
export const documentIds: Rule = {
  find: findPatterns(PATTERNS),
  yes: {
    '<id root="2.16.840.1" extension="998771"/>': '998771',
  },
  no: ['<id root="2.16.840.1.113883.4.6" extension="998771"/>', '<id root="2.16" extension="none"/>'],
};
