/** What is counted, and by which labels: words of closed vocabularies only, never anything that a person wrote. */
export interface Counts {
  /** What Slack sent, by its kind: `message`, `block_actions`, `/ecw-error`, … */
  readonly events: 'kind';
  /** Payloads that are not as Slack makes them, or came before. */
  readonly refusals: 'reason';
  readonly verdicts: 'kind' | 'entry';
  readonly replies: 'door';
  readonly silences: 'door';
  /** Replies that were never said and texts that were never read, and why. */
  readonly drops: 'reason';
  /** What was taken out of pastes. */
  readonly redactions: 'kind';
  /** Posters told privately that a secret or patient data stands in their message. */
  readonly warnings: never;
  readonly slackErrors: 'code';
  /** Works that the database stood in the way of, and rows that could not be read. */
  readonly storeErrors: 'code';
  readonly deliveries: 'destination' | 'outcome';
}

/** Where counts and durations go. */
export interface Metrics {
  count<Name extends keyof Counts>(
    name: Name,
    labels: Readonly<Record<Counts[Name], string>>,
    times?: number,
  ): void;
  /** How long handling one thing that Slack sent took. */
  handled(kind: string, seconds: number): void;
}

/** For when nobody asks for metrics. */
export const noMetrics: Metrics = { count: () => {}, handled: () => {} };
