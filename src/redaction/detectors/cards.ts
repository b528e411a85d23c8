import { type Shape, sweep } from '../grammar/sweep.ts';
import type { Source } from '../source.ts';
import type { Span } from '../spans.ts';

const SHAPES: readonly Shape[] = [
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
  {
    kind: 'record-number',
    pattern: /<id\b(?![^<>]{0,200}113883\.4\.6")[^<>]{0,120}?\sextension=\\{0,15}"([^"<>\\]{2,80})/g,
    words: ['extension='],
    check: (value) => /\d/.test(value),
  },
];

/** Lines of a vCard, and identifiers of a C-CDA document whose surroundings were cut off. */
export const cards = (source: Source): Span[] => sweep(source, SHAPES);
