import { describe, expect, test } from '@jest/globals';
import { type Form, readForm } from '../../src/escalation/form.ts';

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
};

describe('the escalation form', () => {
  test('a complete form becomes a report, trimmed and normalised', () => {
    expect(readForm(filled, now)).toEqual({
      kind: 'report',
      report: {
        practiceCode: 'FEIGCD',
        environment: 'production',
        endpoint: 'token',
        times: ['2026-03-01T14:05:00Z'],
        evidence: 'HTTP 401 {"error":"invalid_client"}',
        details: { alg: 'RS384' },
      },
    });
  });

  test('ALL stands for every practice', () => {
    expect(readForm({ ...filled, practiceCode: 'all' }, now)).toMatchObject({
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
    const read = readForm({ ...filled, ...change }, now);
    expect(read).toMatchObject({ kind: 'problems' });
    expect(read.kind === 'problems' && Object.keys(read.problems)).toEqual([field]);
  });

  test('all problems are named at once', () => {
    const read = readForm(
      { ...filled, practiceCode: '', environment: '', endpoint: '', times: '', evidence: '' },
      now,
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
