/** Loaded into the bot under trial: tells, when asked by a signal, what only the process itself can see. */
process.on('SIGUSR2', () => {
  globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  const polluted = [Object.prototype, Array.prototype, Function.prototype].flatMap((one) => Object.keys(one));
  process.stdout.write(`${JSON.stringify({ witness: { heapUsed, rss, polluted } })}\n`);
});
