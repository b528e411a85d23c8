import { allPatterns } from './patterns.ts';
import { isAllowed, judgeNew, keyOf, readKept, recheckVersion, writeKept } from './verdicts.ts';

/** `npm run regexes`: judges what is new, forgets what is gone, and keeps the verdicts. `-- --all` judges every pattern anew. */
const patterns = await allPatterns();
const kept = process.argv.includes('--all') ? undefined : readKept();
const known = kept?.recheck === recheckVersion ? kept.verdicts : {};
const verdicts = { ...known, ...(await judgeNew(patterns, known)) };
const sorted = [...new Set(patterns.map(keyOf))].sort();
writeKept({
  recheck: recheckVersion,
  verdicts: Object.fromEntries(sorted.map((key) => [key, verdicts[key] ?? 'not judged'])),
});
const bad = patterns.filter((pattern) => !isAllowed(verdicts[keyOf(pattern)] ?? 'not judged', pattern));
for (const pattern of bad)
  process.stderr.write(`${verdicts[keyOf(pattern)]} /${pattern.source}/${pattern.flags}\n`);
process.stdout.write(`${patterns.length} patterns, ${bad.length} not allowed\n`);
process.exitCode = bad.length === 0 ? 0 : 1;
