import type { Subject } from '../checks/subject.ts';
import type { Environment } from '../triage/verdict.ts';
import type { Case } from './case.ts';
import type { CheckEnvironment } from './keySets.ts';
import { namedIn } from './named.ts';

/** What a form for checks begins with. */
export type CheckPrefill = Pick<
  Subject,
  'jwksUrl' | 'kid' | 'fhirBase' | 'practice' | 'environment' | 'clientId'
>;

/** The hosts that eCW calls staging serve its sandbox. */
const environments: Readonly<Record<Environment, CheckEnvironment>> = {
  production: 'production',
  sandbox: 'sandbox',
  staging: 'sandbox',
};

/** What a paste tells of what can be checked, from its redacted excerpt. */
export const readPrefill = (pasted: Case): CheckPrefill => {
  const { facts } = pasted.verdict;
  const { jwksUrl, fhirBase, clientId } = namedIn(pasted);
  const read: CheckPrefill = {
    jwksUrl,
    fhirBase,
    clientId,
    kid: facts.kid,
    practice: facts.practiceCode,
    environment: facts.environment && environments[facts.environment],
  } as { [Name in keyof CheckPrefill]: CheckPrefill[Name] };
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
};
