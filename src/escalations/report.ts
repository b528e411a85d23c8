import { z } from 'zod';
import { type EvidenceFieldId, evidenceFieldIds } from '../catalog/evidenceFields.ts';

export const environmentSchema = z.enum(['production', 'staging', 'sandbox']);

export const flowSchema = z.enum(['ehr_launch', 'standalone', 'backend', 'bulk', 'write']);
export const impactSchema = z.enum(['one_user', 'one_practice', 'some_practices', 'all_practices']);
export const urgencySchema = z.enum(['can_wait', 'this_week', 'today', 'patients_affected']);
export const checkStatusSchema = z.enum(['ok', 'warn', 'fail', 'unknown']);
const facadeSchema = z.enum(['provider', 'healow', 'staging']);

const detailsSchema = z.partialRecord(z.enum(evidenceFieldIds), z.string()) satisfies z.ZodType<
  Partial<Record<EvidenceFieldId, string>>
>;

/** What the reporter confirmed in the form: redacted, complete, ready to be read by a vendor engineer. */
export const reportSchema = z.object({
  /** Six capital letters, or `ALL` when every practice fails. */
  practiceCode: z.string(),
  /** Further practices that have the same, where one is filed for several. */
  otherPractices: z.array(z.string()).exactOptional(),
  practiceName: z.string().exactOptional(),
  environment: environmentSchema,
  endpoint: z.string(),
  /** Times of failures, ISO 8601 in UTC, oldest first; at least one. */
  times: z.array(z.string()),
  /** The pasted error, redacted. */
  evidence: z.string(),
  details: detailsSchema,
  flow: flowSchema.exactOptional(),
  /** Which front of the FHIR server was called. */
  facade: facadeSchema.exactOptional(),
  /** HTTP status of the failing call. */
  status: z.number().exactOptional(),
  impact: impactSchema.exactOptional(),
  urgency: urgencySchema.exactOptional(),
  /** Steps of the card that were done already, as the catalog words them. */
  tried: z.array(z.string()).exactOptional(),
  notes: z.string().exactOptional(),
  /** What the bot saw when it looked before this was filed. */
  checks: z
    .object({
      /** Epoch milliseconds. */
      at: z.number(),
      lines: z.array(z.object({ id: z.string(), status: checkStatusSchema, seen: z.string() })),
    })
    .exactOptional(),
});

export type Report = Readonly<z.infer<typeof reportSchema>>;
