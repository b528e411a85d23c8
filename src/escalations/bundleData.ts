import { z } from 'zod';
import { evidenceFieldIds, evidenceFields } from '../catalog/evidenceFields.ts';
import type { CatalogEntry } from '../catalog/schema.ts';
import { clean, cleanLine } from './clean.ts';
import { type Credits, type Escalation, escalationLabel } from './escalation.ts';
import { checkStatusSchema, reportSchema } from './report.ts';

/** Name and version of the shape below. A change that an old reader would not understand gets the next number. */
const bundleSchemaName = 'ecw-triage.escalation/1';

const { environment, facade, flow, impact, urgency } = reportSchema.shape;

/** An escalation as programs outside get it: the JSON attachment of the mail, the data of the webhook. Times are ISO 8601 in UTC. */
export const bundleDataSchema = z.strictObject({
  schema: z.literal(bundleSchemaName),
  /** Stays the same when a delivery is repeated. */
  id: z.string().min(1),
  label: z.string().regex(/^ECW-\d{1,15}$/),
  openedAt: z.iso.datetime(),
  error: z.strictObject({
    /** Id of the error in the bot's catalog; not always a value that stands on the wire. */
    code: z.string(),
    status: z.number().exactOptional(),
    message: z.string(),
  }),
  practice: z.strictObject({
    /** Six capital letters, or `ALL` when every practice fails. */
    code: z.string(),
    name: z.string().exactOptional(),
    /** Further practices that have the same. */
    others: z.array(z.string()).exactOptional(),
  }),
  /** Names as Slack shows them. */
  people: z
    .strictObject({ reporter: z.string().exactOptional(), owner: z.string().exactOptional() })
    .exactOptional(),
  /** Where the error was reported: addresses of messages in Slack. */
  sources: z
    .array(
      z.strictObject({
        practice: z.string().exactOptional(),
        message: z.string().exactOptional(),
        thread: z.string().exactOptional(),
      }),
    )
    .exactOptional(),
  /** What was done since it was filed, and by whom. */
  done: z.array(z.strictObject({ at: z.iso.datetime(), by: z.string(), what: z.string() })).exactOptional(),
  /** Numbers of its cases elsewhere. */
  cases: z
    .strictObject({ ecw: z.string().exactOptional(), practice: z.string().exactOptional() })
    .exactOptional(),
  environment,
  facade,
  flow,
  endpoint: z.string(),
  failedAt: z.array(z.string()),
  /** What eCW asks for with this error, as far as the reporter could tell. */
  details: z.array(z.strictObject({ id: z.enum(evidenceFieldIds), label: z.string(), value: z.string() })),
  /** What came back, redacted. */
  evidence: z.string(),
  impact,
  urgency,
  /** Steps that were done without success. */
  tried: z.array(z.string()).exactOptional(),
  notes: z.string().exactOptional(),
  /** What the bot saw from its own network, the weightiest first. */
  checks: z
    .strictObject({
      at: z.iso.datetime(),
      lines: z.array(z.strictObject({ id: z.string(), status: checkStatusSchema, seen: z.string() })),
    })
    .exactOptional(),
});

export type BundleData = Readonly<z.infer<typeof bundleDataSchema>>;

const detailsOf = ({ report }: Escalation): BundleData['details'] =>
  evidenceFieldIds.flatMap((id) => {
    const value = clean(report.details[id] ?? '', 3000);
    return value === '' ? [] : [{ id, label: evidenceFields[id].label, value }];
  });

/** The answers that were chosen from a list, as they are. */
const chosenOf = ({ report }: Escalation): Pick<BundleData, 'facade' | 'flow' | 'impact' | 'urgency'> => ({
  ...(report.facade === undefined ? {} : { facade: report.facade }),
  ...(report.flow === undefined ? {} : { flow: report.flow }),
  ...(report.impact === undefined ? {} : { impact: report.impact }),
  ...(report.urgency === undefined ? {} : { urgency: report.urgency }),
});

const mostLines = 60;

const checksOf = ({ report: { checks } }: Escalation): Pick<BundleData, 'checks'> => {
  if (!checks) return {};
  const lines = checks.lines
    .slice(0, mostLines)
    .map(({ id, status, seen }) => ({ id: cleanLine(id, 60), status, seen: cleanLine(seen, 400) }));
  return { checks: { at: new Date(checks.at).toISOString(), lines } };
};

/** The status that was seen, else the one that the error comes with. */
const errorOf = ({ report }: Escalation, entry: CatalogEntry): BundleData['error'] => {
  const status = report.status ?? entry.status;
  return { code: entry.id, ...(status === undefined ? {} : { status }), message: entry.message };
};

/** The keys that hold something. */
const filled = <Shape extends object>(shape: Shape): Shape | undefined =>
  Object.keys(shape).length === 0 ? undefined : shape;

const optional = <Key extends string>(key: Key, value: string | undefined, length = 100) => {
  const text = cleanLine(value ?? '', length);
  return text === '' ? {} : ({ [key]: text } as { readonly [K in Key]?: string });
};

const mostDone = 50;

/** Who stands behind it. Names are cleaned as all texts are; addresses are ours. */
const creditsOf = (
  { ecwCase, practiceCase }: Escalation,
  credits: Credits | undefined,
): Pick<BundleData, 'people' | 'sources' | 'done' | 'cases'> => {
  const people = filled({
    ...optional('reporter', credits?.reporter),
    ...optional('owner', credits?.owner),
  });
  const sources = credits?.sources.flatMap((source) => filled({ ...source }) ?? []).slice(0, mostDone) ?? [];
  const done = credits?.done.slice(-mostDone).map(({ at, by, what }) => ({
    at: new Date(at).toISOString(),
    by: cleanLine(by, 100),
    what: cleanLine(what, 300),
  }));
  const cases = filled({ ...optional('ecw', ecwCase), ...optional('practice', practiceCase) });
  return {
    ...(people ? { people } : {}),
    ...(sources.length > 0 ? { sources } : {}),
    ...(done && done.length > 0 ? { done } : {}),
    ...(cases ? { cases } : {}),
  };
};

/**
 * Only what the receiver needs, each text redacted once more. Of people only the names that Slack shows are in it. What was
 * reported does not change after filing; who has it and what was done does.
 */
export const bundleData = (escalation: Escalation, entry: CatalogEntry, credits?: Credits): BundleData => {
  const { report } = escalation;
  const name = cleanLine(report.practiceName ?? '', 200);
  const tried = report.tried?.map((step) => cleanLine(step, 500)) ?? [];
  const notes = clean(report.notes ?? '', 4000);
  return {
    schema: bundleSchemaName,
    id: escalation.id,
    label: escalationLabel(escalation),
    openedAt: new Date(escalation.openedAt).toISOString(),
    error: errorOf(escalation, entry),
    practice: {
      code: cleanLine(report.practiceCode, 20),
      ...(name === '' ? {} : { name }),
      ...(report.otherPractices === undefined
        ? {}
        : { others: report.otherPractices.map((code) => cleanLine(code, 20)) }),
    },
    ...creditsOf(escalation, credits),
    environment: report.environment,
    ...chosenOf(escalation),
    endpoint: cleanLine(report.endpoint, 300),
    failedAt: clean(report.times.slice(0, 20).join('\n'), 800).split('\n'),
    details: detailsOf(escalation),
    evidence: clean(report.evidence, 12_000),
    ...(tried.length === 0 ? {} : { tried }),
    ...(notes === '' ? {} : { notes }),
    ...checksOf(escalation),
  };
};
