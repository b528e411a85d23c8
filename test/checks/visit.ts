import type { CheckDeps } from '../../src/checks/checkDeps.ts';
import type { CheckResult } from '../../src/checks/checkResult.ts';
import { createGuardedFetch } from '../../src/checks/guardedFetch.ts';
import { runChecks } from '../../src/checks/runChecks.ts';
import type { Subject } from '../../src/checks/subject.ts';
import { redact } from '../../src/redaction/redact.ts';
import { NOW } from './material.ts';
import { quick, type Zoo } from './zoo.ts';

/** This bot's clock: set to the day of the zoo when it was last restarted, and going on from there. */
let started = Date.now();
export const restartZooTime = (): void => {
  started = Date.now();
};
export const zooTime = (): number => NOW + (Date.now() - started);

export const depsOf = (zoo: Zoo, more: Partial<CheckDeps> = {}): CheckDeps => ({
  fetch: createGuardedFetch({
    network: zoo.network,
    policy: { kind: 'on', allow: [] },
    now: zooTime,
  }),
  now: zooTime,
  redact: (text) => redact(text).text,
  ...more,
});

/** A visitor who does not wait: for those of the zoo that never answer. */
export const impatient = (zoo: Zoo): Partial<CheckDeps> => ({
  fetch: createGuardedFetch({
    network: zoo.network,
    policy: { kind: 'on', allow: [] },
    now: zooTime,
    limits: quick,
  }),
});

export const visit = async (
  zoo: Zoo,
  subject: Subject,
  more: Partial<CheckDeps> = {},
): Promise<CheckResult> => {
  const outcome = await runChecks(subject, depsOf(zoo, more));
  if (outcome.kind !== 'ran') throw new Error(outcome.kind);
  return outcome.result;
};
