import { describe, expect, test } from '@jest/globals';
import { type Form, readBasics, readForm } from '../../src/escalations/form.ts';

const now = Date.parse('2026-03-02T12:00:00Z');
const filled: Form = {
  practiceCode: 'feigcd',
  practiceName: ' ',
  environment: 'production',
  endpoint: ' token ',
  failedAt: '',
  times: '2026-03-01 14:05',
  evidence: 'HTTP 401 {"error":"invalid_client"}',
  details: { alg: 'RS384' },
  notes: '',
  flow: 'backend',
  impact: '',
  urgency: 'nonsense',
  tried: [1, 7],
  joining: '',
  ecwCase: '',
  practiceCase: '',
};
const against = { now, timeZone: 'UTC', steps: ['First step', 'Second step'], seen: { status: 401 } };

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
    ['failedAt', { times: '' }],
    ['failedAt', { failedAt: String(now / 1000 + 3600) }],
    ['endpoint', { endpoint: 'everything' }],
    ['inDetails', { details: { jwks_url: 'http://app.example.com/jwks.json' } }],
    ['evidence', { evidence: '\n' }],
  ])('a wrong %s is named (%j)', (field, change) => {
    const read = readForm({ ...filled, ...change }, against);
    expect(read).toMatchObject({ kind: 'problems' });
    expect(read.kind === 'problems' && Object.keys(read.problems)).toEqual([field]);
  });

  test.each([
    ['https://fhir4.eclinicalworks.com/fhir/r4/feigcd', 'FEIGCD', undefined],
    ['https://fhir4.eclinicalworks.com/fhir/r4/FEIGCD/Patient?_id=1', 'FEIGCD', undefined],
    ['feigcd, HGACBD\nABCDEF feigcd', 'FEIGCD', ['HGACBD', 'ABCDEF']],
    ['FEIGCD all', 'ALL', undefined],
  ])('practices are read from %j', (practiceCode, first, otherPractices) => {
    const read = readForm({ ...filled, practiceCode }, against);
    expect(read).toMatchObject({ kind: 'report', report: { practiceCode: first } });
    expect(read.kind === 'report' && read.report.otherPractices).toEqual(otherPractices);
  });

  test.each([
    ['https://fhir4.eclinicalworks.com/fhir/r4', /no practice code/],
    ['FEIGCD1', /Six letters/],
    [
      Array.from({ length: 26 }, (_, index) => `ABCDE${String.fromCharCode(65 + index)}`).join(' '),
      /At most 25/,
    ],
  ])('no practice is read from %j', (practiceCode, problem) => {
    const read = readForm({ ...filled, practiceCode }, against);
    expect(read.kind === 'problems' && read.problems.practiceCode).toMatch(problem);
  });

  test.each([
    'token',
    'Token endpoint',
    'token on oauthserver.eclinicalworks.com',
    'GET Patient',
    'oauth2/authorize',
    'bulk $export',
    'https://fhir4.eclinicalworks.com/fhir/r4/ABCDEF/Patient',
  ])('%j names a call', (endpoint) => {
    expect(readForm({ ...filled, endpoint }, against).kind).toBe('report');
  });

  test.each([
    ['https://app.example.com/.well-known/jwks.json', undefined],
    ['app.example.com/jwks.json', /complete address/],
    ['http://app.example.com/jwks.json', /by https/],
    ['https://me:secret@app.example.com/jwks.json', /user name/],
    ['https://localhost/jwks.json', /from outside/],
    ['https://10.0.0.7/jwks.json', /from outside/],
    ['https://keys.internal/jwks.json', /from outside/],
  ])('the JWKS URL %j is looked at', (jwks_url, problem) => {
    const read = readForm({ ...filled, details: { jwks_url } }, against);
    const told = read.kind === 'problems' ? read.problems.inDetails?.jwks_url : undefined;
    expect(told).toEqual(problem && expect.stringMatching(problem));
  });

  test('the picked time and those that were written down are brought into one form', () => {
    const picked = String(Date.parse('2026-03-02T11:00:00Z') / 1000);
    const read = readBasics({ ...filled, failedAt: picked, times: '9:30\nyesterday 10:00' }, against);
    expect(read).toMatchObject({
      kind: 'basics',
      basics: {
        practiceCode: 'FEIGCD',
        failedAt: '',
        times: '2026-03-01T10:00:00Z\n2026-03-02T09:30:00Z\n2026-03-02T11:00:00Z',
      },
    });
    // What was read is read again the same.
    expect(read.kind === 'basics' && readBasics(read.basics, against)).toEqual(read);
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
      'failedAt',
      'evidence',
    ]);
  });

  test('a picked time that is wrong hides none of those that were written', () => {
    const failedAt = String(now / 1000 + 3600);
    const read = readBasics(
      { ...filled, failedAt, times: 'soon\n14:05\nlater, today 23:00, tomorrow, never' },
      against,
    );
    expect(read.kind === 'problems' && read.problems).toEqual({
      failedAt: 'This is in the future.',
      times: expect.stringMatching(
        /^Cannot read “soon”, “later”, “tomorrow” and 1 more\. Write .* “today 23:00” is in the future\./,
      ),
    });
  });
});
