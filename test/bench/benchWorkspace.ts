import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { loadExamples } from '../../src/catalog/examples.ts';
import { openSimulator } from '../../src/simulator/simulator.ts';

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

/** Channels for errors: in one alone the same error would soon be linked and summed up, and a message a second is the most. */
export const errorChannels = Array.from({ length: 60 }, (_, index) => `bench-${index + 1}`);

/** A workspace that forgets early, so that its own work stays the same however long the run. */
export const openBenchWorkspace = () => openSimulator({ manifest, keep: 200, moreChannels: errorChannels });

let turn = 0;
/** The ready examples in turn. */
export const errorText = (): string => examples[turn++ % examples.length]?.text ?? '';

let errand = 0;
/** The next channel and an error that it has not seen for long. */
export const nextError = (): { readonly channel: string; readonly text: string } => {
  const place = errand % errorChannels.length;
  const round = Math.floor(errand / errorChannels.length);
  errand += 1;
  return {
    channel: errorChannels[place] ?? channel,
    text: examples[(place + round) % examples.length]?.text ?? '',
  };
};
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
