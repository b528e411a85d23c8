import { randomInt } from 'node:crypto';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

export interface Ids {
  /** An id such as `F0A1B2C3D4E` (prefix and ten characters). */
  id(prefix: string): string;
  /** Letters and digits that nobody guesses. */
  secret(length: number): string;
  hex(length: number): string;
  /** Slack's message time, unique and rising: `1700000000.000100`. */
  ts(): string;
}

/** `now` is in epoch milliseconds. */
export function createIds(now: () => number): Ids {
  const draw = (length: number, from: string): string =>
    Array.from({ length }, () => from.charAt(randomInt(from.length))).join('');
  let lastMicros = 0;
  return {
    id: (prefix) => `${prefix}0${draw(9, alphabet)}`,
    secret: (length) => draw(length, `${alphabet}${alphabet.toLowerCase()}`.slice(0, 62)),
    hex: (length) => draw(length, '0123456789abcdef'),
    ts() {
      lastMicros = Math.max(lastMicros + 1, Math.floor(now()) * 1000);
      return formatTs(lastMicros);
    },
  };
}

function formatTs(micros: number): string {
  const seconds = Math.floor(micros / 1_000_000);
  return `${seconds}.${String(micros - seconds * 1_000_000).padStart(6, '0')}`;
}
