import type { DatabaseSyncInstance } from '@photostructure/sqlite';

/** How much stands in a database that has been used for long. */
export interface Crowd {
  readonly teamId: string;
  /** Where cases come from, in turn. */
  readonly channelIds: readonly string[];
  /** Who pastes them, in turn; the first one pastes every tenth. */
  readonly userIds: readonly string[];
  readonly cases: number;
  /** The first ones among the cases; one in four is open. */
  readonly escalations: number;
  /** Epoch milliseconds of the newest case; the oldest is 30 days older. */
  readonly now: number;
}

const finding = JSON.stringify({
  kind: 'match',
  candidates: [
    {
      id: 'invalid_client',
      confidence: 0.98,
      reasons: [
        { kind: 'code', place: 'error', value: 'invalid_client' },
        { kind: 'status', value: 401 },
      ],
    },
  ],
  others: [],
  facts: {
    status: 401,
    practiceCode: 'FEIGCD',
    scopes: ['system/Patient.read', 'system/Observation.read'],
    times: ['2026-03-01T14:05:00Z'],
  },
});
const report = JSON.stringify({
  practiceCode: 'FEIGCD',
  environment: 'production',
  endpoint: 'token',
  times: ['2026-03-01T14:05:00Z'],
  evidence: `HTTP/1.1 401 Unauthorized\n{"error":"invalid_client"}\n${'at com.example.Token.request '.repeat(20)}`,
  details: { alg: 'RS384', kid: 'k-2026-03' },
});
const excerpt = `POST /token 401 {"error":"invalid_client"}\n${'at com.example.Token.request '.repeat(15)}`;
const monthMs = 30 * 24 * 3_600_000;

/** Fills a database of ours that is empty, in one transaction. */
export const fillWith = (database: DatabaseSyncInstance, crowd: Crowd): void => {
  const { teamId, cases, escalations, now } = crowd;
  const nth = (list: readonly string[]) =>
    `(select value from json_each('${JSON.stringify(list)}') where key = n % ${list.length})`;
  const person = `case when n % 10 = 0 then '${crowd.userIds[0]}' else ${nth(crowd.userIds)} end`;
  const at = `${now - monthMs} + n * ${Math.floor(monthMs / cases)}`;
  const after = (ms: string) => `case n % 4 when 0 then null else ${at} + ${ms} end`;
  const numbers = (count: number) =>
    `with recursive up(n) as (select 0 union all select n + 1 from up where n + 1 < ${count})`;
  const insert = (table: string, count: number, columns: Readonly<Record<string, string>>) =>
    database.exec(
      `${numbers(count)} insert into ${table} (${Object.keys(columns)}) select ${Object.values(columns)} from up`,
    );
  const text = (value: string) => `'${value.replaceAll("'", "''")}'`;
  database.exec('begin immediate');
  insert('cases', cases, {
    id: `'case' || n`,
    team_id: text(teamId),
    channel_id: nth(crowd.channelIds),
    user_id: person,
    door: `'message'`,
    message_ts: `printf('%d.%06d', (${at}) / 1000, n)`,
    excerpt: text(excerpt),
    finding: text(finding),
    entry_id: `'invalid_client'`,
    picked: '0',
    at,
    status: `'standing'`,
    version: `''`,
    practice_code: `'FEIGCD'`,
  });
  insert('replies', cases, {
    id: `'reply' || n`,
    team_id: text(teamId),
    channel_id: nth(crowd.channelIds),
    user_id: person,
    case_id: `'case' || n`,
    content: `'{"kind":"case"}'`,
    state: `'posted'`,
    attempts: '1',
    due_at: at,
    leased_until: '0',
    written_at: at,
  });
  insert('ratings', Math.floor(cases / 5), {
    case_id: `'case' || n`,
    user_id: person,
    rating: `'worked'`,
    entry_id: `'invalid_client'`,
    at,
    team_id: text(teamId),
    channel_id: nth(crowd.channelIds),
  });
  insert('escalations', escalations, {
    id: `'escalation' || n`,
    number: '1001 + n',
    team_id: text(teamId),
    case_id: `'case' || n`,
    entry_id: `'invalid_client'`,
    state: `case n % 4 when 0 then 'sent' else 'resolved' end`,
    report: text(report),
    opened_by: person,
    opened_at: at,
    changed_at: at,
    remind_at: `case n % 4 when 0 then ${now + monthMs} end`,
    practice_code: `'FEIGCD'`,
    moved_at: after('n * 7919 % 3600000'),
    resolved_at: after('3600000 + n * 104729 % 86400000'),
  });
  insert('escalation_cases', escalations, {
    case_id: `'case' || n`,
    escalation_id: `'escalation' || n`,
    position: '1',
    joined_by: person,
    joined_at: at,
    channel_id: nth(crowd.channelIds),
  });
  for (const [line, change] of [`{"kind":"filed"}`, `{"kind":"delivered","destination":"slack"}`].entries())
    insert('history', escalations, {
      escalation_id: `'escalation' || n`,
      line: `${line + 1}`,
      at,
      made_by: line === 0 ? person : `'bot'`,
      change: text(change),
    });
  insert('deliveries', escalations, {
    id: `'delivery' || n`,
    escalation_id: `'escalation' || n`,
    destination: `'slack'`,
    state: `'delivered'`,
    attempts: '1',
    due_at: at,
    leased_until: '0',
    receipt: `'C1/1.2'`,
  });
  database.exec(`insert into counters values ('escalation', ${1000 + escalations})`);
  database.exec('commit');
};
