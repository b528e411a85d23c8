import type { ChecksPolicy } from './fetch/allowedUrl.ts';
import type { FetchFailure } from './fetch/fetched.ts';
import type { Network } from './fetch/network.ts';
import { systemNetwork } from './fetch/systemNetwork.ts';
import { createGuardedFetch } from './guardedFetch.ts';
import { createRunAllowance } from './runAllowance.ts';
import { type CheckRun, runChecks } from './runChecks.ts';
import type { Subject } from './subject.ts';

interface LookDeps {
  readonly policy: ChecksPolicy;
  /** This machine's resolver and TLS when absent. */
  readonly network?: Network;
  readonly redact: (text: string) => string;
  /** Told which machine could not be looked at, and why. */
  readonly failed: (call: { readonly host: string; readonly reason: FetchFailure }) => void;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** The way to look at what people name, as often as they may. */
export const createLook = ({
  policy,
  network = systemNetwork,
  redact,
  failed,
  now,
}: LookDeps): ((subject: Subject) => Promise<CheckRun>) => {
  const guarded = createGuardedFetch({ network, policy, now });
  const fetch: typeof guarded = async (address, signal) => {
    const fetched = await guarded(address, signal);
    if (fetched.kind === 'failed') failed({ host: new URL(address).host, reason: fetched.reason });
    return fetched;
  };
  const admit = createRunAllowance({ now });
  return (subject) => runChecks(subject, { fetch, redact, admit, now });
};
