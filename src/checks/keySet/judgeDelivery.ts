import type { Check } from '../check.ts';
import type { Answer, Fetched } from '../fetch/fetched.ts';
import { found } from '../findings/found.ts';
import { checkCaching } from './caching.ts';

const SLOW_MS = 2_000;
const LARGE_BYTES = 64 * 1024;

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(2);

const checkTime = (first: Answer, second: Fetched | undefined): Check => {
  const cold = seconds(first.milliseconds);
  if (second?.kind !== 'answered')
    return found(first.milliseconds > SLOW_MS ? 'slow' : 'fast_once', { cold });
  const facts = { cold, warm: seconds(second.milliseconds) };
  if (second.milliseconds > SLOW_MS) return found('slow', facts);
  return found(first.milliseconds > SLOW_MS ? 'slow_cold' : 'fast', facts);
};

const checkType = ({ headers }: Answer): Check => {
  const encoding = (headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  if (encoding !== 'identity') return found('compressed', { encoding });
  const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === '') return found('no_type');
  return found(/^application\/(?:[\w.-]{1,40}\+)?json$/.test(type) ? 'json_type' : 'other_type', { type });
};

/** How the set is served, apart from what is in it. */
export const judgeDelivery = (
  first: Answer,
  second: Fetched | undefined,
  count: number,
): readonly Check[] => [
  checkTime(first, second),
  checkType(first),
  checkCaching(first),
  found(first.body.length > LARGE_BYTES ? 'large' : 'usual_size', { bytes: first.body.length, count }),
];
