import { type DestinationStream, type Logger, pino } from 'pino';
import type { Config } from '../config/config.ts';
import { redact } from '../redaction/redact.ts';

export type Log = Logger;

/** The log: JSON lines on standard error, every line through the redactor before it leaves the process. */
export const createLog = (level: Config['logLevel'], stream: DestinationStream = pino.destination(2)): Log =>
  pino({ level, base: null, hooks: { streamWrite: (line) => redact(line).text } }, stream);
