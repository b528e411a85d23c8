import { missingParts } from '../pictures/missingParts.ts';
import type { Diagnosis, Patient } from './diagnosis.ts';

const name = 'pictures';

/** Whether pictures are read, and what that needs is installed. */
export const examinePictures = async ({ config }: Patient): Promise<Diagnosis> => {
  if (!config.readsPictures) return { name, state: 'ok', seen: 'not read (PICTURES is off)' };
  const missing = missingParts();
  if (missing.length === 0) return { name, state: 'ok', seen: 'read on this machine' };
  return {
    name,
    state: 'warn',
    seen: `not read: ${missing.join(', ')} not installed`,
    remedy: 'Run npm ci --include=optional, or take PICTURES out.',
  };
};
