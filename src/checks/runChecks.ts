import { type AssertionContext, type AssertionJudged, judgeAssertion } from './assertion/judgeAssertion.ts';
import { type AssertionRead, readAssertion } from './assertion/readAssertion.ts';
import { judgeAuthorizeUrl } from './authorizeUrl/judgeAuthorizeUrl.ts';
import type { Check } from './check.ts';
import type { CheckDeps } from './checkDeps.ts';
import { type CheckResult, resultOf } from './checkResult.ts';
import { environmentOf, hostOf, tokenUrlOf } from './ecwUrls.ts';
import { judgeKeySet, type KeySetJudged } from './keySet/judgeKeySet.ts';
import type { Wanted } from './keySet/judgeKeys.ts';
import { type KeySetSeen, observeKeySet } from './keySet/observeKeySet.ts';
import type { Admitted } from './runAllowance.ts';
import { judgeSmart, type SmartJudged } from './smart/judgeSmart.ts';
import { observeSmart, type SmartSeen } from './smart/observeSmart.ts';
import { type BaseRead, readBase } from './smart/readBase.ts';
import type { Subject } from './subject.ts';

export type CheckRun =
  | { readonly kind: 'ran'; readonly result: CheckResult }
  | Exclude<Admitted, { readonly kind: 'admitted' }>
  /** Nothing was given that can be looked at. */
  | { readonly kind: 'nothing_to_check' };

interface Seen {
  readonly keySet?: KeySetSeen;
  readonly smart?: SmartSeen;
}

interface Plan {
  readonly subject: Subject;
  readonly base?: BaseRead;
  readonly assertion?: AssertionRead;
}

const TOTAL_MS = 10_000;
const algsOfEcw = ['RS384'];

/** Reads what needs no network. */
const planOf = (subject: Subject): Plan => {
  const base = readBase(subject);
  return {
    subject,
    ...(base ? { base } : {}),
    ...(subject.assertion === undefined ? {} : { assertion: readAssertion(subject.assertion) }),
  };
};

const isEmpty = ({ subject, base, assertion }: Plan): boolean =>
  subject.jwksUrl === undefined && subject.authorizeUrl === undefined && !base && !assertion;

/** Every address at once, and all of them within one deadline. */
const observe = async ({ subject, base }: Plan, deps: CheckDeps): Promise<Seen> => {
  const signal = AbortSignal.timeout(deps.totalMs ?? TOTAL_MS);
  const of = (subject.jwksUrl === undefined ? 0 : 1) + (base?.base === undefined ? 0 : 1);
  let done = 0;
  const counted = async <T>(work: Promise<T>): Promise<T> => {
    const value = await work;
    done++;
    deps.progress?.({ done, of });
    return value;
  };
  const [keySet, smart] = await Promise.all([
    subject.jwksUrl === undefined
      ? undefined
      : counted(observeKeySet(subject.jwksUrl.trim(), deps.fetch, signal)),
    base?.base === undefined ? undefined : counted(observeSmart(base.base, deps.fetch, signal)),
  ]);
  return { ...(keySet ? { keySet } : {}), ...(smart ? { smart } : {}) };
};

const takenAlgs = (smart: SmartJudged | undefined): readonly string[] =>
  smart?.configuration?.signingAlgs?.includes('ES384') ? [...algsOfEcw, 'ES384'] : algsOfEcw;

const wantedOf = ({ subject, assertion }: Plan, taken: readonly string[]): Wanted => {
  const header = assertion?.kind === 'assertion' ? assertion.assertion.header : {};
  const kid = typeof header.kid === 'string' && header.kid !== '' ? header.kid : subject.kid;
  return { alg: 'RS384', takesEc: taken.includes('ES384'), ...(kid === undefined ? {} : { kid }) };
};

const tokenUrlFor = ({ subject, base }: Plan, smart: SmartJudged | undefined): string | undefined => {
  const environment = subject.environment ?? environmentOf(base?.base ?? '');
  return (
    smart?.configuration?.tokenUrl ??
    subject.tokenUrl ??
    (environment === undefined ? undefined : tokenUrlOf(environment))
  );
};

