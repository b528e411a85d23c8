import type { Readiness } from './healthServer.ts';
import { createProbe } from './probe.ts';

/** Asks each part whether it works: within two seconds, and at most once in ten. */
export const readiness = (
  parts: Readonly<Record<string, () => Promise<unknown>>>,
  now: () => number,
): (() => Promise<Readiness>) => {
  const probes = Object.entries(parts).map(
    ([part, ask]) => [part, createProbe(ask, { holdsMs: 10_000, deadlineMs: 2000, now })] as const,
  );
  return async () =>
    Object.fromEntries(
      await Promise.all(probes.map(async ([part, probe]) => [part, await probe()] as const)),
    );
};
