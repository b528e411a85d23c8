import type { Check } from '../check.ts';
import { found } from '../findings/found.ts';
import { listed, quoted } from '../shown.ts';
import { bitsOf, kidOf, type RawKey, textOf } from './jwk.ts';
import { isWeak, shapeFault, shapeWords } from './keyShape.ts';
import { nearKid } from './nearKid.ts';

/** What to look for in a key set. */
export interface Wanted {
  readonly kid?: string;
  readonly alg: string;
  /** Whether ES384, and so an EC key, will do. */
  readonly takesEc: boolean;
}

const privateMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth'];

const nameOf = (key: RawKey): string => quoted(kidOf(key) ?? '(none)');

export const kidsOf = (keys: readonly RawKey[]): string => {
  const kids = keys.flatMap((key) => kidOf(key) ?? []);
  return kids.length === 0 ? 'none' : listed(kids.map(quoted));
};

const checkPrivate = (keys: readonly RawKey[]): Check => {
  for (const key of keys) {
    if (key.kty === 'oct' || 'k' in key) return found('symmetric_key', { kid: nameOf(key) });
    const members = privateMembers.filter((member) => member in key);
    if (members.length > 0)
      return found('private_members', { kid: nameOf(key), members: members.join(', ') });
  }
  return found('keys_public');
};

const checkKids = (keys: readonly RawKey[]): Check => {
  const kids = keys.flatMap((key) => kidOf(key) ?? []);
  const twice = kids.find((kid, index) => kids.indexOf(kid) !== index);
  if (twice !== undefined) return found('kids_twice', { kid: quoted(twice) });
  if (kids.length < keys.length) return found('kids_missing', { count: keys.length - kids.length });
  return found('kids_unique', { kids: kidsOf(keys) });
};

const checkKid = (keys: readonly RawKey[], kid: string | undefined, age: number): Check => {
  if (kid === undefined) return found('kid_not_given', { kids: kidsOf(keys) });
  const facts = { kid: quoted(kid), kids: kidsOf(keys), age };
  const bearing = keys.filter((key) => kidOf(key) === kid).length;
  if (bearing === 1) return found('kid_present', facts);
  if (bearing > 1) return found('kid_twice', facts);
  const near = nearKid(kid, keys);
  if (near) return found('kid_near', { ...facts, published: quoted(near.published), how: near.how });
  if (keys.every((key) => kidOf(key) === undefined)) return found('kids_none', facts);
  return found(age > 0 ? 'kid_absent_cached' : 'kid_absent', facts);
};

const checkUse = (key: RawKey, alg: string): Check => {
  const facts = { kid: nameOf(key), alg, use: textOf(key.use) ?? '', published: textOf(key.alg) ?? '' };
  if (key.use !== undefined && key.use !== 'sig') return found('use_encryption', facts);
  if (key.key_ops !== undefined && !(Array.isArray(key.key_ops) && key.key_ops.includes('verify')))
    return found('ops_wrong', facts);
  if (key.alg !== undefined && key.alg !== alg) return found('alg_of_key_differs', facts);
  return found('use_right', facts);
};

/** Extra keys of other kinds fail nothing: a verifier skips what it does not understand. Weak ones do. */
const checkOthers = (keys: readonly RawKey[], judged: readonly RawKey[]): Check => {
  const weak = keys.find((key) => !judged.includes(key) && isWeak(key));
  if (weak) return found('other_key_weak', { kid: nameOf(weak), bits: bitsOf(weak.n) });
  return found(keys.length > MOST_KEYS ? 'too_many_keys' : 'others_strong');
};

const MOST_KEYS = 100;

const algFor = (key: RawKey, { alg, takesEc }: Wanted): string =>
  takesEc && key.kty === 'EC' ? 'ES384' : alg;

const judgeOne = async (key: RawKey, wanted: Wanted): Promise<readonly Check[]> => {
  const fault = await shapeFault(key, wanted.takesEc);
  return [
    fault ? found(fault.code, fault.facts) : found('shape_right', { what: shapeWords(key) }),
    checkUse(key, algFor(key, wanted)),
  ];
};

/** A key that may be meant for signatures, whatever is wrong with it otherwise. */
const isCandidate = (key: RawKey): boolean => key.kty !== 'oct' && key.use !== 'enc';

/** Which key signs is not known: one that is right makes the set usable, and a wrong one beside it is worth a warning. */
const judgeAll = async (keys: readonly RawKey[], wanted: Wanted): Promise<readonly Check[]> => {
  const candidates = keys.filter(isCandidate);
  const all = await Promise.all(
    (candidates.length === 0 ? keys : candidates).map((key) => judgeOne(key, wanted)),
  );
  const right = all.find((checks) => checks.every(({ status }) => status === 'ok'));
  if (!right) return all[0] ?? [];
  const wrong = all
    .flat()
    .find(
      ({ id, code, proves }) => id === 'key_shape' && proves === 'jwks_malformed' && code !== 'kty_unknown',
    );
  if (!wrong) return right;
  return [found('shape_some_wrong', { fault: wrong.seen }), ...right.filter(({ id }) => id === 'key_use')];
};

interface KeysJudged {
  readonly checks: readonly Check[];
  /** The key with the wanted kid. */
  readonly key?: RawKey;
}

/** What is published, and the key that is wanted. `age` is that of the copy, in seconds. */
export const judgeKeys = async (
  published: readonly RawKey[],
  wanted: Wanted,
  age: number,
): Promise<KeysJudged> => {
  const keys = published.slice(0, MOST_KEYS);
  const [key, ...more] = wanted.kid === undefined ? [] : keys.filter((each) => kidOf(each) === wanted.kid);
  const alone = key && more.length === 0 ? key : undefined;
  const shape = alone
    ? await judgeOne(alone, wanted)
    : wanted.kid === undefined
      ? await judgeAll(keys, wanted)
      : [];
  return {
    checks: [
      checkPrivate(keys),
      checkKids(keys),
      checkKid(keys, wanted.kid, age),
      ...shape,
      checkOthers(published, alone ? [alone] : wanted.kid === undefined ? keys : []),
    ],
    ...(alone ? { key: alone } : {}),
  };
};
