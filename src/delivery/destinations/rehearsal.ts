import type { Catalog } from '../../catalog/catalog.ts';
import { type CatalogEntry, entrySchema } from '../../catalog/schema.ts';
import type { Escalation } from '../../escalations/escalation.ts';
import type { Destination, SendOutcome } from '../port.ts';

const entry: CatalogEntry = entrySchema.parse({
  id: 'destination_test',
  group: 'neighbour',
  message: 'TEST, please ignore: this only tries whether escalations arrive here',
  cause: 'Somebody tried the destinations of escalations.',
  steps: [{ do: 'Nothing to do.' }],
  fixedBy: [],
  escalate: { to: 'nobody', when: 'Never.' },
  sources: [{ name: 'the bot', confidence: 'inferred', verified: '2026-01-01' }],
});

/** A catalog that knows the test and nothing else. */
export const rehearsalCatalog: Pick<Catalog, 'byId'> = { byId: () => entry };

/** An escalation that says of itself that it is a test. `now` in epoch milliseconds; `id` must be new each time. */
export const rehearsalEscalation = (id: string, now: number): Escalation => ({
  id: `test-${id}`,
  number: 0,
  teamId: '',
  caseId: '',
  entryId: entry.id,
  state: 'queued',
  report: {
    practiceCode: 'TEST',
    practiceName: 'no practice, this is a test',
    environment: 'sandbox',
    endpoint: 'none, this is a test',
    times: [new Date(now).toISOString()],
    evidence: 'Nothing failed. The evidence of a real escalation would stand here, redacted.',
    details: {},
    notes: 'Sent by npm run destinations -- test. Nothing to do; this ticket or mail can be deleted.',
  },
  openedBy: '',
  openedAt: now,
  changedAt: now,
  sentTo: [],
});

const saidOf = (outcome: SendOutcome): string => {
  switch (outcome.kind) {
    case 'delivered':
      return `delivered (${outcome.receipt})`;
    case 'later':
      return `NOT delivered, a real one would be tried again: ${outcome.reason}`;
    case 'never':
      return `NOT delivered: ${outcome.reason}`;
  }
};

/** Sends an escalation to every destination at once; a line for each, and whether all took it. */
export const rehearse = async (
  destinations: readonly Destination[],
  escalation: Escalation,
): Promise<{ readonly lines: readonly string[]; readonly allTook: boolean }> => {
  const sent = await Promise.all(
    destinations.map(async ({ name, send }) => {
      const outcome = await send(escalation).catch(
        () => ({ kind: 'never', reason: 'unknown fault' }) as const,
      );
      return { line: `${name}: ${saidOf(outcome)}`, took: outcome.kind === 'delivered' };
    }),
  );
  return { lines: sent.map(({ line }) => line), allTook: sent.every(({ took }) => took) };
};
