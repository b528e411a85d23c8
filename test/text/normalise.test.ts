import { describe, expect, test } from '@jest/globals';
import { normalise } from '../../src/text/normalise.ts';

describe('a text is read as its author saw it', () => {
  test.each([
    ['plain', 'invalid_client at /token', 'invalid_client at /token'],
    ['JSON in JSON', '{\\"a\\":\\"b\\\\n\\"}', '{"a":"b\n"}'],
    ['a slash of PHP', 'https:\\/\\/fhir.example', 'https://fhir.example'],
    ['a code point', 'don\\u2019t \\u0026 \\u00e9', "don't & é"],
    ['entities', '&lt;b&gt; &amp;quot;x&amp;quot; &#39;y&#x27; &nbsp;', `<b> "x" 'y'  `],
    ['an entity without a name', '&unknown;', '&unknown;'],
    ['percent', 'error%3Dinvalid%2520scope%0Ax', 'error=invalid scope\nx'],
    ['typography', '\u201ckid\u201d\u00a0\u2013 it\u2019s\u200b', `"kid" - it's`],
    ['full width', '\uff34\uff4f\uff4b\uff45\uff4e\uff1a4', 'Token:4'],
    ['a line end of Log4j', 'failed [\\n] twice', 'failed \n twice'],
    ['a link', 'see <https://a.example/x|a.example/x> now', 'see  https://a.example/x  now'],
    ['a link in entities', '&lt;https://a.example?b=1&amp;amp;c=2&gt;', ' https://a.example?b=1&c=2 '],
    ['people and channels', '<@U123|ann> in <#C1|help> <!here>', '  in  help   '],
    ['mail', '<mailto:a@b.example|a@b.example>', ' a@b.example '],
  ])('%s', (_name, written, meant) => {
    expect(normalise(written).text).toBe(meant);
  });

  test('every character knows where it stood', () => {
    const written = '&quot;kid&quot; \\u2019x\\u2019 <https://a.example|b> 100%25 \u200bend';
    const { text, at } = normalise(written);
    for (const part of ['kid', 'https://a.example', '100', 'end'])
      expect(at(text.indexOf(part))).toBe(written.indexOf(part));
    expect(at(text.indexOf('%'))).toBe(written.indexOf('%25'));
    expect(at(text.length)).toBe(written.length);
    const origins = [...text].map((_, i) => at(i));
    expect(origins).toEqual([...origins].sort((a, b) => a - b));
  });

  test('a text without anything to undo is its own origin', () => {
    const { text, at, escaped } = normalise('plain');
    expect([text, at(0), at(5), at(9), escaped(1)]).toEqual(['plain', 0, 5, 5, false]);
  });

  test('what was written as a percent escape is known as data', () => {
    const { text, escaped } = normalise('a=b%26c');
    expect(text).toBe('a=b&c');
    expect([2, 3, 4].map(escaped)).toEqual([false, true, false]);
  });
});
