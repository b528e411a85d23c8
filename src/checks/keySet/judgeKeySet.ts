import type { Check } from '../check.ts';
import type { EscalationFacts } from '../escalationFacts.ts';
import type { Answer, Fetched, FetchRefusal } from '../fetch/fetched.ts';
import { found } from '../findings/found.ts';
import { quoted, shown } from '../shown.ts';
import { utc } from '../utc.ts';
import { ageOf } from './caching.ts';
import { judgeConnection, noAnswer, withoutQuery } from './judgeConnection.ts';
import { judgeDelivery } from './judgeDelivery.ts';
import { judgeKeys, kidsOf, type Wanted } from './judgeKeys.ts';
import { kidOf, type RawKey } from './jwk.ts';
import type { KeySetSeen } from './observeKeySet.ts';
import { readKeySet } from './readKeySet.ts';

export interface KeySetJudged {
  readonly checks: readonly Check[];
  /** All published keys, for the verification of a signature. */
  readonly keys: readonly RawKey[];
  readonly key?: RawKey;
  readonly facts: EscalationFacts;
}

const fetchWords = (fetched: Fetched): string => {
  switch (fetched.kind) {
    case 'refused':
      return `not fetched (${fetched.reason})`;
    case 'failed':
      return `no answer (${fetched.reason})`;
    case 'answered':
      return [
        `status ${fetched.status}`,
        shown(fetched.headers['content-type'] ?? 'no content type'),
        fetched.secured.version,
        `${(fetched.milliseconds / 1000).toFixed(2)} s`,
        utc(fetched.at),
      ].join(', ');
  }
};

const identities = (keys: readonly RawKey[]): string =>
  JSON.stringify(keys.map(({ kid, kty, n, x }) => [kid, kty, n, x].map(String).join(' ')).sort());

/** Whether two fetches gave the same keys, and whether the wanted one is in both. */
const checkStability = (
  keys: readonly RawKey[],
  { second, url }: KeySetSeen,
  kid: string | undefined,
): readonly Check[] => {
  if (!second) return [];
  if (second.kind !== 'answered')
    return [noAnswer(url, second).status === 'unknown' ? found('no_second_fetch') : found('second_failed')];
  const again = readKeySet(second.body);
  if (second.status !== 200 || again.kind === 'fault') return [found('second_failed')];
  if (identities(keys) === identities(again.keys)) return [found('same_twice')];
  const inBoth = [keys, again.keys].filter((each) => each.some((key) => kidOf(key) === kid)).length;
  const flapping = inBoth === 1 && kid !== undefined;
  return [found('differs_twice'), ...(flapping ? [found('kid_in_one_fetch', { kid: quoted(kid) })] : [])];
};

/** A kid that comes and goes is more to the point than one that is there or not in the first fetch. */
const withoutFirstKid = (checks: readonly Check[]): readonly Check[] =>
  checks.some(({ code }) => code === 'kid_in_one_fetch')
    ? checks.filter(({ id, code }) => id !== 'jwks_kid' || code === 'kid_in_one_fetch')
    : checks;

const judgeAnswer = async (answer: Answer, seen: KeySetSeen, wanted: Wanted): Promise<KeySetJudged> => {
  const connection = judgeConnection(seen.url, answer);
  const facts = { jwks_fetch: fetchWords(answer) };
  if (answer.status !== 200) return { checks: connection, keys: [], facts };
  const read = readKeySet(answer.body);
  const keys = read.kind === 'keys' ? read.keys : [];
  const delivery = judgeDelivery(answer, seen.second, keys.length);
  if (read.kind === 'fault')
    return {
      checks: [...connection, ...delivery, found(read.code, { url: withoutQuery(seen.url) })],
      keys: [],
      facts: { ...facts, jwks_check: read.code },
    };
  const judged = await judgeKeys(keys, wanted, ageOf(answer));
  const checks = withoutFirstKid([
    ...connection,
    ...delivery,
    found('key_set'),
    ...judged.checks,
    ...checkStability(keys, seen, wanted.kid),
  ]);
  const shape = checks.filter(({ id }) => id === 'key_shape' || id === 'key_use').map((check) => check.seen);
  return {
    checks,
    keys,
    ...(judged.key ? { key: judged.key } : {}),
    facts: {
      ...facts,
      kid_list: kidsOf(keys),
      ...(shape.length === 0 ? {} : { jwks_check: shape.join(' ') }),
    },
  };
};

/** URLs that hold a password, or are none and may be anything. */
const unspeakable: ReadonlySet<FetchRefusal> = new Set<FetchRefusal>(['credentials_in_url', 'not_a_url']);

/** Everything that a JWKS URL shows. */
export const judgeKeySet = async (seen: KeySetSeen, wanted: Wanted): Promise<KeySetJudged> => {
  const { first, url } = seen;
  const judged: KeySetJudged =
    first.kind === 'answered'
      ? await judgeAnswer(first, seen, wanted)
      : { checks: judgeConnection(url, first), keys: [], facts: { jwks_fetch: fetchWords(first) } };
  const tellsUrl = first.kind !== 'refused' || !unspeakable.has(first.reason);
  return { ...judged, facts: { ...(tellsUrl ? { jwks_url: shown(url) } : {}), ...judged.facts } };
};
