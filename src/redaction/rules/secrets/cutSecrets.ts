import { matchesIn } from '../../../text/matchesIn.ts';
import { isTokenLike } from '../../grammar/randomLooking.ts';
import type { Detection, Rule } from '../../rule.ts';
import type { Source } from '../../source.ts';

const TAILS =
  'client_secret|clientSecret|access_token|accessToken|refresh_token|refreshToken|id_token|client_assertion|code_verifier|password|api_key|private_key|signing_secret'.split(
    '|',
  );
const CUT_KEY =
  /(?:^|\.\.\.|\u2026)([A-Za-z_]{3,16})\\{0,15}["']?\s{0,3}[:=]\s{0,3}\\{0,15}["']?([^\s"'&,;<>}\\\uFFFC]{8,8192})/dg;
const CUT_VALUE = new RegExp(
  [
    String.raw`^\W{0,4}([\w~+/=.-]{12,8192})\\{0,15}["']\s{0,4},\s{0,8}\\{0,15}["']`,
    String.raw`(?:token_type|expires_in|refresh_token|access_token|id_token|scope|patient)\b`,
  ].join(''),
  'dg',
);
/** Begins in the middle of a key or of a value, or says that something is left out. */
const SIGN = /^(?:[A-Za-z_]{3,16}\\{0,15}["']?\s{0,3}[:=]|\W{0,4}[\w~+/=.-]{12})|\.{3}|\u2026/;

function find({ text }: Source): Detection[] {
  const keys = [...matchesIn(text, CUT_KEY)].flatMap((match): Detection[] => {
    const [start, end] = match.indices?.[2] ?? [0, 0];
    const isTail = TAILS.some((key) => key !== match[1] && key.endsWith(match[1] ?? '-'));
    return isTail && isTokenLike(match[2] ?? '', 10) ? [{ kind: 'opaque-token', start, end }] : [];
  });
  const values = [...matchesIn(text, CUT_VALUE)].flatMap((match): Detection[] => {
    const [start, end] = match.indices?.[1] ?? [0, 0];
    return isTokenLike(match[1] ?? '', 12) ? [{ kind: 'opaque-token', start, end }] : [];
  });
  return [...keys, ...values];
}

/** Secrets of a paste whose beginning was cut off, inside the key or inside the value. */
export const cutSecrets: Rule = {
  sign: SIGN,
  find,
  yes: {
    '...ret=q7ZtXw3Lk9Rv5Ns2': 'q7ZtXw3Lk9Rv5Ns2',
    'see ...ret=q7ZtXw3Lk9Rv5Ns2': 'q7ZtXw3Lk9Rv5Ns2',
    'see …token=q7ZtXw3Lk9Rv5Ns2': 'q7ZtXw3Lk9Rv5Ns2',
    'ret\\": "q7ZtXw3Lk9Rv5Ns2': 'q7ZtXw3Lk9Rv5Ns2',
    'q7ZtXw3Lk9Rv5Ns2","token_type":"Bearer"': 'q7ZtXw3Lk9Rv5Ns2',
  },
  no: ['...see the log', 'result=q7ZtXw3Lk9Rv5Ns2', 'see ret=q7ZtXw3Lk9Rv5Ns2'],
};