interface Judged {
  readonly keySet?: KeySetJudged;
  readonly smart?: SmartJudged;
  readonly now: number;
}

const contextOf = (plan: Plan, { keySet, smart, now }: Judged): AssertionContext => {
  const { subject, base } = plan;
  const tokenUrl = tokenUrlFor(plan, smart);
  const { authorizeUrl, issuer } = smart?.configuration ?? {};
  return {
    ...(subject.clientId === undefined ? {} : { clientId: subject.clientId }),
    ...(subject.jwksUrl === undefined ? {} : { jwksUrl: subject.jwksUrl.trim() }),
    audience: {
      ...(tokenUrl === undefined ? {} : { tokenUrl }),
      ...(authorizeUrl === undefined ? {} : { authorizeUrl }),
      ...(issuer === undefined ? {} : { issuer }),
      ...(base?.base === undefined ? {} : { base: base.base }),
    },
    takenAlgs: takenAlgs(smart),
    clock: {
      now,
      ...(smart?.ahead === undefined ? {} : { ahead: smart.ahead }),
      ...(subject.failedAt === undefined ? {} : { failedAt: subject.failedAt }),
    },
    ...(keySet ? { published: keySet } : {}),
  };
};

const judgeAuthorize = ({ subject, base }: Plan, smart: SmartJudged | undefined) =>
  subject.authorizeUrl === undefined
    ? undefined
    : judgeAuthorizeUrl(subject.authorizeUrl, {
        subject,
        ...(base?.base === undefined ? {} : { base: base.base }),
        ...(smart?.configuration ? { configuration: smart.configuration } : {}),
      });

/** That an address is an inner one is the cause of an error, where there was one; by itself it proves none. */
const provedFor = ({ isOfError }: Subject, check: Check): Check => {
  if (check.code !== 'host_inside' || isOfError) return check;
  const { proves: _, ...unproved } = check;
  return unproved;
};

const judge = async (plan: Plan, seen: Seen, deps: CheckDeps): Promise<CheckResult> => {
  const now = deps.now();
  const smart = seen.smart ? judgeSmart(seen.smart, plan.subject) : undefined;
  const wanted = wantedOf(plan, takenAlgs(smart));
  const keySet = seen.keySet ? await judgeKeySet(seen.keySet, wanted) : undefined;
  const judged: Judged = { now, ...(keySet ? { keySet } : {}), ...(smart ? { smart } : {}) };
  const assertion: AssertionJudged | undefined = plan.assertion
    ? await judgeAssertion(plan.assertion, contextOf(plan, judged))
    : undefined;
  const parts = [keySet, smart, assertion, judgeAuthorize(plan, smart)].filter((part) => part !== undefined);
  const checks = [...(plan.base ? [plan.base.check] : []), ...parts.flatMap((part) => part.checks)];
  return resultOf(
    {
      at: now,
      checks: checks.map((check) => provedFor(plan.subject, check)),
      facts: Object.assign({}, ...parts.map(({ facts }) => facts)),
    },
    deps.redact,
  );
};

const hostsOf = ({ subject, base }: Plan): readonly string[] =>
  [subject.jwksUrl, base?.base].flatMap((url) => (url === undefined ? [] : [hostOf(url)]));

/**
 * Looks at everything that a subject names, all of it at once and within ten seconds. The result holds derived facts only:
 * never the assertion, the verifier, or a body that was fetched.
 */
export const runChecks = async (subject: Subject, deps: CheckDeps): Promise<CheckRun> => {
  const plan = planOf(subject);
  if (isEmpty(plan)) return { kind: 'nothing_to_check' };
  const admitted = subject.askedBy && deps.admit?.({ ...subject.askedBy, hosts: hostsOf(plan) });
  if (admitted?.kind === 'too_often') return admitted;
  const seen = await observe(plan, deps);
  return { kind: 'ran', result: await judge(plan, seen, deps) };
};
