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
  /** Calls to Slack that came to nothing, those that are tried again too. */
  readonly slackErrors: 'method' | 'reason';
  /** Works that the database stood in the way of, and rows that could not be read. */
  readonly storeErrors: 'code';
  readonly deliveries: 'destination' | 'outcome';
  /** Works that ended in an error which is nobody's but the bot's. */
  readonly faults: never;
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
  /** How long after it happened, by Slack's clock, an event was handled. */
  lagged(kind: string, seconds: number): void;
}
