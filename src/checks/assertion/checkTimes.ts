import type { Check } from '../check.ts';
import { found } from '../findings/found.ts';
import type { RawKey } from '../keySet/jwk.ts';
import { utc } from '../utc.ts';

export interface Clock {
  /** Milliseconds since 1970, by this bot's clock. */
  readonly now: number;
  /** By how many seconds the server's clock is ahead of it, where that is known. */
  readonly ahead?: number;
  /** When the call failed, where that is known. */
  readonly failedAt?: number;
}

const LONGEST_SECONDS = 300;
/** No date in seconds is that large before the year 5138; one in milliseconds is since 1973. */
const MILLISECONDS_FROM = 1e11;
const BARELY = 5;
const TOO_FAR = 60;

const expFault = (exp: unknown, iat: unknown): Check | undefined => {
  if (exp === undefined) return found('exp_missing');
  const claims = Object.entries({ exp, iat }).filter(([, value]) => value !== undefined);
  const noNumber = claims.find(([, value]) => typeof value !== 'number' || !Number.isFinite(value));
  if (noNumber) return found('exp_not_number', { claim: noNumber[0] });
  const tooLarge = claims.find(([, value]) => Number(value) > MILLISECONDS_FROM);
  return tooLarge ? found('exp_milliseconds', { claim: tooLarge[0] }) : undefined;
};

/** How long the assertion lives, and whether it still did. */
export const checkLifetime = ({ exp, iat }: RawKey, { now, failedAt }: Clock): Check => {
  const fault = expFault(exp, iat);
  if (fault) return fault;
  const [ends, today] = [Number(exp), now / 1000];
  const lives = ends - (iat === undefined ? Math.min(today, ends) : Number(iat));
  if (iat !== undefined && lives <= 0) return found('exp_before_iat');
  if (lives > LONGEST_SECONDS) return found('lifetime_long', { seconds: Math.round(lives) });
  const ago = Math.round(today - ends);
  if (failedAt !== undefined && failedAt / 1000 > ends)
    return found('expired_then', { seconds: Math.round(failedAt / 1000 - ends) });
  if (ago <= 0) return found('lifetime_right', { seconds: Math.round(lives) });
  if (iat === undefined) return found('lifetime_unknown', { seconds: ago });
  return found('expired_now', { seconds: ago, until: utc(ends * 1000) });
};

interface Early {
  readonly claim: string;
  readonly whose: string;
  readonly seconds: number;
}

/** Whether iat and nbf have come, by this bot's clock and by the server's. */
export const checkStart = ({ iat, nbf }: RawKey, { now, ahead }: Clock): Check => {
  const clocks = [
    { whose: "this bot's", seconds: now / 1000 },
    ...(ahead === undefined ? [] : [{ whose: "the server's", seconds: now / 1000 + ahead }]),
  ];
  const early = Object.entries({ iat, nbf }).flatMap(([claim, value]): readonly Early[] =>
    typeof value === 'number' && value < MILLISECONDS_FROM
      ? clocks.map(({ whose, seconds }) => ({ claim, whose, seconds: Math.round(value - seconds) }))
      : [],
  );
  const [first] = early.toSorted((a, b) => b.seconds - a.seconds);
  if (!first || first.seconds <= BARELY) return found('start_right');
  return found(first.seconds > TOO_FAR ? 'starts_later' : 'starts_barely_later', { ...first });
};
