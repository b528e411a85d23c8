import type { Kind } from '../kinds.ts';

/** How the value behind a key is read; each manner has its own reader and its own idea of what is no value. */
export type Manner =
  | 'secret'
  | 'opaque'
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
  readonly manner: Manner;
}

/** Kind, manner, and the phrases that name such a value, in lower case and parted by bars. */
export type Row = readonly [Kind, Manner, string];
