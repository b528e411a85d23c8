import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { lookUp, triage } from '../../src/triage/triage.ts';
import { catalog } from '../support/catalog.ts';
import { inDepth } from '../support/inDepth.ts';

const SURROGATES = 0x800;
const MEBI = 1024 * 1024;
/** Of the texts whose time is taken. */
const longest = inDepth(MEBI / 2, MEBI / 8);

/** Processor time, since a machine may be busy with other things. In milliseconds. */
const timeOf = (text: string): number => {
  const start = process.cpuUsage();
  triage(text, catalog);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
};

const upTo = (unit: string, length: number): string =>
  unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

/** What people who mean harm, and broken programs, paste. */
const units = [
  ['nested brackets', '{"a":['],
  ['quotes that never close', '"error":"'],
  ['base64', 'QUJDRA'],
  ['backslashes', '\\'],
  ['escapes of escapes', '\\\\\\"'],
  ['codes without end', 'invalid_client '],
  ['wordings without end', 'Cannot reach JWKS URL. '],
  ['separators', 'error='],
  ['angle brackets', '<https://'],
  ['entities', '&amp;'],
  ['percent signs', '%25'],
  ['blank lines', '\n'],
  ['spaces', ' '],
  ['one word', 'a'],
  ['underscores', 'a_'],
  ['stack frames', '    at x.y(F.java:1)\n'],
  ['dots', 'a.'],
  ['zero-width characters', '\u200b'],
  ['lone surrogates', '\ud83d'],
  ['test names', 'test_a '],
  ['code', 'a.b.c('],
] as const;

describe('a hostile text', () => {
  test.each(units)('of %s takes time in line with its length', (_name, unit) => {
    const quarter = upTo(unit, longest / 4);
    timeOf(quarter);
    const short = Math.min(timeOf(quarter), timeOf(quarter));
    const long = Math.min(timeOf(upTo(unit, longest)), timeOf(upTo(unit, longest)));
    expect(long).toBeLessThan(Math.max(8 * short, inDepth(400, 200)));
  });

  test('of over two mebi characters is read at both ends and said to be cut', () => {
    const noise = upTo('2024-11-21 10:00:00 INFO tick\n', 3 * MEBI);
    const verdict = triage(
      `${noise}\n10:00:01 ERROR ecw token 401 invalid_client: Cannot reach JWKS URL`,
      catalog,
    );
    expect(verdict).toMatchObject({ kind: 'match', cut: true, errors: [{ id: 'jwks_url_inaccessible' }] });
  });

  test('of any kind leads to a verdict', () => {
    // The unit `binary` of fast-check makes a table of a million code points first.
    const codePoint = fc
      .integer({ min: 0, max: 0x10ffff - SURROGATES })
      .map((n) => String.fromCodePoint(n < 0xd800 ? n : n + SURROGATES));
    const piece = fc.oneof(
      fc.string(),
      fc.string({ unit: codePoint }),
      fc.json(),
      fc.constantFrom(
        ...units.map(([, unit]) => unit),
        '{"error":"',
        '"error_description":"',
        '\\"',
        '```',
        '<@U1>',
        '%',
        '?error=',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        expect(['match', 'ambiguous', 'none']).toContain(triage(pieces.join(''), catalog).kind);
      }),
      { numRuns: 200 },
    );
  });

  test('with deep nesting does not exhaust the stack', () => {
    expect(lookUp(`${'['.repeat(200_000)}{"error":"invalid_scope"}`, catalog).kind).toBe('match');
  });
});
