import type { Case } from '../../src/cases/case.ts';
import type { Edit, NewEscalation } from '../../src/escalations/port.ts';

export const sampleCase: Case = {
  id: 'case1',
  teamId: 'T1',
  channelId: 'C1',
  userId: 'U1',
  door: 'message',
  messageTs: '1700000000.000100',
  excerpt: '{"error":"invalid_client"}',
  verdict: {
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
    facts: { status: 401, practiceCode: 'FEIGCD', scopes: ['system/Patient.r'], times: [] },
  },
  entryId: 'invalid_client',
  picked: false,
  status: 'standing',
  version: '',
  at: 1_700_000_000_000,
};

export const report: NewEscalation['report'] = {
  practiceCode: 'FEIGCD',
  environment: 'production',
  endpoint: 'token',
  times: ['2026-03-01T14:05:00Z'],
  evidence: '{"error":"invalid_client"}',
  details: { alg: 'RS384' },
};

/** A filing with an id and a case of its own. */
export const filing = (index = 1, changes: Partial<NewEscalation> = {}): NewEscalation => ({
  id: `escalation${index}`,
  caseId: `case${index}`,
  entryId: 'invalid_client',
  report,
  by: { teamId: 'T1', userId: 'U1', channelId: 'C1' },
  at: 1000,
  destinations: ['slack', 'mail'],
  ...changes,
});

/** Somebody acknowledged it. */
export const acknowledge: Edit = {
  set: { state: 'acknowledged' },
  change: { kind: 'moved', from: 'sent', to: 'acknowledged' },
  by: 'U2',
  at: 3000,
};
