import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { type Rendering, renderAll } from './renderings.ts';

const measuredSchema = z.object({
  pictures: z.array(
    z.object({
      name: z.string(),
      asked: z.string().optional(),
      said: z.string().optional(),
      cpuMs: z.number(),
      wallMs: z.number(),
      mainMs: z.number(),
      isStart: z.boolean(),
    }),
  ),
  trouble: z.array(z.string()),
  peakMb: z.number(),
  afterMb: z.number(),
});
type Measured = z.infer<typeof measuredSchema>;

export interface PictureReport {
  /** Pictures of errors; of how many who asks is told the right one; and how many are answered unasked, rightly. */
  readonly errors: number;
  readonly named: number;
  readonly answered: number;
  /** Everyday pictures without an error. */
  readonly ordinary: number;
  /** What was answered unasked and wrongly, and what who asks was not told. */
  readonly wrong: readonly string[];
  readonly missed: readonly string[];
  /** The most that one picture took, and one for which the thread was started first: work of all threads, and by the clock. */
  readonly cpuMs: number;
  readonly startCpuMs: number;
  readonly wallMs: number;
  /** The most that the main thread worked for one picture, altogether; and where it started the thread besides. */
  readonly mainMs: number;
  readonly startMainMs: number;
  /** Memory beyond that of a process without the thread, at most and after the thread ended. */
  readonly peakMb: number;
  readonly afterMb: number;
  readonly trouble: readonly string[];
}

const measureScript = join(import.meta.dirname, 'measure.js');
const fileOf = (index: number): string => `${String(index).padStart(3, '0')}.picture`;

const measure = async (renderings: readonly Rendering[]): Promise<Measured> => {
  const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
  for (const [index, { picture }] of renderings.entries())
    writeFileSync(join(folder, fileOf(index)), picture);
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [measureScript, folder], {
      maxBuffer: 10_000_000,
    });
    return measuredSchema.parse(JSON.parse(stdout));
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** Makes pictures as people send them, has the built bot read them, and counts. */
export const measurePictures = async (chromiumPath: string): Promise<PictureReport> => {
  const renderings = await renderAll(chromiumPath);
  const { pictures, trouble, peakMb, afterMb } = await measure(renderings);
  const results = renderings.flatMap((rendering, index) => {
    const measured = pictures[index];
    return measured ? [{ ...rendering, ...measured, name: rendering.name }] : [];
  });
  const errors = results.filter(({ entry }) => entry !== undefined);
  const most = (of: 'cpuMs' | 'wallMs' | 'mainMs', isStart: boolean) =>
    Math.round(Math.max(...results.filter((one) => one.isStart === isStart).map((one) => one[of])));
  return {
    errors: errors.length,
    named: errors.filter(({ entry, asked }) => entry === asked).length,
    answered: errors.filter(({ entry, said }) => entry === said).length,
    ordinary: results.length - errors.length,
    wrong: results.flatMap(({ name, entry, said }) =>
      said === undefined || said === entry ? [] : [`${name}: ${said}`],
    ),
    missed: errors.flatMap(({ name, entry, asked = 'a choice' }) =>
      asked === entry ? [] : [`${name}: ${asked}`],
    ),
    cpuMs: most('cpuMs', false),
    startCpuMs: most('cpuMs', true),
    wallMs: most('wallMs', false),
    mainMs: most('mainMs', false),
    startMainMs: most('mainMs', true),
    peakMb: Math.round(peakMb),
    afterMb: Math.round(afterMb),
    trouble,
  };
};
