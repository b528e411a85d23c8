import { type Logger, LogLevel } from '@slack/bolt';

/** What we log to: the part of a logger that Slack's libraries need. */
export interface Sink {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

const lineOf = (parts: readonly unknown[]): string =>
  parts
    .map((part) => (part instanceof Error ? part.message : String(part)))
    .join(' ')
    // A parser's complaint quotes the body that it could not read.
    .replace(/^(Malformed request body).*/s, '$1');

/** Slack's libraries log through us. Their debug lines hold whole messages, so they are dropped whatever the level. */
export const boltLogger = (sink: Sink): Logger => ({
  debug: () => {},
  info: (...parts) => sink.debug(lineOf(parts)),
  warn: (...parts) => sink.warn(lineOf(parts)),
  error: (...parts) => sink.error(lineOf(parts)),
  setLevel: () => {},
  getLevel: () => LogLevel.INFO,
  setName: () => {},
});
