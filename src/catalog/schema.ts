import { z } from 'zod';
import { endpoints } from './endpoints.ts';
import { evidenceFieldIds } from './evidenceFields.ts';
import { filledLength, unknownVariables, wrongPlaceholders } from './placeholders.ts';
import { steeringSchema } from './steering.ts';

/** Who can cure an error: the app's developer, the practice's admin, eCW, or the person who logs in. */
export const roles = ['developer', 'practice', 'ecw', 'user'] as const;
export type Role = (typeof roles)[number];

/** `core`: the 14 errors of the reference. `neighbour`: OAuth, SMART and FHIR errors often confused with them. The rest: eCW's published codes by interface. */
export const groups = ['core', 'neighbour', 'writeback', 'hl7', 'bulk', 'runtime', 'cds'] as const;
export type Group = (typeof groups)[number];

/** How far a statement can be trusted: eCW's own page, eCW's page read through a copy, an integrator's report, a standard, our inference. */
const confidences = ['official', 'official-copy', 'reported', 'standard', 'inferred'] as const;

const id = z.string().regex(/^[a-z][a-z0-9_]{1,59}$/, 'an id has 2 to 60 characters of a-z, 0-9 and _');
const line = z.string().trim().min(1).max(300);
/** A text in which placeholders may stand; `most` counts with them filled. */
const filled = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .superRefine((text, { addIssue }) => {
      for (const wrong of wrongPlaceholders(text))
        addIssue(`no placeholder is called ${wrong}, or its fallback is missing`);
      if (filledLength(text) > most) addIssue(`must have at most ${most} characters when it is filled`);
    });

const command = z
  .string()
  .trim()
  .min(1)
  .max(600)
  .superRefine((text, { addIssue }) => {
    for (const name of unknownVariables(text)) addIssue(`no command may use $${name}`);
  });

const step = z
  .strictObject({
    /** The instruction, verb first; names and values in backticks. The command itself stands in `run`. */
    do: filled(400),
    /** Who acts, which is not always who asks for it. */
    by: z.enum(roles).optional(),
    /** A command for a POSIX shell that answers the step; values as variables of `commandVariables`. It prints no secret. */
    run: command.optional(),
    /** What `run` prints when all is well. `…` stands for any text, `$NAME` for the value of that variable. */
    prints: line.optional(),
    /** The same question for PowerShell; it prints the same facts, perhaps laid out otherwise. */
    powershell: command.optional(),
    only: steeringSchema.optional(),
    unless: steeringSchema.optional(),
  })
  .refine(({ run, prints }) => (run === undefined) === (prints === undefined), 'run and prints go together')
  .refine(({ run, powershell }) => run !== undefined || powershell === undefined, 'powershell needs run');

/** Whose move it is. */
const move = z.strictObject({
  by: z.enum(roles),
  /** A short qualifier: "after one check by you". */
  note: filled(60).optional(),
  only: steeringSchema.optional(),
  unless: steeringSchema.optional(),
});

/** A ready message in plain words. What its sender fills in stands in square brackets. */
const letter = filled(1200);

const guide = z.strictObject({
  title: line,
  states: z.array(z.strictObject({ state: line, tell: line, acts: line })).max(5),
  steps: z.array(z.strictObject({ by: z.enum(roles), do: line, proof: line.optional() })).max(12),
});

const question = z.strictObject({
  ask: line,
  /** Not asked where what was read answers it. */
  only: steeringSchema.optional(),
  unless: steeringSchema.optional(),
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

/** What a card of a core error must hold to fit into a thread panel of 680 px. */
const coreCard = { steps: 5, step: 200, cause: 320, sentences: 2, open: 750 } as const;

const sentences = (text: string): number =>
  text
    .replaceAll(/`[^`]{0,400}`/g, 'x')
    .split(/[.?](?=\s|$)/)
    .filter((part) => part.trim() !== '').length;

type Fault = readonly [path: readonly PropertyKey[], reason: string];

const cardFaults = (entry: Pick<Entry, 'headline' | 'cause' | 'steps' | 'more'>): readonly Fault[] => {
  const every: readonly (readonly [path: readonly PropertyKey[], step: Entry['steps'][number]])[] = [
    ...entry.steps.map((one, index) => [['steps', index], one] as const),
    ...entry.more.map((one, index) => [['more', index], one] as const),
  ];
  const open = entry.steps.reduce(
    (sum, { do: what, run = '', prints = '' }) => sum + filledLength(what) + run.length + prints.length,
    0,
  );
  const rules: readonly (readonly [boolean, readonly PropertyKey[], string])[] = [
    [entry.headline !== undefined, ['headline'], 'is missing on a core error'],
    [
      entry.steps.length <= coreCard.steps,
      ['steps'],
      `a core error has at most ${coreCard.steps} open steps`,
    ],
    [
      open <= coreCard.open,
      ['steps'],
      `the open steps of a core error have at most ${coreCard.open} characters, commands included`,
    ],
    [
      entry.cause.length <= coreCard.cause,
      ['cause'],
      `a core error has at most ${coreCard.cause} characters here`,
    ],
    [
      sentences(entry.cause) <= coreCard.sentences,
      ['cause'],
      `a core error has at most ${coreCard.sentences} sentences here`,
    ],
    ...every.map(
      ([path, { by }]) => [by !== undefined, path, 'a step of a core error says who acts'] as const,
    ),
    ...every.map(
      ([path, { do: what }]) =>
        [
          filledLength(what) <= coreCard.step,
          [...path, 'do'],
          `a step of a core error has at most ${coreCard.step} characters`,
        ] as const,
    ),
  ];
  return rules.filter(([holds]) => !holds).map(([, path, reason]) => [path, reason]);
};

const entryObject = z.strictObject({
  id,
  group: z.enum(groups),
  /** A short heading where the id alone would not do. */
  title: z.string().max(80).optional(),
  /** Not an error: an answer that says all is well. Nobody picks it as the cause of a failure. */
  harmless: z.literal(true).optional(),
  /** HTTP status that comes with it, as documented or reported; absent where not known. */
  status: z.int().min(100).max(599).optional(),
  /** Where it shows: the endpoints that answer with it, or that eCW cannot use. */
  seenAt: z.array(z.enum(endpoints)).max(8).default([]),
  /** The message as eCW words it; the reference's, word for word, for a core error. */
  message: line,
  /** What is wrong, in plain words, with what is known filled in: the title of the card. */
  headline: filled(100).optional(),
  cause: z.string().trim().min(1).max(600),
  /** Whose move it is now: the first that fits what was read. Without it, the first of `fixedBy`. */
  move: z.array(move).min(1).max(4).optional(),
  /** What to do, the step that cures it most often first. These stand open on the card. */
  steps: z.array(step).min(1).max(8),
  /** Further checks, folded. */
  more: z.array(step).max(8).default([]),
  /** Ready messages: for the practice's admin, and for a case at eCW. */
  handover: z.strictObject({ practice: letter.optional(), ecw: letter.optional() }).optional(),
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
type Entry = z.infer<typeof entryObject>;

export const entrySchema = entryObject.superRefine((entry, { addIssue }) => {
  if (entry.group !== 'core') return;
  for (const [path, message] of cardFaults(entry))
    addIssue({ code: 'custom', path: [...path], message, input: entry });
});

export type CatalogEntry = Readonly<z.infer<typeof entrySchema>>;
export type Step = CatalogEntry['steps'][number];
export type Question = NonNullable<CatalogEntry['question']>;
