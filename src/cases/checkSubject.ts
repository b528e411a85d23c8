import type { Subject } from '../checks/subject.ts';
import type { Environment as SeenEnvironment } from '../triage/verdict.ts';
import type { Case } from './case.ts';
import type { CheckEnvironment } from './keySets.ts';

/** What a form for checks begins with. */
export type CheckPrefill = Pick<
  Subject,
  'jwksUrl' | 'kid' | 'fhirBase' | 'practice' | 'environment' | 'clientId'
>;

/** The hosts that eCW calls staging serve its sandbox. */
const environments: Readonly<Record<SeenEnvironment, CheckEnvironment>> = {
  production: 'production',
  sandbox: 'sandbox',
  staging: 'sandbox',
};

const around = /[\s"'`<>|,;(){}[\]\\]+/;
const urlsIn = (text: string): readonly URL[] =>
  text.split(around).flatMap((word) => {
    const url = word.startsWith('https://') ? URL.parse(word.replace(/[.:]+$/, '')) : null;
    return url ? [url] : [];
  });

const keySetIn = (urls: readonly URL[]): string | undefined =>
  urls.find(({ pathname }) => /jwks|\/keys\b/i.test(pathname))?.href;

const baseIn = (urls: readonly URL[]): string | undefined => {
  const bases = urls.flatMap(({ origin, pathname }) => {
    const base = /^\/fhir\/r4\/[A-Z]{6}(?=\/|$)/.exec(pathname)?.[0];
    return base === undefined ? [] : [`${origin}${base}`];
  });
  return bases[0];
};

const clientIn = (text: string): string | undefined =>
  /\bclient_id["']?\s{0,3}[:=]\s{0,3}["']?([\w.~-]{6,128})/i.exec(text)?.[1];

/** What a paste tells of what can be checked, from its redacted excerpt. */
export const readPrefill = ({ excerpt, verdict: { facts } }: Case): CheckPrefill => {
  const urls = urlsIn(excerpt);
  const read: CheckPrefill = {
    jwksUrl: keySetIn(urls),
    fhirBase: baseIn(urls),
    clientId: clientIn(excerpt),
    kid: facts.kid,
    practice: facts.practiceCode,
    environment: facts.environment && environments[facts.environment],
  } as { [Name in keyof CheckPrefill]: CheckPrefill[Name] };
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
};
