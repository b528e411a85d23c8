import type { Kind } from '../kinds.ts';

/** How the value behind a key is read; each valueType has its own reader and its own idea of what is no value. */
export type ValueType =
  | 'secret'
  | 'opaque'
  | 'password'
  | 'login'
  | 'state'
  | 'code'
  | 'digits'
  | 'authorization'
  | 'cookie'
  | 'jwk'
  | 'date'
  | 'identifier'
  | 'patient'
  | 'subject'
  | 'name'
  | 'part'
  | 'phone'
  | 'address'
  | 'place'
  | 'text';

export interface Key {
  readonly kind: Kind;
  readonly valueType: ValueType;
}

/** Kind, valueType, and the phrases that name such a value, in lower case and parted by bars. */
export type Row = readonly [Kind, ValueType, string];
