import { z } from 'zod';

/** One line of input that can be answered. */
const lineSchema = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  asked: z.boolean().default(false),
});
export type Line = z.infer<typeof lineSchema>;

function checked(line: string): Line | string {
  try {
    const result = lineSchema.safeParse(JSON.parse(line));
    return result.success ? result.data : 'expected an object with "id" (text or number) and "text" (text)';
  } catch {
    return 'not JSON';
  }
}

/** Splits at line feeds alone: U+2028 and its like may stand raw inside JSON text. */
async function* linesOf(input: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of input) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = parts.pop() ?? '';
    yield* parts;
  }
  yield rest + decoder.decode();
}

/**
 * Answers JSON lines in their order, one line of output each. A line that is not valid is told to `complain` by its number, and the rest go on.
 * Returns how many lines were not valid.
 */
export async function answerLines(
  input: AsyncIterable<Buffer>,
  answer: (line: Line) => unknown,
  out: { readonly write: (line: string) => void; readonly complain: (problem: string) => void },
): Promise<number> {
  let number = 0;
  let bad = 0;
  for await (const raw of linesOf(input)) {
    number++;
    if (raw.trim() === '') continue;
    const line = checked(raw);
    if (typeof line !== 'string') out.write(`${JSON.stringify(answer(line))}\n`);
    else {
      bad++;
      out.complain(`line ${number}: ${line}\n`);
    }
  }
  return bad;
}
