import { z } from 'zod';
import { evidenceFieldIds, evidenceFields } from '../catalog/evidenceFields.ts';
import type { CatalogEntry } from '../catalog/schema.ts';
import { clean, cleanLine } from './clean.ts';
import { type Escalation, escalationLabel } from './escalation.ts';
import { checkStatusSchema, reportSchema } from './report.ts';

/** Name and version of the shape below. A change that an old reader would not understand gets the next number. */
const bundleSchemaName = 'ecw-triage.escalation/1';

const { environment, facade, flow, impact, urgency } = reportSchema.shape;

/** An escalation as programs outside get it: the JSON attachment of the mail, the data of the webhook. Times are ISO 8601 in UTC. */
export const bundleDataSchema = z.strictObject({
  schema: z.literal(bundleSchemaName),
  /** The same in every repeat of a delivery. */
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
  }),
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

/** Only what the receiver needs, each text redacted once more. Nobody's name or Slack id is in it, and nothing that changes after filing. */
export const bundleData = (escalation: Escalation, entry: CatalogEntry): BundleData => {
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
    practice: { code: cleanLine(report.practiceCode, 20), ...(name === '' ? {} : { name }) },
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
