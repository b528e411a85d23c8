import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { yaml } from './yaml.ts';

const exampleSchema = z.strictObject({
  title: z.string().min(1).max(60),
  text: z.string().min(1).max(4000),
  /** The id of the entry that the paste must lead to; of the first one where it holds several errors. */
  entry: z.string(),
  also: z.array(z.string()).default([]),
});

/** A paste that is ready to be tried, and what it must lead to. */
export type Example = Readonly<z.infer<typeof exampleSchema>>;

const written = new URL('./examples.yaml', import.meta.url);
/** The examples as JSON, made by the build. */
const built = new URL('./examples.json', import.meta.url);

const read = (): unknown =>
  existsSync(built) ? JSON.parse(readFileSync(built, 'utf8')) : yaml().parse(readFileSync(written, 'utf8'));

/** The dozen ready examples, each of another shape. They lie beside the code as YAML. */
export function loadExamples(): readonly Example[] {
  return exampleSchema.array().parse(read());
}
