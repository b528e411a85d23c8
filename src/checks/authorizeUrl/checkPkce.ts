import { createHash } from 'node:crypto';
import type { Check } from '../check.ts';
import { found } from '../findings/found.ts';

const challengeFaults: readonly (readonly [string, RegExp])[] = [
  ['it is standard base64', /[+/]/],
  ['it is padded', /=/],
  ['it is hexadecimal', /^[0-9a-fA-F]{64}$/],
  ['it has another length', /^(?!.{43}$)/s],
  ['it has other characters', /[^A-Za-z0-9_-]/],
];

/** The challenge, its method, and the verifier when it is given. None of them is quoted. */
export const checkPkce = (parameters: URLSearchParams, verifier: string | undefined): Check => {
  const challenge = parameters.get('code_challenge') ?? '';
  if (challenge === '') return found('challenge_missing');
  if (parameters.get('code_challenge_method') !== 'S256') return found('method_wrong');
  if (verifier !== undefined && challenge === verifier) return found('challenge_is_verifier');
  const how = challengeFaults.find(([, pattern]) => pattern.test(challenge))?.[0];
  if (how !== undefined) return found('challenge_malformed', { how });
  if (verifier === undefined) return found('challenge_right');
  if (!/^[\w.~-]{43,128}$/.test(verifier)) return found('verifier_malformed');
  const right = createHash('sha256').update(verifier).digest('base64url') === challenge;
  return found(right ? 'pair_right' : 'pair_wrong');
};
