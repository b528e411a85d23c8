/** Reads what `npm audit --json` says and fails where it names a high or critical hole; no answer is no finding. */
import { readFileSync } from 'node:fs';

const read = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
};
const { metadata, vulnerabilities = {} } = read(readFileSync(0, 'utf8'));
if (metadata === undefined) console.log('The registry did not answer: nothing is known.');
else {
  console.log(metadata.vulnerabilities);
  const grave = Object.values(vulnerabilities).filter(({ severity }) => /^(?:high|critical)$/.test(severity));
  for (const { name, severity } of grave) console.error(`${name}: ${severity}`);
  process.exitCode = grave.length > 0 ? 1 : 0;
}
