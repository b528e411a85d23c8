import { z } from 'zod';
import { endpoints } from '../catalog/endpoints.ts';
import { type EvidenceFieldId, evidenceFieldIds } from '../catalog/evidenceFields.ts';
import type { CheckStatus } from '../checks/check.ts';
import { type UnreadReason, unreadReasons } from '../text/files/fileText.ts';
import type { Candidate, Facts, Verdict } from '../triage/verdict.ts';
import type { DoubtfulFacts } from './doubtfulFacts.ts';

/** What the bot saw when it looked: derived facts only, redacted. */
export interface Checked {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly lines: readonly { readonly id: string; readonly status: CheckStatus; readonly seen: string }[];
  /** What an escalation asks for, as far as it was seen. */
  readonly facts: Readonly<Partial<Record<EvidenceFieldId, string>>>;
}

/** The part of a verdict that is kept. */
export interface StoredVerdict {
  readonly kind: Verdict['kind'];
  /** For a match the errors of the paste, for ambiguous the candidates. */
  readonly candidates: readonly Candidate[];
  /** Look-alikes of a match that remain possible. */
  readonly others: readonly Candidate[];
  /** The entry whose question splits the candidates best. */
  readonly question?: string;
  /** Who asked is shown the first candidate at once, as what they probably meant. */
  readonly isLikely?: boolean;
  readonly facts: Facts;
  /** Files that were not read, and why. */
  readonly unread?: readonly UnreadReason[];
  /** Time stamps of the messages of the thread that the evidence stands in, where the paste's own text was not enough. */
  readonly readIn?: readonly string[];
  /** Set where the verdict rests on a picture: what was read in it that somebody must check. */
  readonly picture?: DoubtfulFacts;
  readonly checked?: Checked;
}

const placeSchema = z.enum([
  'whole text',
  'error',
  'error_description',
  'redirect URL',
  'header',
  'status line',
  'OperationOutcome',
  'stack trace',
  'log record',
  'HTML page',
  'prose',
]);
const endpointSchema = z.enum(endpoints);
const environmentSchema = z.enum(['production', 'staging', 'sandbox']);

const reasonSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('code'), place: placeSchema, value: z.string() }),
  z.object({ kind: z.literal('wording'), place: placeSchema, wording: z.string(), similarity: z.number() }),
  z.object({ kind: z.literal('status'), value: z.number() }),
  z.object({ kind: z.literal('endpoint'), value: endpointSchema }),
  z.object({ kind: z.literal('number'), value: z.number() }),
  z.object({ kind: z.literal('answer'), label: z.string() }),
  z.object({ kind: z.literal('check'), check: z.string(), seen: z.string() }),
  z.object({ kind: z.literal('words'), words: z.array(z.string()) }),
]);

const candidateSchema = z.object({
  id: z.string(),
  confidence: z.number(),
  reasons: z.array(reasonSchema),
});

const factsSchema = z.object({
  status: z.number().exactOptional(),
  practiceCode: z.string().exactOptional(),
  environment: environmentSchema.exactOptional(),
  facade: z.enum(['provider', 'healow', 'staging']).exactOptional(),
  host: z.string().exactOptional(),
  endpoint: endpointSchema.exactOptional(),
  grantType: z.string().exactOptional(),
  scopes: z.array(z.string()),
  kid: z.string().exactOptional(),
  alg: z.string().exactOptional(),
  aud: z.string().exactOptional(),
  redirectUri: z.string().exactOptional(),
  requestId: z.string().exactOptional(),
  retryAfterSeconds: z.number().exactOptional(),
  times: z.array(z.string()),
});

const checkedSchema = z.object({
  at: z.number(),
  lines: z.array(
    z.object({ id: z.string(), status: z.enum(['ok', 'warn', 'fail', 'unknown']), seen: z.string() }),
  ),
  facts: z.partialRecord(z.enum(evidenceFieldIds), z.string()),
});

/** Reads a verdict as it was stored. */
export const storedVerdictSchema: z.ZodType<StoredVerdict> = z.object({
  kind: z.enum(['match', 'ambiguous', 'none']),
  candidates: z.array(candidateSchema),
  others: z.array(candidateSchema),
  question: z.string().exactOptional(),
  isLikely: z.boolean().exactOptional(),
  facts: factsSchema,
  unread: z.array(z.enum(unreadReasons)).exactOptional(),
  readIn: z.array(z.string()).exactOptional(),
  picture: z
    .object({
      practiceCode: z.string().exactOptional(),
      kid: z.string().exactOptional(),
      host: z.string().exactOptional(),
      requestId: z.string().exactOptional(),
      aud: z.string().exactOptional(),
      redirectUri: z.string().exactOptional(),
    })
    .exactOptional(),
  checked: checkedSchema.exactOptional(),
});
