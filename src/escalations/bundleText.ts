import type { Bundle, Fact, Passage } from './bundle.ts';

const factLine = ({ label, value }: Fact): string => `${label}: ${value}`;

const passageText = ({ heading, body }: Passage): string =>
  `${heading}\n${'-'.repeat(heading.length)}\n${body}`;

/** The bundle as plain text. */
export const bundleText = (bundle: Bundle): string =>
  [
    `${bundle.label}: ${bundle.message}`,
    bundle.facts.map(factLine).join('\n'),
    ...bundle.passages.map(passageText),
    bundle.closing,
  ].join('\n\n');
