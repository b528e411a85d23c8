import { z } from 'zod';
import { type EvidenceFieldId, evidenceFieldIds } from '../catalog/evidenceFields.ts';

export const environmentSchema = z.enum(['production', 'staging', 'sandbox']);

const detailsSchema = z.partialRecord(z.enum(evidenceFieldIds), z.string()) satisfies z.ZodType<
  Partial<Record<EvidenceFieldId, string>>
>;

/** What the reporter confirmed in the form: redacted, complete, ready to be read by a vendor engineer. */
export const reportSchema = z.object({
  /** Six capital letters, or `ALL` when every practice fails. */
  practiceCode: z.string(),
  practiceName: z.string().exactOptional(),
  environment: environmentSchema,
  endpoint: z.string(),
  /** Times of failures, ISO 8601 in UTC, oldest first; at least one. */
  times: z.array(z.string()),
  /** The pasted error, redacted. */
  evidence: z.string(),
  details: detailsSchema,
  notes: z.string().exactOptional(),
});

export type Report = Readonly<z.infer<typeof reportSchema>>;
