import type { LeftAloneReason } from '../../reading/createTextReader.ts';

const lessWords = 'The error with a few lines around it is enough.';

const texts: Readonly<Record<LeftAloneReason, string>> = {
  flood: `Sorry, I left that alone: within a minute I read only so much text from one person. Send it again in a minute. ${lessWords}`,
  slow: `Sorry, I left that alone: reading it took too long. ${lessWords}`,
  broken: `Sorry, I could not read that just now. Send it again, or less of it. ${lessWords}`,
};

/** Tells somebody who asked that their text was not read, and what to do. */
export const leftAloneText = (reason: LeftAloneReason): string => texts[reason];
