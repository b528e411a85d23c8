import { writeFileSync } from 'node:fs';
import { compiledFile, entriesFolder, loadCatalog } from './catalog.ts';
import { CatalogError } from './catalogError.ts';

/** Run by the build: checks the entries and stores them as JSON beside the code, so that a start need not read YAML. */
try {
  writeFileSync(compiledFile, JSON.stringify(loadCatalog(entriesFolder).entries));
} catch (error) {
  if (!(error instanceof CatalogError)) throw error;
  process.stderr.write(`The catalog is not as it should be:\n${error.message}\n`);
  process.exitCode = 1;
}
