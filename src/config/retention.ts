import { z } from 'zod';
import type { Retention } from '../cases/applyRetention.ts';
import { text } from './variables.ts';

const days = (fallback: number) =>
  text
    .transform((value) => Number(value ?? fallback))
    .refine((value) => Number.isInteger(value) && value >= 1 && value <= 3650, {
      error: 'must be a number of days from 1 to 3650.',
    });

export const retentionVariables = { RETENTION_DAYS: days(30), ESCALATION_RETENTION_DAYS: days(365) };

const readSchema = z.object(retentionVariables);

/** How long cases with their ratings, and resolved escalations, are kept. */
export const readRetention = ({
  RETENTION_DAYS,
  ESCALATION_RETENTION_DAYS,
}: z.infer<typeof readSchema>): Retention => ({
  cases: RETENTION_DAYS,
  escalations: ESCALATION_RETENTION_DAYS,
});
