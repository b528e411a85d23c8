/** The tables. Ids are text, times epoch milliseconds, structured values JSON as text: the same on SQLite and PostgreSQL. */
export interface Tables {
  cases: {
    id: string;
    team_id: string;
    channel_id: string;
    user_id: string;
    door: string;
    message_ts: string | null;
    excerpt: string;
    finding: string;
    entry_id: string | null;
    picked: number;
    card_channel_id: string | null;
    card_ts: string | null;
    at: number;
    thread_ts: string | null;
    enterprise_id: string | null;
    repeats: string | null;
    status: string;
    version: string;
    /** Taken out of the verdict, to count by. */
    practice_code: string;
    /** 0 where somebody only looked something up. */
    pasted: number;
  };
  ratings: {
    case_id: string;
    user_id: string;
    rating: string;
    entry_id: string;
    at: number;
    /** Whose and where the case is, to count by. */
    team_id: string;
    channel_id: string;
  };
  escalations: {
    id: string;
    number: number;
    team_id: string;
    /** The case that it was filed for; it stands in `escalation_cases` too. */
    case_id: string;
    entry_id: string;
    state: string;
    report: string;
    opened_by: string;
    opened_at: number;
    changed_at: number;
    assignee: string | null;
    resolution: string | null;
    remind_at: number | null;
    /** Taken out of the report, to search by. */
    practice_code: string;
    ecw_case: string | null;
    practice_case: string | null;
    /** JSON: where it has arrived. */
    sent_to: string;
    /** When a person first moved it; taken out of the history, to count by. */
    moved_at: number | null;
    /** When it was resolved, unless it was reopened since; taken out of the resolutions, to count by. */
    resolved_at: number | null;
  };
  /** What fixed escalations. */
  resolutions: {
    id: string;
    team_id: string;
    escalation_id: string;
    entry_id: string;
    answer: string | null;
    words: string | null;
    resolved_by: string;
    resolved_at: number;
    reopened_at: number | null;
  };
  /** Where the error of a resolution was reported, and for which practice. */
  resolution_places: { resolution_id: string; channel_id: string; practice_code: string };
  /** All cases of an escalation, in order. */
  escalation_cases: {
    case_id: string;
    escalation_id: string;
    position: number;
    joined_by: string;
    joined_at: number;
    /** Where the case was pasted, to count by; empty where that is not known. */
    channel_id: string;
  };
  history: { escalation_id: string; line: number; at: number; made_by: string; change: string };
  deliveries: {
    id: string;
    escalation_id: string;
    destination: string;
    state: string;
    attempts: number;
    due_at: number;
    leased_until: number;
    receipt: string | null;
    reason: string | null;
  };
  channels: {
    team_id: string;
    channel_id: string;
    watched: number | null;
    guests_may_escalate: number;
    warns_posters: number;
    changed_by: string | null;
    introduced_at: number | null;
    changed_at: number;
    sensitivity: string;
    bots: string;
    /** Minutes of the day. */
    quiet_from: number | null;
    quiet_to: number | null;
    language: string;
    introduction_ts: string | null;
    digest: number | null;
  };
  /** What is to be said, and what was. */
  replies: {
    id: string;
    team_id: string;
    channel_id: string;
    user_id: string;
    thread_ts: string | null;
    case_id: string | null;
    content: string;
    state: string;
    attempts: number;
    due_at: number;
    leased_until: number;
    written_at: number;
  };
  mutes: {
    id: string;
    team_id: string;
    channel_id: string;
    kind: string;
    subject: string;
    until: number | null;
    made_by: string;
    at: number;
  };
  outbreaks: {
    id: string;
    team_id: string;
    entry_id: string;
    open_key: string;
    state: string;
    started_at: number;
    last_at: number;
    card_channel_id: string | null;
    card_ts: string | null;
  };
  team_notes: {
    id: string;
    team_id: string;
    entry_id: string;
    /** The entry while the note stands, its own id otherwise: so one stands for an error at a time. */
    standing_key: string;
    state: string;
    text: string;
    made_by: string;
    at: number;
    case_id: string;
    edited_by: string | null;
    decided_by: string | null;
    decided_at: number | null;
    review_at: number | null;
    review_asked_at: number | null;
    card_channel_id: string | null;
    card_ts: string | null;
  };
  /** The key set that an app was checked with last. */
  key_sets: {
    team_id: string;
    client_id: string;
    environment: string;
    jwks_url: string;
    user_id: string;
    at: number;
  };
  /** How the operator's own key sets were seen last. */
  watched_key_sets: { jwks_url: string; troubles: string; kids: string; at: number };
  /** What approvers made of cases: words of theirs that mean an entry, drafts of new ones. */
  decisions: {
    id: string;
    team_id: string;
    case_id: string;
    kind: string;
    state: string;
    entry_id: string;
    words: string;
    made_by: string;
    at: number;
  };
  /** Runs of scheduled jobs that a process has claimed. */
  claims: { job: string; run: string; at: number };
  counters: { name: string; value: number };
}
