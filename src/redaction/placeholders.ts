import type { WrittenForm } from '../text/escapes.ts';
import { KINDS } from './kinds.ts';

/** Stands for a placeholder of an earlier redaction: no detector reads into it or past it. */
export const OPAQUE = '\uFFFC';

const NAMED = `\\[(?:${Object.keys(KINDS).join('|')})\\]`;

/** A placeholder is one anywhere but where a PHP dump writes its keys: indented, first on the line, before `=>`. */
export const placeholders: WrittenForm = {
  pattern: `(?<!^[ \\t]{2,40})${NAMED}|${NAMED}(?! =>)`,
  meant: () => OPAQUE,
};
