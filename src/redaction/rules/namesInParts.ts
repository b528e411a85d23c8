import type { Detection } from '../detections.ts';
import { nameAt } from '../grammar/names.ts';
import type { Rule } from '../rule.ts';
import type { Source } from '../source.ts';

const NEAR = 120;
const PART = /\b(first|last)\\{0,15}["']?\s{0,4}(?:=>|[:=])\s{0,4}\\{0,15}["']?(?=[A-Z])/gi;

function find({ text, has }: Source): Detection[] {
  if (!has('first') || !has('last')) return [];
  const parts = [...text.matchAll(PART)];
  return parts.flatMap((part, i) => {
    const isNear = [parts[i - 1], parts[i + 1]].some(
      (other) =>
        other !== undefined &&
        other[1]?.toLowerCase() !== part[1]?.toLowerCase() &&
        Math.abs(other.index - part.index) < NEAR,
    );
    return isNear ? nameAt(text, part.index + part[0].length, 1) : [];
  });
}

/** `first` and `last` as keys side by side: `{"first": "…", "last": "…"}`. */
export const namesInParts: Rule = {
  find,
  yes: {
    'first: Tobias, last: Lindqvist': 'Tobias … Lindqvist',
  },
  no: ['first: Tobias', 'first: Error, last: Request'],
};
