import { visible } from '../text/clip.ts';
import { redact } from './redact.ts';

/** A line as it may stand in a log: without secrets and patients, and with nothing in it that nobody sees. */
export const redactLine = (line: string): string => redact(visible(line)).text;
