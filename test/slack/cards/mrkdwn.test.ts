import { describe, expect, test } from '@jest/globals';
import { escapeMrkdwn, inert, plainRefusalText, refusalText } from '../../../src/slack/cards/mrkdwn.ts';
import { clip } from '../../../src/text/clip.ts';

describe('text from people and files is inert in mrkdwn', () => {
  test.each([
    ['<!channel> look', '&lt;!channel&gt; look'],
    ['<!here|here>', '&lt;!here|here&gt;'],
    ['<@U012AB3CD>', '&lt;@U012AB3CD&gt;'],
    ['<!subteam^S012AB3CD>', '&lt;!subteam^S012AB3CD&gt;'],
    [
      '<https://evil.example|https://eclinicalworks.com>',
      '&lt;https://evil.example|https://eclinicalworks.com&gt;',
    ],
    ['&lt;!channel&gt;', '&amp;lt;!channel&amp;gt;'],
    ['a\u202egnp.exe', 'agnp.exe'],
    ['in\u200bvalid\ufeff', 'invalid'],
  ])('%j becomes %j', (text, shown) => {
    expect(escapeMrkdwn(text)).toBe(shown);
  });

  test('what diagnosis needs stays as it is', () => {
    const text = 'invalid_client `kid` "RS384" https://fhir4.eclinicalworks.com/fhir/r4/FEIGCD';
    expect(escapeMrkdwn(text)).toBe(text);
  });

  test('lone surrogates and hidden characters are gone from plain text', () => {
    expect(inert('a\ud800b\u2066c')).toBe('a\ufffdbc');
  });

  test('clipping keeps within the length and never splits a character', () => {
    expect(clip('abcdef', 6)).toBe('abcdef');
    expect(clip('abcdefg', 6)).toBe('abcde…');
    expect(clip('abc😀def', 5).isWellFormed()).toBe(true);
  });
});

describe('why somebody may not', () => {
  const group = 'r&d';
  test.each([
    [{ kind: 'refused', why: 'group', group }, '“r&amp;d”', '“r&d”'],
    [{ kind: 'refused', why: 'approvers', group }, '“r&amp;d”', '“r&d”'],
    [{ kind: 'refused', why: 'approvers' }, '`APPROVER_GROUP`', 'with APPROVER_GROUP.'],
    [{ kind: 'refused', why: 'guest' }, '`/ecw-error settings`', 'with /ecw-error settings.'],
  ] as const)('is said in mrkdwn, and plain under a field: %j', (refusal, inMrkdwn, plain) => {
    expect(refusalText(refusal)).toContain(inMrkdwn);
    expect(plainRefusalText(refusal)).toContain(plain);
  });
});
