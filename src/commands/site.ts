import { loadCatalog } from '../catalog/catalog.ts';
import { writeSite } from '../site/writeSite.ts';
import { makeFolder } from '../storage/sqliteFile.ts';
import { exits } from '../terminal/command.ts';
import { defineCommand } from '../terminal/defineCommand.ts';
import { systemError } from '../terminal/systemError.ts';

const forEverybodyToRead = 0o755;

/** The catalog as pages. */
export const site = defineCommand({
  path: 'site',
  about: `Writes the reference site below a folder: a page for each error and for each code, indexes, the activation guide,
catalog.json and llms.txt. The pages need no server and call nothing.`,
  operands: ['OUT'],
  examples: ['site public'],
  run: async ({ operands: [folder = ''] }, { write, complain }) => {
    try {
      makeFolder(folder, forEverybodyToRead);
      write(`${writeSite(folder, loadCatalog())} files in ${folder}. Begin with index.html.\n`);
      return exits.done;
    } catch (error) {
      const system = systemError.safeParse(error);
      if (!system.success) throw error;
      complain(`Nothing can be written below ${folder} (${system.data.code}): name a folder.\n`);
      return exits.failed;
    }
  },
});
