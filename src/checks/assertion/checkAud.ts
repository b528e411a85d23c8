import type { Check } from '../check.ts';
import { differenceOf, smallDifference } from '../differenceOf.ts';
import { environmentOf, tokenUrlOf } from '../ecwUrls.ts';
import { found } from '../findings/found.ts';
import { shown } from '../shown.ts';
import type { CheckableEnvironment } from '../subject.ts';

/** What aud can be compared with. */
export interface Audience {
  /** The token endpoint, where it is known. */
  readonly tokenUrl?: string;
  readonly authorizeUrl?: string;
  readonly issuer?: string;
  readonly base?: string;
}

const environments: readonly CheckableEnvironment[] = ['production', 'sandbox'];

/** Addresses that are taken for the token endpoint, with the name of each. */
const mistaken = ({
  authorizeUrl,
  issuer,
  base,
}: Audience): readonly (readonly [string, string | undefined])[] => [
  ['it is the FHIR base', base],
  ['it is the authorize endpoint', authorizeUrl],
  ['it is the issuer', issuer],
];

const howOf = (aud: string, tokenUrl: string, audience: Audience): string => {
  const small = smallDifference(aud, tokenUrl);
  if (small !== undefined) return `it differs in ${small}`;
  const plain = aud.trim().replace(/\/+$/, '');
  const other = mistaken(audience).find(([, url]) => url?.replace(/\/+$/, '') === plain)?.[0];
  if (other !== undefined) return other;
  if (/\/fhir\/r4\b/i.test(plain)) return 'it is a FHIR base';
  if (
    environments.some((environment) => tokenUrlOf(environment) === plain) ||
    (environmentOf(aud) ?? '') !== (environmentOf(tokenUrl) ?? environmentOf(aud) ?? '')
  )
    return 'it is of another environment';
  if (URL.parse(plain)?.origin === plain) return 'it is the host alone, without the path';
  return differenceOf(aud, tokenUrl);
};

const isUrl = (text: string): boolean => URL.canParse(text.trim());

/** Compares aud with the token endpoint, and names the difference. */
export const checkAud = (aud: unknown, audience: Audience): Check => {
  const { tokenUrl } = audience;
  const all = (Array.isArray(aud) ? aud : [aud]).filter((each) => typeof each === 'string' && each !== '');
  const [first] = all;
  if (typeof first !== 'string')
    return found('aud_missing', { expected: tokenUrl === undefined ? '' : ` ${tokenUrl}` });
  if (tokenUrl === undefined) return found('aud_unchecked', { aud: isUrl(first) ? first : 'not a URL' });
  const facts = { expected: tokenUrl, count: all.length };
  if (!all.includes(tokenUrl))
    return found('aud_differs', { ...facts, how: howOf(first, tokenUrl, audience) });
  return found(all.length > 1 ? 'aud_several' : 'aud_right', facts);
};

/** aud as it may be told: an address, or that it is none. */
export const audFact = (aud: unknown): string | undefined => {
  const [first] = Array.isArray(aud) ? aud : [aud];
  return typeof first === 'string' && isUrl(first) ? shown(first) : undefined;
};
