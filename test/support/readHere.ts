import { LeftAloneError, readErrand, type TextReader } from '../../src/reading/createTextReader.ts';
import { catalog } from './catalog.ts';

/** Reads every text there and then, however long: without a thread that would first have to load everything. */
export const readHere: TextReader = {
  judge: async (text, how) => {
    const result = readErrand({ ...how, text }, catalog);
    if ('verdict' in result) return result.verdict;
    throw new LeftAloneError('broken');
  },
  redact: async (text) => {
    const result = readErrand({ kind: 'redact', text }, catalog);
    if ('redacted' in result) return result.redacted;
    throw new LeftAloneError('broken');
  },
};
