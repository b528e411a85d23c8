import type { Source } from '../source.ts';
import type { Key } from './keys.ts';
import { isPlaceholder, isProse } from './notValues.ts';
import type { Value } from './readValue.ts';

/** The stretch that a value takes in the text, with another kind where the value tells more than its key. */
export interface Found {
  readonly start: number;
  readonly end: number;
  readonly kind?: Key['kind'];
}

export type Reader = (value: Value, source: Source) => Found | undefined;

export const whole = (value: Value): Found => ({ start: value.start, end: value.end });
export const hasDigit = (text: string): boolean => /\d/.test(text);
export const mixes = (text: string): boolean => /\d/.test(text) && /[A-Za-z]/.test(text);
export const isFirm = ({ binding }: Value): boolean => binding === 'assigned' || binding === 'listed';

export function isAbsent(value: Value): boolean {
  return value.text.length === 0 || isPlaceholder(value.text) || isProse(value.text);
}
