import type { Escalation } from '../../src/escalations/escalation.ts';

/** An escalation that is full of what must not get out: a secret, a person's mention, markup, hidden characters. */
export const sampleSecret = 'Zx9'.repeat(12);

export const sampleEscalation: Escalation = {
  id: 'Esc-1_sampleSampleSample',
  number: 1042,
  teamId: 'T0TEAM0001',
  caseId: 'case1',
  entryId: 'jwks_kid_mismatch',
  state: 'queued',
  report: {
    practiceCode: 'FEIGCD',
    practiceName: 'Sample Practice <b>& Co</b>',
    environment: 'production',
    flow: 'backend',
    facade: 'provider',
    status: 401,
    endpoint: 'token on oauthserver.eclinicalworks.com',
    times: ['2026-03-01T14:05:00Z', '2026-03-01T15:05:00Z'],
    evidence: `HTTP/1.1 401 Unauthorized\nclient_secret=${sampleSecret}\n{"error":"invalid_client"}\n<script>alert(1)</script>`,
    details: { kid: 'key-2026-01', jwks_fetch: '200 application/json\nno redirect, 0.2 s' },
    impact: 'one_practice',
    urgency: 'today',
    tried: ['List what you publish.'],
    notes: 'Asked <@U0PERSON01|support>; same at\u202e a second practice.',
  },
  openedBy: 'U0PERSON01',
  openedAt: Date.UTC(2026, 2, 1, 16, 0),
  changedAt: Date.UTC(2026, 2, 1, 16, 0),
  sentTo: [],
};
