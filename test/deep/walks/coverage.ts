import { Session } from 'node:inspector/promises';

/** A function that was called, and how often. */
export interface Called {
  /** Path of its file below src. */
  readonly file: string;
  readonly name: string;
  readonly times: number;
}

export interface Coverage {
  /** The functions of the bot that were called since the last look; loading a file calls none. */
  take(): Promise<readonly Called[]>;
  stop(): Promise<void>;
}

const nowhere = { count: 0, startOffset: 0 };
const source = new URL('../../../src/', import.meta.url).href;

/** Counts calls as V8 sees them, from now on. The local Slack is no part of the bot. */
export const startCoverage = async (): Promise<Coverage> => {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  return {
    take: async () => {
      const { result } = await session.post('Profiler.takePreciseCoverage');
      return result
        .filter(({ url }) => url.startsWith(source) && !url.startsWith(`${source}simulator/`))
        .flatMap(({ url, functions }) =>
          functions.flatMap(({ functionName: name, ranges: [{ count: times, startOffset } = nowhere] }) => {
            // A nameless function at the very beginning is the module itself, which is loaded, not called.
            const isModule = name === '' && startOffset === 0;
            return times === 0 || isModule ? [] : [{ file: url.slice(source.length), name, times }];
          }),
        );
    },
    stop: async () => {
      await session.post('Profiler.stopPreciseCoverage');
      session.disconnect();
    },
  };
};
