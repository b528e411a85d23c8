import { isIPv6 } from 'node:net';
import type { Check } from '../check.ts';
import { hostOf } from '../ecwUrls.ts';
import type { Answer, Fetched } from '../fetch/fetched.ts';
import { isInside } from '../fetch/isInside.ts';
import { type Facts, found } from '../findings/found.ts';
import { listed } from '../shown.ts';
import { utc } from '../utc.ts';

const DAY = 86_400_000;
const ENDS_SOON = 14;

/** An address without its query, which may hold what is nobody's business, and fit to stand in single quotes of a shell. */
export const withoutQuery = (url: string): string => {
  const parsed = URL.parse(url);
  return parsed ? `${parsed.origin}${parsed.pathname}`.replace(/'/g, '%27') : 'an address that is not a URL';
};

const factsOf = (url: string, fetched: Fetched): Facts => ({
  url: withoutQuery(url),
  host: hostOf(url),
  ...(fetched.kind === 'failed' && fetched.secured
    ? { issuer: fetched.secured.issuer, until: utc(fetched.secured.validUntil) }
    : { issuer: 'not known', until: 'not known' }),
});

/** Why a fetch gave no answer, as the answer to one question. */
export const noAnswer = (url: string, fetched: Exclude<Fetched, Answer>): Check =>
  found(isInside(url) && fetched.reason !== 'off' ? 'host_inside' : fetched.reason, factsOf(url, fetched));

const checkAddresses = (url: string, addresses: readonly string[]): Check =>
  found(addresses.every(isIPv6) ? 'addresses_v6_only' : 'addresses_public', {
    host: hostOf(url),
    addresses: listed(addresses),
  });

const checkCertificate = ({ secured, at }: Answer): readonly Check[] => {
  const days = Math.floor((secured.validUntil - at) / DAY);
  return [
    found('certificate_trusted', { version: secured.version, issuer: secured.issuer }),
    found(days < ENDS_SOON ? 'certificate_ends_soon' : 'certificate_lasts', { days }),
  ];
};

const isLogin = ({ status, headers }: Answer): boolean =>
  status === 401 || status === 403 || status === 407 || 'cf-mitigated' in headers;

const checkStatus = (url: string, answer: Answer): Check => {
  const { status, headers } = answer;
  if (status === 200) return found('answers');
  const target = headers.location === undefined ? null : URL.parse(headers.location, url);
  if (status >= 300 && status < 400 && status !== 304)
    return found('redirects', { status, location: target ? withoutQuery(target.href) : 'nowhere' });
  if (isLogin(answer)) return found('login_wanted', { status });
  if (status === 404 || status === 410) return found('not_found', { status });
  if (status === 429) return found('rate_limited');
  return found(status >= 500 ? 'server_error' : 'odd_status', { status });
};

/** DNS, TLS and the first line of the answer. */
export const judgeConnection = (url: string, fetched: Fetched): readonly Check[] =>
  fetched.kind === 'answered'
    ? [
        found('address_right'),
        checkAddresses(url, fetched.addresses),
        ...checkCertificate(fetched),
        checkStatus(url, fetched),
      ]
    : [noAnswer(url, fetched)];
