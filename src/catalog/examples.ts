import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const exampleSchema = z.strictObject({
  title: z.string().min(1).max(60),
  text: z.string().min(1).max(4000),
  /** The id of the entry that the paste must lead to; of the first one where it holds several errors. */
  entry: z.string(),
  also: z.array(z.string()).default([]),
});

/** A paste that is ready to be tried, and what it must lead to. */
export type Example = Readonly<z.infer<typeof exampleSchema>>;

/** The dozen ready examples, each of another shape. They lie beside the code as YAML. */
export function loadExamples(): readonly Example[] {
  const text = readFileSync(new URL('./examples.yaml', import.meta.url), 'utf8');
  return exampleSchema.array().parse(parse(text));
}
