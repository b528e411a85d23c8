import { Worker } from 'node:worker_threads';

const builtFile = new URL('./pictureThread.js', import.meta.url);
/** The pixels and the engine lie outside of this heap. */
const mostHeapMb = 64;

/** Starts a thread that reads pictures. What it prints goes nowhere: it could quote a picture. */
export const startPictureThread = (file: URL = builtFile): Worker => {
  const thread = new Worker(file, {
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: mostHeapMb, maxYoungGenerationSizeMb: 8 },
  });
  thread.stdout.resume();
  thread.stderr.resume();
  return thread;
};
