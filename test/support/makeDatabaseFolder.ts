import { existsSync, mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const memory = '/dev/shm';
const roomy = 2 ** 30;

const hasRoom = (): boolean => {
  if (!existsSync(memory)) return false;
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize > roomy;
};

/**
 * Makes a folder for the databases of a test: in memory where there is room, since SQLite waits for the disk at every write. What
 * a killed process wrote is kept there as well; only what a power cut leaves is another matter, and no test makes one.
 */
export const makeDatabaseFolder = (): string => mkdtempSync(join(hasRoom() ? memory : tmpdir(), 'triage-'));
