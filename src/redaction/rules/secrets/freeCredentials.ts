import { matchesIn } from '../../../text/matchesIn.ts';
import { isPlaceholder } from '../../grammar/notValues.ts';
import { isTokenLike } from '../../grammar/randomLooking.ts';
import type { Detection, Rule } from '../../rule.ts';
import type { Source } from '../../source.ts';

const FREE =
  /\b(Bearer|DPoP|Basic|SSWS|GenieKey|AUTH (?:PLAIN|LOGIN))[ \t+]{1,4}["']?([\w.~+/=-]{6,16384})/gi;

function isEncodedPair(value: string): boolean {
  if (!/^[A-Za-z0-9+/]{8,}={0,2}$/.test(value)) return false;
  try {
    const pair = atob(value.slice(0, 400));
    return pair.indexOf(':') > 0 && /^[\x20-\x7e]{1,400}$/.test(pair);
  } catch {
    return false;
  }
}

function find({ text }: Source): Detection[] {
  return [...matchesIn(text, FREE)].flatMap((match): Detection[] => {
    const value = (match[2] ?? '').replace(/[.]+$/, '');
    const isBasic = match[1]?.toLowerCase() === 'basic';
    const isCredential = isBasic ? isEncodedPair(value) || isTokenLike(value, 20) : isTokenLike(value, 12);
    if (!isCredential || isPlaceholder(value)) return [];
    const start = match.index + match[0].length - (match[2]?.length ?? 0);
    return [{ kind: isBasic ? 'basic-credentials' : 'bearer-token', start, end: start + value.length }];
  });
}

/** `Bearer …` and `Basic …` where no header names them. */
export const freeCredentials: Rule = {
  words: [['bearer', 'basic', 'dpop', 'ssws', 'geniekey', 'auth plain', 'auth login']],
  find,
  yes: {
    'AUTH PLAIN AHJlbGF5AFp4ODFrUXAyMA==': 'AHJlbGF5AFp4ODFrUXAyMA==',
    'sent Bearer q7ZtXw3Lk9Rv5Ns2 to it': 'q7ZtXw3Lk9Rv5Ns2',
  },
  no: ['Bearer token was rejected', 'Basic authentication is off', '334 AUTH LOGIN username'],
};
