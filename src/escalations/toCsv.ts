import { type Escalation, escalationLabel } from './escalation.ts';

const time = (at: number | undefined): string => (at === undefined ? '' : new Date(at).toISOString());

/** What a row holds, by column. */
const columns: Readonly<Record<string, (escalation: Escalation) => string>> = {
  number: escalationLabel,
  error: ({ entryId }) => entryId,
  state: ({ state }) => state,
  practice_code: ({ report }) => report.practiceCode,
  practice_name: ({ report }) => report.practiceName ?? '',
  environment: ({ report }) => report.environment,
  flow: ({ report }) => report.flow ?? '',
  endpoint: ({ report }) => report.endpoint,
  status: ({ report }) => String(report.status ?? ''),
  failed_at: ({ report }) => report.times.join(' '),
  impact: ({ report }) => report.impact ?? '',
  urgency: ({ report }) => report.urgency ?? '',
  opened_by: ({ openedBy }) => openedBy,
  opened_at: ({ openedAt }) => time(openedAt),
  changed_at: ({ changedAt }) => time(changedAt),
  assignee: ({ assignee }) => assignee ?? '',
  resolution: ({ resolution }) => resolution ?? '',
  other_practices: ({ report }) => (report.otherPractices ?? []).join(' '),
  ecw_case: ({ ecwCase }) => ecwCase ?? '',
  practice_case: ({ practiceCase }) => practiceCase ?? '',
  sent_to: ({ sentTo }) => sentTo.map(({ to }) => to).join(' '),
};

/** A cell of RFC 4180; one that a spreadsheet would take for a formula is defused. */
const cell = (text: string): string => {
  const inert = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
};

/** Escalations as CSV with a header line, CRLF ends, times in UTC. */
export async function* toCsv(escalations: AsyncIterable<Escalation>): AsyncGenerator<string> {
  yield `${Object.keys(columns).join(',')}\r\n`;
  for await (const escalation of escalations) {
    const cells = Object.values(columns).map((read) => cell(read(escalation)));
    yield `${cells.join(',')}\r\n`;
  }
}
