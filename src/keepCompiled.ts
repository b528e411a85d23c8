import * as nodeModule from 'node:module';
import { fileURLToPath } from 'node:url';

/** Beside the code, where nobody else can write: what lies there is run. */
const folder = fileURLToPath(new URL('./compiled', import.meta.url));

/** Lets Node keep what it compiled, so that the next start need not: from 22.8 on, and where the installation can be written. */
export const keepCompiled = (): void => {
  if ('enableCompileCache' in nodeModule && typeof nodeModule.enableCompileCache === 'function')
    nodeModule.enableCompileCache(folder);
};
