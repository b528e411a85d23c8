import { describe, expect, test } from '@jest/globals';
import { answerLines, type Line } from '../../src/terminal/terminalLines.ts';

describe('lines of input', () => {
  const answer = async (...chunks: readonly string[]): Promise<readonly [string, number]> => {
    let out = '';
    async function* input() {
      for (const chunk of chunks) yield Buffer.from(chunk, 'latin1');
    }
    const echo = ({ text }: Line): unknown => text;
    const bad = await answerLines(input(), echo, {
      write: (line) => {
        out += line;
      },
      complain: () => undefined,
    });
    return [out, bad];
  };

  test('may be split anywhere, inside a character too', async () => {
    const bytes = Buffer.from('{"id":1,"text":"é"}\n{"id":2,"text":"b"}').toString('latin1');
    expect(await answer(bytes.slice(0, 17), bytes.slice(17, 18), bytes.slice(18))).toEqual(['"é"\n"b"\n', 0]);
  });

  test('end at a line feed alone, not at U+2028 inside a text', async () => {
    const bytes = Buffer.from('{"id":1,"text":"a\u2028b"}\n').toString('latin1');
    expect(await answer(bytes)).toEqual([`${JSON.stringify('a\u2028b')}\n`, 0]);
  });
});
