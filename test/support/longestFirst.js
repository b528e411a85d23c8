import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

const rooms = Object.keys(
  JSON.parse(readFileSync(new URL('../together/rooms.json', import.meta.url), 'utf8')),
);

/**
 * Starts with the rooms that run together, in the order of their list, and goes on with the largest files: whoever starts the
 * longest last waits for it alone.
 */
export default class LongestFirst {
  sort(tests) {
    const rank = ({ path }) =>
      path.includes('/together/') ? rooms.indexOf(basename(path, '.ts')) : rooms.length;
    const size = ({ path, context }) => context.hasteFS.getSize(path) ?? 0;
    return [...tests].sort((a, b) => rank(a) - rank(b) || size(b) - size(a));
  }

  allFailedTests(tests) {
    return tests;
  }

  cacheResults() {}
}
