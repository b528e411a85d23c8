import type { Facts } from '../verdict.ts';
import { endpointOf } from './endpoint.ts';
import { hostFacts } from './hosts.ts';
import { jwtHeader } from './jwtHeader.ts';
import { scopesOf } from './scopes.ts';
import { statusOf } from './status.ts';
import { timesOf } from './times.ts';

const PRACTICE = [
  /\/fhir\/r4\/([A-Z]{6})(?![A-Za-z])/,
  /\bpractice(?:[ _-]?code)?["']{0,2}\s{0,2}[:=(]?\s{0,2}["']?([A-Z]{6})\b/,
  /\bPractice(?:[ _-]?[Cc]ode)?\W{1,4}([A-Z]{6})\b/,
];
const GRANT =
  /\bgrant_type["']{0,2}\s{0,2}[:=]\s{0,2}["']?(authorization_code|client_credentials|refresh_token)\b/;
const KID = /\bkid["']{0,2}\s{0,2}[:=]\s{0,2}["']?([\w.~-]{1,120})/;
const ALG = /\balg["']{0,2}\s{0,2}[:=]\s{0,2}["']?([A-Z]{2}\d{3})\b|\b((?:RS|ES|PS|HS)(?:256|384|512))\b/;
const AUD = /\baud["']{0,2}\s{0,2}[:=]\s{0,2}["']?(https?:\/\/[^\s"'&<>]{1,300})/;
const REDIRECT = /\bredirect_uri["']{0,2}\s{0,2}[:=]\s{0,2}["']?([a-z][\w.+-]{1,40}:\/\/[^\s"'&<>]{1,300})/i;
const REQUEST_ID = /\bx-request-id["']{0,2}\s{0,2}[:=]\s{0,2}["']?([\w-]{4,80})/i;
const RETRY = /\bretry-after["']{0,2}\s{0,2}[:=]\s{0,2}["']?(\d{1,6})\b/i;

function first(text: string, patterns: readonly RegExp[]): string | undefined {
  for (const pattern of patterns) {
    const groups = pattern.exec(text)?.slice(1) ?? [];
    const found = groups.find((group) => group !== undefined);
    if (found !== undefined) return found;
  }
  return undefined;
}

type Maybe<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** Leaves out what is not stated. */
function stated(facts: Maybe<Facts> & Pick<Facts, 'scopes' | 'times'>): Facts {
  const known = Object.entries(facts).filter(([, value]) => value !== undefined);
  return { scopes: facts.scopes, times: facts.times, ...Object.fromEntries(known) };
}

/** What a text states about the failing call. Nothing is guessed: what is not stated is absent. */
export function factsOf(text: string): Facts {
  const practiceCode = first(text, PRACTICE);
  const header = jwtHeader(text);
  const retry = first(text, [RETRY]);
  return stated({
    status: statusOf(text),
    practiceCode,
    ...hostFacts(text, practiceCode),
    endpoint: endpointOf(text),
    grantType: first(text, [GRANT]),
    scopes: scopesOf(text),
    kid: header.kid ?? first(text, [KID]),
    alg: header.alg ?? first(text, [ALG]),
    aud: first(text, [AUD]),
    redirectUri: first(text, [REDIRECT]),
    requestId: first(text, [REQUEST_ID]),
    retryAfterSeconds: retry === undefined ? undefined : Number(retry),
    times: timesOf(text),
  });
}
