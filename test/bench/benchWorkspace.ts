import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { loadExamples } from '../../src/catalog/examples.ts';
import { openWorkspace } from '../../src/workspace/workspace.ts';

const manifest: unknown = parse(readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8'));
const examples = loadExamples();
const talk = [
  'good morning all',
  'the PR for invalid_scope handling is merged, thanks',
  'deploy of fhir-sync 401 done, two more to go before lunch',
  'did anybody see the error yesterday?',
];

/** The channel that the bot watches. */
export const channel = 'ecw-support';

/** A workspace that forgets early, so that its own work stays the same however long the run. */
export const openBenchWorkspace = () => openWorkspace({ manifest, keep: 200 });

let turn = 0;
/** The ready examples in turn. */
export const errorText = (): string => examples[turn++ % examples.length]?.text ?? '';
/** Something that nobody needs an answer to. */
export const silentText = (): string => `${talk[turn % talk.length]} (${turn++})`;

/** Calls `send` `count` times, `atOnce` of them under way at a time. */
export const sendMany = async (
  send: () => Promise<unknown>,
  { count, atOnce }: { readonly count: number; readonly atOnce: number },
): Promise<void> => {
  let left = count;
  const sender = async () => {
    while (left-- > 0) await send();
  };
  await Promise.all(Array.from({ length: atOnce }, sender));
};
