import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { leaksOf, type Trace } from './leaks.ts';
import { canaryTexts } from './texts.ts';
import { escalate, useDoors } from './walk.ts';
import { openWatched } from './watched.ts';

/**
 * `npm run canary -- [FILE]`: pastes every text of the file (one a line, base64 of JSON `{id, text, must_hide, kind?}`), or our
 * own, into the running bot at every door, escalates them, and counts by kind and place what stood anywhere afterwards.
 */
const caseSchema = z.object({
  id: z.string(),
  text: z.string(),
  must_hide: z.array(z.string()),
  kind: z.string().default('-'),
});

/** What is shorter stands in our own words too. */
const shortest = 5;
/** The most that the local simulator takes as one message. */
const longest = 30_000;
const practices = 26 * 26;

const read = (file: string) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => caseSchema.parse(JSON.parse(Buffer.from(line, 'base64').toString())));

const letter = (n: number): string => String.fromCharCode(65 + (n % 26));

const [file] = process.argv.slice(2);
const cases = file === undefined ? canaryTexts.map((one) => ({ ...one, kind: one.id })) : read(file);
const watched = await openWatched();
const plain: readonly Trace[] = await (async () => {
  await escalate(watched, 'nothing to hide', 'FEIGZZ');
  await watched.simulator.quiet(200);
  return watched.traces();
})();
const usual = plain.flatMap(({ texts }) => texts).join('\n');
const texts = cases.map((one) => ({
  ...one,
  text: one.text.slice(0, longest),
  must_hide: one.must_hide.filter(
    (value) =>
      value.length >= shortest &&
      !usual.includes(value) &&
      // In another text the same value may be harmless.
      !cases.some(({ text, must_hide }) =>
        must_hide.reduce((left, hidden) => left.replaceAll(hidden, ''), text).includes(value),
      ),
  ),
}));

const failed: string[] = [];
for (const [index, one] of texts.entries()) {
  const practice = `FEIG${letter(Math.floor((index % practices) / 26))}${letter(index)}`;
  await useDoors(watched, one)
    .then(() => escalate(watched, one.text, practice))
    .catch((error: unknown) =>
      failed.push(`${one.id}: ${error instanceof Error ? error.message.slice(0, 100) : ''}`),
    );
  const support = watched.simulator.person('support');
  while (support.modal()) await support.closeModal();
  if (index % 20 === 0) process.stderr.write(`${index} of ${texts.length}\n`);
}
await watched.simulator.quiet(1000);
const leaks = leaksOf(texts, watched.traces());
await watched.close();

const kinds = new Map(texts.map(({ id, kind }) => [id, kind]));
const byKind: Record<string, Record<string, number>> = {};
for (const { id, place } of leaks) {
  const kind = kinds.get(id) ?? '-';
  const places = byKind[kind] ?? {};
  byKind[kind] = { ...places, [place]: (places[place] ?? 0) + 1 };
}
process.stdout.write(
  `${JSON.stringify({ texts: texts.length, lookedFor: texts.filter(({ must_hide }) => must_hide.length > 0).length, notWalked: failed, textsThatLeaked: new Set(leaks.map(({ id }) => id)).size, byKind, ids: [...new Set(leaks.map(({ id }) => id))] }, null, 1)}\n`,
);
process.exitCode = leaks.length === 0 ? 0 : 1;
