import { setImmediate } from 'node:timers/promises';
import type { Catalog } from '../catalog/catalog.ts';
import { redact } from '../redaction/redact.ts';
import { thresholds, triage } from '../triage/triage.ts';

/**
 * Reads texts, each in a turn of the event loop of its own, and forgets what it found: the first one builds the catalog's index, and
 * with each the patterns that it needs are compiled, so that no message has to wait for that.
 */
export const warmUp = async (texts: readonly string[], catalog: Catalog): Promise<void> => {
  // Reads the model, half of what the first text would wait for.
  thresholds();
  for (const text of texts) {
    await setImmediate();
    triage(text, catalog);
    await setImmediate();
    redact(text);
  }
};
