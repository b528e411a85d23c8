import { type DestinationStream, type LevelWithSilent, type Logger, pino, stdTimeFunctions } from 'pino';

export type Log = Logger;

interface LogOptions {
  readonly level: LevelWithSilent;
  /** Every line passes through it before it leaves the process. */
  readonly redact: (line: string) => string;
}

/** The log: JSON lines on standard error, with the name of the level and an ISO time. */
export const createLog = (
  { level, redact }: LogOptions,
  stream: DestinationStream = pino.destination(2),
): Log =>
  pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (name) => ({ level: name }) },
      hooks: { streamWrite: redact },
    },
    stream,
  );
