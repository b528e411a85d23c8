import { compactVerify, importJWK } from 'jose';
import type { Check } from '../check.ts';
import { found } from '../findings/found.ts';
import { kidOf, publicPart, type RawKey } from '../keySet/jwk.ts';
import { quoted } from '../shown.ts';
import type { Assertion } from './readAssertion.ts';

export interface Published {
  readonly keys: readonly RawKey[];
  /** The key that bears the kid of the header, alone. */
  readonly key?: RawKey;
}

const MOST_TRIED = 20;

const verifies = async ({ compact }: Assertion, key: RawKey, alg: string): Promise<boolean> => {
  try {
    await compactVerify(compact, await importJWK(publicPart(key), alg), { algorithms: [alg] });
    return true;
  } catch {
    return false;
  }
};

const signerOf = async (
  assertion: Assertion,
  keys: readonly RawKey[],
  alg: string,
): Promise<RawKey | undefined> => {
  for (const key of keys.slice(0, MOST_TRIED)) if (await verifies(assertion, key, alg)) return key;
  return undefined;
};

/** A DER sequence whose length is that of the whole: what OpenSSL makes of an ECDSA signature. */
const isDer = ({ signature }: Assertion): boolean =>
  signature[0] === 0x30 && signature[1] === signature.length - 2 && signature.length !== 96;

const nameOf = (key: RawKey | undefined): string => quoted((key && kidOf(key)) ?? '(none)');

/** Verifies the signature against the key that was just fetched, and where that fails against the others. */
export const checkSignature = async (assertion: Assertion, { keys, key }: Published): Promise<Check> => {
  const { alg, kid } = assertion.header;
  if (keys.length === 0 || typeof alg !== 'string' || !/^(?:RS|PS|ES)\d{3}$/.test(alg))
    return found('signature_unchecked');
  const facts = { kid: quoted(typeof kid === 'string' ? kid : '(none)') };
  if (key && (await verifies(assertion, key, alg))) return found('signature_right', facts);
  if (alg.startsWith('ES') && isDer(assertion)) return found('signature_der');
  const signer = await signerOf(
    assertion,
    keys.filter((each) => each !== key),
    alg,
  );
  if (signer) return found('signature_of_other_key', { ...facts, signer: nameOf(signer) });
  return key ? found('signature_wrong', facts) : found('signature_of_no_key');
};
