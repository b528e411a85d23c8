import type { Span } from './span.ts';

/** How a word is tied to the one before it: `glued` in camelCase, `joined` by _ or -, `apart` by anything else. */
export type Tie = 'glued' | 'joined' | 'apart';

/** One word of a text, lower case, without apostrophes. `at` counts words plus the weight of what stands between them. */
export interface Word extends Span {
  readonly text: string;
  readonly tie: Tie;
  readonly at: number;
}
