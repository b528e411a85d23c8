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
  };
  ratings: { case_id: string; user_id: string; rating: string; entry_id: string; at: number };
  escalations: {
    id: string;
    number: number;
    team_id: string;
    case_id: string;
    entry_id: string;
    state: string;
    report: string;
    opened_by: string;
    opened_at: number;
  };
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
    changed_by: string | null;
    introduced_at: number | null;
    changed_at: number;
  };
  counters: { name: string; value: number };
}
