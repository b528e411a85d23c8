import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Counts, Metrics } from './metrics.ts';

/** Names and labels as Prometheus shows them. Source of the conventions: prometheus.io/docs/practices/naming. */
const counters: {
  readonly [Name in keyof Counts]: {
    name: string;
    help: string;
    labels: readonly Counts[Name][];
    /** Values of the one label that stand at 0 from the start: the first of them is a growth that an alert sees. */
    awaited?: readonly string[];
  };
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
    awaited: ['gone', 'stale', 'unplaced', 'store', 'flood', 'slow', 'broken'],
  },
  redactions: { name: 'ecw_redactions_total', help: 'Values taken out of pastes.', labels: ['kind'] },
  warnings: { name: 'ecw_warnings_total', help: 'Posters warned of secrets or patient data.', labels: [] },
  slackErrors: {
    name: 'ecw_slack_errors_total',
    help: 'Calls to Slack that came to nothing, those that are tried again too.',
    labels: ['method', 'reason'],
  },
  storeErrors: {
    name: 'ecw_store_errors_total',
    help: 'Works that the database stood in the way of, and rows that could not be read.',
    labels: ['code'],
    awaited: ['STORE_UNAVAILABLE', 'ROW_UNREADABLE'],
  },
  deliveries: {
    name: 'ecw_deliveries_total',
    help: 'Attempts to deliver escalations.',
    labels: ['destination', 'outcome'],
  },
  faults: {
    name: 'ecw_faults_total',
    help: 'Works that ended in an error which is nobody’s but the bot’s.',
    labels: [],
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
    Object.entries(counters).map(([key, { name, help, labels, awaited = [] }]) => {
      const counter = new Counter({ name, help, labelNames: [...labels], registers: [registry] });
      for (const value of awaited) counter.inc({ [labels[0] ?? '']: value }, 0);
      return [key, { counter, bound: createLabelBound() }];
    }),
  );
  return (name, labels, times = 1) => {
    const part = parts.get(name);
    part?.counter.inc(part.bound(labels), times);
  };
};

interface MetricsDeps {
  /** How many escalations are open now, by state. */
  readonly openStates: () => Promise<ReadonlyMap<string, number>>;
  /** Since when the oldest of each queue waits, in epoch milliseconds; undefined while none does. */
  readonly waitingSince: Readonly<Record<string, () => Promise<number | undefined>>>;
  /** How many deliveries of open escalations failed for good, by destination. */
  readonly countDead: () => Promise<ReadonlyMap<string, number>>;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

interface Figures {
  readonly name: string;
  readonly help: string;
  readonly label: string;
  /** By the value of the label. */
  readonly read: () => Promise<Iterable<readonly [string, number]>>;
}

const figuresOf = ({ openStates, waitingSince, countDead, now }: MetricsDeps): readonly Figures[] => [
  {
    name: 'ecw_open_escalations',
    help: 'Open escalations by state',
    label: 'state',
    read: openStates,
  },
  {
    name: 'ecw_queue_age_seconds',
    help: 'How long the oldest of what is to be said or delivered waits',
    label: 'queue',
    read: () =>
      Promise.all(
        Object.entries(waitingSince).map(async ([queue, since]) => {
          const [at, oldest] = [now(), await since()];
          return [queue, oldest === undefined ? 0 : Math.max(0, at - oldest) / 1000] as const;
        }),
      ),
  },
  {
    name: 'ecw_dead_deliveries',
    help: 'Deliveries that failed for good, of escalations that are open',
    label: 'destination',
    read: countDead,
  },
];

/** What is read whenever somebody looks. */
const addGauge = ({ name, help, label, read }: Figures, registry: Registry): void => {
  new Gauge({
    name,
    help: `${help}; no figure while the database is away.`,
    labelNames: [label],
    registers: [registry],
    async collect() {
      this.reset();
      for (const [value, figure] of await read().catch(() => [])) this.set({ [label]: value }, figure);
    },
  });
};

/** Counts and durations in a registry of their own, with the usual figures of the process. */
export const createMetrics = (deps: MetricsDeps): Metrics & { readonly page: MetricsPage } => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  for (const figures of figuresOf(deps)) addGauge(figures, registry);
  const histogram = (name: string, help: string, buckets: number[]) =>
    new Histogram({ name, help, labelNames: ['kind'], buckets, registers: [registry] });
  const durations = histogram(
    'ecw_handling_seconds',
    'Time from taking a payload until all was done for it.',
    [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3, 10, 60],
  );
  const lags = histogram(
    'ecw_event_lag_seconds',
    'Time from what happened in Slack, by its clock in whole seconds, until all was done for it.',
    [1, 2, 3, 5, 10, 30, 60, 300],
  );
  const bound = createLabelBound();
  return {
    count: createCount(registry),
    handled: (kind, seconds) => durations.observe(bound({ kind }), seconds),
    lagged: (kind, seconds) => lags.observe(bound({ kind }), seconds),
    page: { contentType: registry.contentType, text: () => registry.metrics() },
  };
};
