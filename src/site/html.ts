import { escapeHtml } from '../text/escapeHtml.ts';

/** HTML that is safe to stand in a page as it is. */
export interface Markup {
  readonly markup: string;
}

type Part = Markup | string | number | readonly Part[];

const textOf = (part: Part): string => {
  if (typeof part === 'number') return String(part);
  if (typeof part === 'string') return escapeHtml(part);
  return 'markup' in part ? part.markup : part.map(textOf).join('');
};

/** Markup with values in it: texts are escaped, markup and lists of it stand as they are. */
export const html = (texts: TemplateStringsArray, ...parts: readonly Part[]): Markup => ({
  markup: texts.map((text, index) => text + textOf(parts[index] ?? '')).join(''),
});

export const nothing: Markup = { markup: '' };
