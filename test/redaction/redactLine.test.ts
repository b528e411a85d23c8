import { expect, test } from '@jest/globals';
import { redactLine } from '../../src/redaction/redactLine.ts';

test('a line of the log holds no secret and nothing that nobody sees', () => {
  expect(redactLine('{"msg":"client_secret=s3cr\u200bet-Value-9x\u202e \u{e0041}at 401"}')).toBe(
    '{"msg":"client_secret=[client-secret] at 401"}',
  );
});
