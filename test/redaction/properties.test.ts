import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { KINDS } from '../../src/redaction/kinds.ts';
import { redact } from '../../src/redaction/redact.ts';
import { inDepth } from '../support/inDepth.ts';
import { BASE64URL, HEX, JWT, PEM_LINES, PRIVATE, TOKEN } from './fakes.ts';
import { SYNTAXES } from './syntaxes.ts';

const PIECES = [
  ...Object.values(SYNTAXES).flatMap((write) => [
    write('client_secret', TOKEN),
    write('patient_name', 'Tobias Lindqvist'),
  ]),
  ...Object.keys(KINDS).map((kind) => `[${kind}]`),
  JWT,
  `Authorization: Bearer ${HEX}`,
  `Bearer ${JWT}`,
  `code=${BASE64URL}&state=${TOKEN}`,
  `-----BEGIN ${PRIVATE} KEY-----\n${PEM_LINES.join('\n')}`,
  `${PEM_LINES.join('\n')}\n-----END ${PRIVATE} KEY-----`,
  '{"resourceType":"Patient","id":"8812043","name":[{"family":"Lindqvist","given":["Tobias"]}]}',
  '{"resourceType":"Patient","name":[{"text":"Tobi',
  'PID|1||771200^^^ECW^MR||LINDQVIST^TOBIAS||19710409|M',
  'NM1*IL*1*LINDQVIST*TOBIAS****MI*W1234567~',
  'mrn,last_name,dob\n771200,Lindqvist,1971-04-09',
  'patient Tobias Lindqvist DOB 4/9/1971 MRN 771200, 617-555-0177, t.lindqvist@example.net',
  'Cookie: a=b1c2d3e4; c=d5e6f7g8',
  '<Patient><id value="8812043"/><name><family value="Lindqvist"/></name></Patient>',
];
const JOINTS = [
  '',
  ' ',
  '\n',
  '"',
  "'",
  '\\"',
  ',',
  ':',
  '=',
  '&',
  '{',
  '}',
  '[',
  ']',
  '<',
  '>',
  '|',
  '\\n',
  '%3D',
  '&amp;',
  '…',
  '...',
  ' is ',
  ' - ',
];

const paste = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.constantFrom(...JOINTS), fc.string({ maxLength: 12 })), {
    maxLength: 10,
  })
  .map((parts) => parts.join(''));

/** A stretch of a paste, cut anywhere. */
const cutPaste = fc
  .tuple(paste, fc.nat(60), fc.nat(60))
  .map(([text, start, end]) => text.slice(start, text.length - end));

describe('redaction holds for every text', () => {
  test('a redacted text stays as it is when it is redacted again', () => {
    fc.assert(
      fc.property(fc.oneof(paste, cutPaste), (text) => {
        const clean = redact(text).text;
        expect(redact(clean).text).toBe(clean);
      }),
      { numRuns: inDepth(3000, 400) },
    );
  });

  test('removals are in order, do not overlap, and make the text', () => {
    fc.assert(
      fc.property(fc.oneof(paste, cutPaste), (text) => {
        const { text: clean, removals, tally } = redact(text);
        let rebuilt = '';
        let reached = 0;
        for (const { kind, family, start, end } of removals) {
          expect(start).toBeGreaterThanOrEqual(reached);
          expect(end).toBeGreaterThan(start);
          expect(Object.entries(KINDS).find(([name]) => name === kind)?.[1].family).toBe(family);
          rebuilt += `${text.slice(reached, start)}[${kind}]`;
          reached = end;
        }
        expect(rebuilt + text.slice(reached)).toBe(clean);
        expect(Object.values(tally).reduce((sum, count) => sum + count, 0)).toBe(removals.length);
      }),
      { numRuns: inDepth(1000, 200) },
    );
  });
});

/** Texts that tempt a reader to read again what it has read: unclosed quotes and brackets, half tokens, runs. */
const TEMPTING: readonly string[] = [
  ...['a', '"', '\\', ' ', '\n', '5', 'a@', 'a.', '://a:', '&amp;', 'John Smith ', '555-', '12 North Main '],
  ...[
    'password="',
    'password=',
    'client_secret ',
    'cookie: [',
    'cookie: a=b ',
    'name="password" ',
    '<family>',
    '<a ',
  ],
  ...[
    '{"resourceType":"Patient",',
    '((((]]]]',
    'Patient/1 ',
    'Patient?a=b&',
    'PID|1||',
    'NM1*IL*1*',
    'a,b,c\n',
  ],
  ...[
    'eyJhbGciOi.',
    `-----BEGIN ${PRIVATE} KEY-----`,
    `-----END ${PRIVATE} KEY-----`,
    'display":"x","reference":"Patient/1"',
  ],
  ...[
    'mrn,dob,name\n',
    'Authorization: Digest a="b", ',
    'resourceType: Patient\n',
    '"sub":"abc1",',
    "VALUES ('",
    'dob ',
  ],
];

/** Processor time, since a machine may be busy with other things. In milliseconds. */
const timeOf = (text: string): number => {
  const start = process.cpuUsage();
  redact(text);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
};

const longest = inDepth(65_536, 16_384);

describe('time grows with the text, not with its square', () => {
  test.each(TEMPTING)('%j, repeated', (piece) => {
    const text = piece.repeat(Math.ceil(longest / piece.length));
    redact(text.slice(0, longest / 16));
    const small = Math.min(timeOf(text.slice(0, longest / 8)), timeOf(text.slice(0, longest / 8)));
    const large = Math.min(timeOf(text), timeOf(text));
    expect(large).toBeLessThan(inDepth(50, 25) + small * 8 * 5);
  });
});
