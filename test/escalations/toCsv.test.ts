import { expect, test } from '@jest/globals';
import type { Escalation } from '../../src/escalations/escalation.ts';
import { toCsv } from '../../src/escalations/toCsv.ts';
import { collect } from '../support/collect.ts';

const escalation: Escalation = {
  id: 'e1',
  number: 1001,
  teamId: 'T1',
  caseId: 'c1',
  entryId: 'invalid_client',
  state: 'resolved',
  report: {
    practiceCode: 'FEIGCD',
    otherPractices: ['HGACBD', 'ABCDEF'],
    practiceName: 'North, "the\u202e old\u{e0041}" clinic',
    environment: 'production',
    endpoint: '=HYPERLINK("https://evil.example")',
    times: ['2026-03-01T14:05:00Z'],
    evidence: '401',
    details: {},
  },
  openedBy: 'U1',
  openedAt: Date.parse('2026-03-01T15:00:00Z'),
  ecwCase: 'CAS-1',
  sentTo: [
    { how: 'posted', to: '#ecw-escalations' },
    { how: 'mailed', to: 'ecw@example.com' },
  ],
  changedAt: Date.parse('2026-03-02T15:00:00Z'),
  resolution: 'two\nlines',
};

const csvOf = async (escalations: readonly Escalation[]) => {
  const all = (async function* () {
    yield* escalations;
  })();
  return (await collect(toCsv(all))).join('');
};

test('CSV quotes what needs it and defuses formulas', async () => {
  const [header, ...rows] = (await csvOf([escalation])).split('\r\n');
  expect(header).toMatch(/^number,error,state,practice_code,/);
  expect(rows.join('\r\n')).toBe(
    `ECW-1001,invalid_client,resolved,FEIGCD,"North, ""the old"" clinic",production,,"'=HYPERLINK(""https://evil.example"")",,2026-03-01T14:05:00Z,,,U1,2026-03-01T15:00:00.000Z,2026-03-02T15:00:00.000Z,,"two\nlines",HGACBD ABCDEF,CAS-1,,#ecw-escalations ecw@example.com\r\n`,
  );
});

test('nothing to export is a header', async () => {
  expect((await csvOf([])).split('\r\n')).toHaveLength(2);
});
