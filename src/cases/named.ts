import { isEcwHost } from '../text/ecwHosts.ts';
import type { Facts } from '../triage/verdict.ts';
import type { Case } from './case.ts';

/** What a paste, or a look, names of the app: for commands and sentences. */
export interface Named {
  /** Of the app's own key set. */
  readonly jwksUrl?: string;
  readonly jwksHost?: string;
  readonly tokenUrl?: string;
  readonly clientId?: string;
  /** Name of the app. */
  readonly client?: string;
  readonly fhirBase?: string;
}

const around = /[\s"'`<>|,;(){}[\]\\]+/;
const urlsIn = (text: string): readonly URL[] =>
  text.split(around).flatMap((word) => {
    const url = word.startsWith('https://') ? URL.parse(word.replace(/[.:]+$/, '')) : null;
    return url ? [url] : [];
  });

/** eCW publishes a key set of its own, which is not the app's. */
const keySetIn = (urls: readonly URL[]): string | undefined =>
  urls.find(({ pathname, hostname }) => /jwks|\/keys\b/i.test(pathname) && !isEcwHost(hostname))?.href;

const tokenUrlIn = (urls: readonly URL[]): string | undefined => {
  const found = urls.find(({ pathname, hostname }) => pathname.endsWith('/token') && isEcwHost(hostname));
  return found && `${found.origin}${found.pathname}`;
};

const baseIn = (urls: readonly URL[]): string | undefined => {
  const bases = urls.flatMap(({ origin, pathname }) => {
    const base = /^\/fhir\/r4\/[A-Z]{6}(?=\/|$)/.exec(pathname)?.[0];
    return base === undefined ? [] : [`${origin}${base}`];
  });
  return bases[0];
};

const clientIn = (text: string): string | undefined =>
  /\bclient_id["']?\s{0,3}[:=]\s{0,3}["']?([\w.~-]{6,128})/i.exec(text)?.[1];

const clientNameIn = (text: string): string | undefined =>
  /\bclient_name["']?\s{0,3}[:=]\s{0,3}["']?(\w[\w .-]{1,60})/i.exec(text)?.[1]?.trim();

/** The status that was seen with an error: one of success beside it is of another line. */
export const errorStatus = ({ status }: Facts): number | undefined =>
  status === undefined || status < 300 ? undefined : status;

/** Reads them from the redacted excerpt of a case; what a look saw is newer. */
export const namedIn = ({ excerpt, verdict: { checked } }: Pick<Case, 'excerpt' | 'verdict'>): Named => {
  const urls = urlsIn(excerpt);
  const jwksUrl = checked?.facts.jwks_url ?? keySetIn(urls);
  const read = {
    jwksUrl,
    jwksHost: URL.parse(jwksUrl ?? '')?.hostname,
    tokenUrl: tokenUrlIn(urls),
    clientId: clientIn(excerpt),
    client: clientNameIn(excerpt),
    fhirBase: baseIn(urls),
  };
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
};
