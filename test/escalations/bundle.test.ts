import { describe, expect, test } from '@jest/globals';
import { bundleHtml, bundleText, createBundle, fitted } from '../../src/escalations/bundle.ts';
import { bundleDataSchema } from '../../src/escalations/bundleData.ts';
import type { Escalation } from '../../src/escalations/escalation.ts';
import { catalog } from '../support/catalog.ts';
import { sampleEscalation } from '../support/sampleEscalation.ts';

const bundleOf = (report: Partial<Escalation['report']> = {}) => {
  const entry = catalog.byId(sampleEscalation.entryId);
  if (!entry) throw new Error('no entry');
  return createBundle({ ...sampleEscalation, report: { ...sampleEscalation.report, ...report } }, entry);
};

describe('what leaves the house', () => {
  test('holds what checks saw, with when, redacted once more', () => {
    const lines = [
      { id: 'jwks_kid', status: 'fail', seen: 'The kid "a" is not published. password=Tr0ub4dor&3xyz' },
      { id: 'jwks_tls', status: 'ok', seen: 'The certificate is trusted.' },
    ] as const;
    const bundle = bundleOf({ checks: { at: Date.UTC(2026, 2, 1, 15, 30), lines: [...lines] } });
    expect(bundleDataSchema.parse(bundle.data).checks?.lines).toHaveLength(2);
    const text = bundleText(bundle);
    expect(text).toContain(`Seen from the network of the bot
--------------------------------
At 2026-03-01T15:30:00.000Z:
- fail: The kid "a" is not published.`);
    expect(text).toContain('- ok: The certificate is trusted.');
    expect(text).not.toContain('Tr0ub4dor');
  });

  test('reads like this', () => {
    expect(bundleText(bundleOf())).toBe(`ECW-1042: JWT key ID does not match any key in JWKS

Error: jwks_kid_mismatch · 401 Unauthorized
Practice: FEIGCD, Sample Practice <b>& Co</b>
Environment: production
Facade: provider
Flow: backend service
Failing call: token on oauthserver.eclinicalworks.com
Failed at (UTC): 2026-03-01T14:05:00Z, 2026-03-01T15:05:00Z
Affected: one practice
Urgency: needed today
kid: key-2026-01

What came back
--------------
HTTP/1.1 401 Unauthorized
client_secret=[client-secret]
{"error":"invalid_client"}
<script>alert(1)</script>

JWKS fetched from outside
-------------------------
200 application/json
no redirect, 0.2 s

Done already, without success
-----------------------------
- List what you publish.

Notes
-----
Asked [person]; same at a second practice.

Secrets and patient data that were recognised have been taken out; [such-marks] stand in their place. Please keep ECW-1042 in your reply.`);
  });

  test('as HTML fetches nothing and runs nothing', () => {
    const html = bundleHtml(bundleOf({ notes: '<img src="https://evil.example/x.png" onerror=alert(1)>' }));
    expect(html).not.toMatch(/<(?:script|img|a|link|style|iframe)\b|\bsrc=["']|url\(/i);
    expect(html).toContain('&lt;img src=&quot;https://evil.example/x.png&quot; onerror=alert(1)&gt;');
    expect(html).toContain('Sample Practice &lt;b&gt;&amp; Co&lt;/b&gt;');
  });

  test('names nobody, but keeps the markup of an error page', () => {
    const { data } = bundleOf({
      evidence: '<!DOCTYPE html> <@U0PERSON01> <!subteam^S0GROUP01|@team> <!here>',
    });
    expect(data.evidence).toBe('<!DOCTYPE html> [person] [person] [person]');
  });

  test('has a subject of one line, whatever was typed', () => {
    expect(bundleOf({ practiceCode: 'ALL' }).subject).toBe(
      '[ECW-1042] jwks_kid_mismatch (401), all practices, production',
    );
    const { subject } = bundleOf({ practiceCode: 'FEI\r\nBcc: x@example.com' });
    expect(subject).not.toMatch(/[\r\n]/);
    expect(subject.length).toBeLessThanOrEqual(200);
  });

  test('is data that its schema knows, however little was filled in', () => {
    const { practiceName: _name, notes: _notes, tried: _tried, ...report } = sampleEscalation.report;
    const entry = catalog.byId('jwks_kid_mismatch');
    if (!entry) throw new Error('no entry');
    const { data } = createBundle({ ...sampleEscalation, report: { ...report, details: {} } }, entry);
    expect(bundleDataSchema.parse(data)).toEqual(data);
    expect(Object.keys(data)).not.toEqual(expect.arrayContaining(['notes']));
  });

  test('does not change after filing', () => {
    const entry = catalog.byId('jwks_kid_mismatch');
    if (!entry) throw new Error('no entry');
    const later: Escalation = {
      ...sampleEscalation,
      state: 'resolved',
      changedAt: 1,
      assignee: 'U0PERSON02',
    };
    expect(createBundle(later, entry)).toEqual(bundleOf());
  });

  test('is cut where a receiver takes no more, the error itself last', () => {
    const cut = fitted(bundleOf({ evidence: 'x'.repeat(11_000), notes: 'y'.repeat(3000) }), 5000);
    const [first, ...rest] = cut.passages;
    expect(first?.body).toHaveLength(5000);
    expect(first?.body.endsWith('[cut here]')).toBe(true);
    expect(rest).toEqual([]);
  });
});
