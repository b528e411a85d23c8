import { describe, expect, test } from '@jest/globals';
import { type Form, readForm } from '../../src/escalations/form.ts';

const now = Date.parse('2026-03-02T12:00:00Z');
const filled: Form = {
  practiceCode: 'feigcd',
  practiceName: ' ',
  environment: 'production',
  endpoint: ' token ',
  times: '2026-03-01 14:05',
  evidence: 'HTTP 401 {"error":"invalid_client"}',
  details: { alg: 'RS384' },
  notes: '',
  flow: 'backend',
  impact: '',
  urgency: 'nonsense',
  tried: [1, 7],
  joining: '',
};
const against = { now, steps: ['First step', 'Second step'], seen: { status: 401 } };

describe('the escalation form', () => {
  test('a complete form becomes a report, trimmed and normalised', () => {
    expect(readForm(filled, against)).toEqual({
      kind: 'report',
      report: {
        practiceCode: 'FEIGCD',
        environment: 'production',
        endpoint: 'token',
        times: ['2026-03-01T14:05:00Z'],
        evidence: 'HTTP 401 {"error":"invalid_client"}',
        details: { alg: 'RS384' },
        flow: 'backend',
        status: 401,
        tried: ['Second step'],
      },
    });
  });

  test('ALL stands for every practice', () => {
    expect(readForm({ ...filled, practiceCode: 'all' }, against)).toMatchObject({
      report: { practiceCode: 'ALL' },
    });
  });

  test.each([
    ['practiceCode', { practiceCode: 'FEIG' }],
    ['practiceCode', { practiceCode: '' }],
    ['practiceCode', { practiceCode: 'FEIGCD1' }],
    ['environment', { environment: '' }],
    ['environment', { environment: 'moon' }],
    ['endpoint', { endpoint: ' ' }],
    ['times', { times: 'soon' }],
    ['evidence', { evidence: '\n' }],
  ])('a wrong %s is named (%j)', (field, change) => {
    const read = readForm({ ...filled, ...change }, against);
    expect(read).toMatchObject({ kind: 'problems' });
    expect(read.kind === 'problems' && Object.keys(read.problems)).toEqual([field]);
  });

  test('all problems are named at once', () => {
    const read = readForm(
      { ...filled, practiceCode: '', environment: '', endpoint: '', times: '', evidence: '' },
      against,
    );
    expect(read.kind === 'problems' && Object.keys(read.problems)).toEqual([
      'practiceCode',
      'environment',
      'endpoint',
      'times',
      'evidence',
    ]);
  });
});
