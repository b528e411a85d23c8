import type { Check } from '../check.ts';
import { differenceOf, nameDifference } from '../differenceOf.ts';
import type { EscalationFacts } from '../escalationFacts.ts';
import { found } from '../findings/found.ts';
import type { RawKey } from '../keySet/jwk.ts';
import { quoted, shown } from '../shown.ts';
import { type Audience, audFact, checkAud } from './checkAud.ts';
import { checkSignature, type Published } from './checkSignature.ts';
import { type Clock, checkLifetime, checkStart } from './checkTimes.ts';
import type { AssertionRead, SentAs } from './readAssertion.ts';

/** What an assertion is compared with. */
export interface AssertionContext {
  readonly clientId?: string;
  readonly jwksUrl?: string;
  readonly audience: Audience;
  readonly takenAlgs: readonly string[];
  readonly clock: Clock;
  /** Absent where no JWKS URL was given. */
  readonly published?: Published;
}

export interface AssertionJudged {
  readonly checks: readonly Check[];
  readonly facts: EscalationFacts;
}

const JWT_BEARER = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

const checkSentAs = (sentAs: SentAs): readonly Check[] => {
  if (sentAs === 'alone') return [];
  if (sentAs === 'bearer') return [found('sent_as_bearer')];
  if (sentAs.type === undefined) return [found('type_missing')];
  return [found(sentAs.type === JWT_BEARER ? 'bearer_type' : 'type_wrong')];
};

/** Names of algorithms are short words; anything else in their place is not repeated. */
const wordOf = (value: unknown): string =>
  typeof value === 'string' && /^[\w+.-]{1,20}$/.test(value) ? value : 'not a name';

const checkAlg = (alg: unknown, taken: readonly string[]): Check => {
  if (alg === undefined) return found('alg_missing');
  const name = wordOf(alg);
  if (/^none$/i.test(name)) return found('alg_none');
  if (/^HS\d/.test(name)) return found('alg_symmetric', { alg: name });
  return taken.includes(name)
    ? found('alg_taken', { alg: name })
    : found('alg_not_taken', { alg: name, taken: taken.join(' or ') });
};

const checkTyp = (typ: unknown): Check => {
  if (typ === undefined) return found('typ_missing');
  return typ === 'JWT' ? found('typ_right') : found('typ_other', { typ: wordOf(typ) });
};

const checkHeaderKid = (kid: unknown): Check => {
  if (kid === undefined) return found('header_kid_missing');
  return typeof kid === 'string' && kid !== ''
    ? found('header_kid', { kid: quoted(kid) })
    : found('header_kid_not_text');
};

const checkJku = (jku: unknown, jwksUrl: string | undefined): Check => {
  if (jku === undefined) return found('jku_absent');
  if (jwksUrl === undefined) return found('jku_unchecked');
  if (jku === jwksUrl) return found('jku_same');
  return found('jku_differs', {
    how: typeof jku === 'string' ? differenceOf(jku, jwksUrl) : 'it is not a text',
  });
};

const checkParties = ({ iss, sub }: RawKey, clientId: string | undefined): Check => {
  const names = Object.entries({ iss, sub }).flatMap(([name, value]) =>
    typeof value === 'string' && value !== '' ? [] : [name],
  );
  if (typeof iss !== 'string' || typeof sub !== 'string' || names.length > 0)
    return found('parties_missing', { names: `${names.join(' and ')} ${names.length > 1 ? 'are' : 'is'}` });
  if (iss !== sub) return found('parties_differ', { how: nameDifference(iss, sub) });
  if (clientId === undefined) return found('parties_same');
  return iss === clientId
    ? found('parties_right')
    : found('parties_other_client', { how: nameDifference(iss, clientId) });
};

const SHORTEST_JTI = 8;

const checkJti = (jti: unknown): Check => {
  if (typeof jti !== 'string' || jti === '') return found('jti_missing');
  return jti.length < SHORTEST_JTI ? found('jti_short', { length: jti.length }) : found('jti_there');
};

const factsOf = ({ alg, kid }: RawKey, { aud, exp, iat }: RawKey): EscalationFacts => {
  const told = audFact(aud);
  return {
    alg: wordOf(alg),
    ...(typeof kid === 'string' ? { kid: shown(kid) } : {}),
    ...(told === undefined ? {} : { aud: told }),
    ...(typeof exp === 'number' && typeof iat === 'number' ? { assertion_lifetime: String(exp - iat) } : {}),
  };
};

/** Everything that a pasted assertion shows, beside the key set and the configuration that it was made for. */
export const judgeAssertion = async (
  read: AssertionRead,
  { clientId, jwksUrl, audience, takenAlgs, clock, published }: AssertionContext,
): Promise<AssertionJudged> => {
  if (read.kind === 'other')
    return { checks: [found(read.code, { parts: read.parts ?? '', part: read.part ?? '' })], facts: {} };
  const { header, claims } = read.assertion;
  return {
    checks: [
      found('is_assertion'),
      ...checkSentAs(read.sentAs),
      checkAlg(header.alg, takenAlgs),
      checkTyp(header.typ),
      checkHeaderKid(header.kid),
      checkJku(header.jku, jwksUrl),
      checkParties(claims, clientId),
      checkAud(claims.aud, audience),
      checkLifetime(claims, clock),
      checkStart(claims, clock),
      checkJti(claims.jti),
      published ? await checkSignature(read.assertion, published) : found('signature_unchecked'),
    ],
    facts: factsOf(header, claims),
  };
};
