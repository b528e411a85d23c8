import { z } from 'zod';

/** A message as a test reads it. */
export interface Seen {
  readonly text: string;
  readonly blocks?: readonly unknown[];
  readonly ts: string;
  readonly threadTs?: string;
}

/** Every string under a `text` key in the blocks, in order: what a person reads. */
export const wordsOf = (message: Pick<Seen, 'blocks'> | undefined): string => {
  const words: string[] = [];
  const walk = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return;
    const parts: readonly (readonly [string, unknown])[] = Object.entries(value);
    for (const [key, part] of parts) {
      if (key === 'text' && typeof part === 'string') words.push(part);
      else walk(part);
    }
  };
  walk(message?.blocks ?? []);
  return words.join('\n');
};

const buttonSchema = z.object({ type: z.literal('button'), text: z.object({ text: z.string() }) });

/** Labels of the buttons of a message, in order. */
export const buttonsOf = (message: Pick<Seen, 'blocks'> | undefined): string[] => {
  const labels: string[] = [];
  const walk = (value: unknown) => {
    const button = buttonSchema.safeParse(value);
    if (button.success) labels.push(button.data.text.text);
    else if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk);
  };
  walk(message?.blocks ?? []);
  return labels;
};

const tableSchema = z.object({
  type: z.literal('table'),
  rows: z.array(z.array(z.object({ text: z.string() }))),
});

/** The rows of the table of a message, its head left out. */
export const rowsOf = (message: Pick<Seen, 'blocks'> | undefined): readonly (readonly string[])[] =>
  (message?.blocks ?? []).flatMap((block) => {
    const { success, data } = tableSchema.safeParse(block);
    return success ? data.rows.slice(1).map((row) => row.map(({ text }) => text)) : [];
  });
