import { assertionFindings } from './assertion.ts';
import { authorizeFindings } from './authorizeUrl.ts';
import { connectionFindings } from './connection.ts';
import { keySetFindings } from './keySet.ts';
import { smartFindings } from './smart.ts';

/** Everything that a check can find. */
export const findings = {
  ...connectionFindings,
  ...keySetFindings,
  ...smartFindings,
  ...assertionFindings,
  ...authorizeFindings,
} as const;

export type FindingCode = keyof typeof findings;
