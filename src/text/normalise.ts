import { withoutEscapes } from './escapes.ts';
import { withoutMarkup } from './slackMarkup.ts';
import { withPlainTypography } from './typography.ts';

/** The text as its author saw it: markup, escapes and typography undone. Time is linear in the length. */
export function normalise(text: string): string {
  return withPlainTypography(withoutEscapes(withoutMarkup(text)));
}
