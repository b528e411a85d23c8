import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Counts, Metrics } from './metrics.ts';

/** Names and labels as Prometheus shows them. Source of the conventions: prometheus.io/docs/practices/naming. */
const counters: {
  readonly [Name in keyof Counts]: { name: string; help: string; labels: readonly Counts[Name][] };
} = {
  events: { name: 'ecw_events_total', help: 'Payloads taken from Slack.', labels: ['kind'] },
  refusals: { name: 'ecw_refusals_total', help: 'Payloads that were refused.', labels: ['reason'] },
  verdicts: { name: 'ecw_verdicts_total', help: 'Verdicts on pastes.', labels: ['kind', 'entry'] },
  replies: { name: 'ecw_replies_total', help: 'Pastes that were answered.', labels: ['door'] },
  silences: { name: 'ecw_silences_total', help: 'Pastes that were left alone.', labels: ['door'] },
  drops: {
    name: 'ecw_drops_total',
    help: 'Replies that were never said, and texts that were left unread.',
    labels: ['reason'],
  },
  redactions: { name: 'ecw_redactions_total', help: 'Values taken out of pastes.', labels: ['kind'] },
  warnings: { name: 'ecw_warnings_total', help: 'Posters warned of secrets or patient data.', labels: [] },
  slackErrors: { name: 'ecw_slack_errors_total', help: 'Calls that Slack refused.', labels: ['code'] },
  storeErrors: {
    name: 'ecw_store_errors_total',
    help: 'Works that the database stood in the way of, and rows that could not be read.',
    labels: ['code'],
  },
  deliveries: {
    name: 'ecw_deliveries_total',
    help: 'Attempts to deliver escalations.',
    labels: ['destination', 'outcome'],
  },
};

const word = /^[\w.:/-]{1,64}$/;
/** The most label sets of one metric: whatever comes after is counted as `other`. */
const mostSets = 500;

/** Keeps labels to short words and to a bounded number of them. */
const createLabelBound = () => {
  const known = new Set<string>();
  return (labels: Readonly<Record<string, string>>): Record<string, string> => {
    const told = Object.entries(labels).map(([label, value]) => [label, word.test(value) ? value : 'other']);
    const key = JSON.stringify(told);
    if (known.size >= mostSets && !known.has(key))
      return Object.fromEntries(told.map(([label]) => [label, 'other']));
    known.add(key);
    return Object.fromEntries(told);
  };
};

export interface MetricsPage {
  readonly contentType: string;
  text(): Promise<string>;
}

const createCount = (registry: Registry): Metrics['count'] => {
  const parts = new Map(
    Object.entries(counters).map(([key, { name, help, labels }]) => [
      key,
      {
        counter: new Counter({ name, help, labelNames: [...labels], registers: [registry] }),
        bound: createLabelBound(),
      },
    ]),
  );
  return (name, labels, times = 1) => {
    const part = parts.get(name);
    part?.counter.inc(part.bound(labels), times);
  };
};

export interface MetricsDeps {
  /** How many escalations are open now, by state. */
  readonly openStates: () => Promise<ReadonlyMap<string, number>>;
}

/** Counts and durations in a registry of their own, with the usual figures of the process. */
export const createMetrics = ({ openStates }: MetricsDeps): Metrics & { readonly page: MetricsPage } => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'ecw_open_escalations',
    help: 'Open escalations by state; no figure while the database is away.',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      this.reset();
      for (const [state, count] of await openStates().catch(() => [])) this.set({ state }, count);
    },
  });
  const durations = new Histogram({
    name: 'ecw_handling_seconds',
    help: 'Time from taking a payload until all was done for it.',
    labelNames: ['kind'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3, 10, 60],
    registers: [registry],
  });
  const bound = createLabelBound();
  return {
    count: createCount(registry),
    handled: (kind, seconds) => durations.observe(bound({ kind }), seconds),
    page: { contentType: registry.contentType, text: () => registry.metrics() },
  };
};
