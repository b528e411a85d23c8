import { z } from 'zod';
import { evidenceFieldIds } from './evidenceFields.ts';

/** Who can cure an error: the app's developer, the practice's admin, eCW, or the person who logs in. */
export const roles = ['developer', 'practice', 'ecw', 'user'] as const;
export type Role = (typeof roles)[number];

/** `core`: the 14 errors of the reference. `neighbour`: OAuth, SMART and FHIR errors often confused with them. The rest: eCW's published codes by interface. */
export const groups = ['core', 'neighbour', 'writeback', 'hl7', 'bulk', 'runtime', 'cds'] as const;
export type Group = (typeof groups)[number];

/** How far a statement can be trusted: eCW's own page, eCW's page read through a copy, an integrator's report, a standard, our inference. */
export const confidences = ['official', 'official-copy', 'reported', 'standard', 'inferred'] as const;

const id = z.string().regex(/^[a-z][a-z0-9_]{1,59}$/, 'an id has 2 to 60 characters of a-z, 0-9 and _');
const line = z.string().trim().min(1).max(300);
const step = z.strictObject({
  /** The instruction, verb first; code in backticks. */
  do: z.string().trim().min(1).max(400),
  by: z.enum(roles).optional(),
});

const guide = z.strictObject({
  title: line,
  states: z.array(z.strictObject({ state: line, tell: line, acts: line })).max(5),
  steps: z.array(z.strictObject({ by: z.enum(roles), do: line, proof: line.optional() })).max(12),
});

const question = z.strictObject({
  ask: line,
  answers: z
    .array(
      z.strictObject({
        label: z.string().min(1).max(60),
        /** Entries that this answer makes more likely, the likeliest first. */
        favours: z.array(id).min(1),
      }),
    )
    .min(2)
    .max(4),
});

/** Endpoints as the engine tells them apart. */
export const endpoints = [
  'authorize',
  'token',
  'fhir',
  'bulk',
  'jwks',
  'metadata',
  'introspect',
  'redirect',
] as const;

/** What the engine looks for. Wordings are short phrases; codes are literal values as they stand on the wire. */
const match = z.strictObject({
  /** Literal values that name this error (`invalid_client`, `INVALID_PROVIDER`), beside the id itself. */
  codes: z.array(z.string().min(1).max(160)).default([]),
  /** Published numbers, only meaningful next to their key or interface. */
  numbers: z.array(z.int().min(0).max(9999)).default([]),
  /** Ways in which the error is worded by eCW, OAuth servers and libraries, beside the message itself. */
  wordings: z.array(z.string().min(4).max(200)).default([]),
  /** Where the text tells nothing else: a status that shows this error at an endpoint. */
  at: z.array(z.strictObject({ endpoint: z.enum(endpoints), status: z.int().min(100).max(599) })).default([]),
});

export const entrySchema = z.strictObject({
  id,
  group: z.enum(groups),
  /** A short heading where the id alone would not do. */
  title: z.string().max(80).optional(),
  /** HTTP status that comes with it, as documented or reported; absent where not known. */
  status: z.int().min(100).max(599).optional(),
  /** The message as eCW words it. */
  message: line,
  cause: z.string().trim().min(1).max(600),
  steps: z.array(step).min(1).max(8),
  guide: guide.optional(),
  fixedBy: z.array(z.enum(roles)).max(4),
  escalate: z.strictObject({
    to: z.enum(['ecw', 'practice', 'nobody']),
    when: line,
    /** What the receiver needs on top of the basics, as ids of evidenceFields. */
    evidence: z.array(z.enum(evidenceFieldIds)).default([]),
  }),
  lookAlikes: z.array(id).max(6).default([]),
  question: question.optional(),
  /** What is not known and must not be claimed. */
  notKnown: z.array(line).default([]),
  match: match.prefault({}),
  sources: z
    .array(
      z.strictObject({
        name: line,
        url: z.url({ protocol: /^https$/ }).optional(),
        confidence: z.enum(confidences),
        verified: z.iso.date(),
      }),
    )
    .min(1),
  /** Pastes that must lead to this entry (`npm run catalog -- check` proves it). */
  examples: z.array(z.string().min(1)).default([]),
});

export type CatalogEntry = Readonly<z.infer<typeof entrySchema>>;
export type Question = NonNullable<CatalogEntry['question']>;
