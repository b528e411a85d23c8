import { LeftAloneError } from '../../src/reading/leftAlone.ts';
import { readErrand } from '../../src/reading/readErrand.ts';
import type { TextReader } from '../../src/reading/textReader.ts';
import { catalog } from './catalog.ts';

/** Reads every text there and then, however long: without a thread that would first have to load everything. */
export const readHere: TextReader = {
  judge: async (text, how) => {
    const result = readErrand({ kind: how, text }, catalog);
    if ('verdict' in result) return result.verdict;
    throw new LeftAloneError('broken');
  },
  redact: async (text) => {
    const result = readErrand({ kind: 'redact', text }, catalog);
    if ('redacted' in result) return result.redacted;
    throw new LeftAloneError('broken');
  },
};
