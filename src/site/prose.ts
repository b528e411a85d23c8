import { html, type Markup } from './html.ts';

/** Plain words in which code stands in backticks. */
export const prose = (text: string): readonly Markup[] =>
  text.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : html`${part}`));
