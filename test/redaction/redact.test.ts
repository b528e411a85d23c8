import { describe, expect, test } from '@jest/globals';
import { redact } from '../../src/redaction/redact.ts';

describe('redact', () => {
  test('says what it took, where, and how often', () => {
    const text = 'client_secret=aB3dE5fG7hJ9 for mrn: 12-88-40';
    const { text: clean, removals, tally } = redact(text);
    expect(clean).toBe('client_secret=[client-secret] for mrn: [record-number]');
    expect(removals).toEqual([
      { kind: 'client-secret', family: 'secret', start: 14, end: 26 },
      { kind: 'record-number', family: 'phi', start: 36, end: 44 },
    ]);
    expect(removals.map(({ start, end }) => text.slice(start, end))).toEqual(['aB3dE5fG7hJ9', '12-88-40']);
    expect(tally).toEqual({ 'client-secret': 1, 'record-number': 1 });
  });

  test('leaves a text without secrets as it is', () => {
    const text = '401 invalid_client: the kid does not match, see https://example.org/fhir/r4/ABCDEF';
    expect(redact(text)).toEqual({ text, removals: [], tally: {} });
  });
});
