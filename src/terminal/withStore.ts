import { readConfig } from '../config/config.ts';
import { hasDatabase, openDatabase, type Store } from '../storage/openDatabase.ts';
import { type Exit, exits, type Io } from './command.ts';

/** Opens the bot's database for one command and closes it again; says so where there is none yet. Throws a ConfigError or a StoreError. */
export const withStore = async (
  { env, now, complain }: Io,
  use: (store: Store) => Promise<Exit>,
): Promise<Exit> => {
  const { database } = readConfig(env);
  if (database.kind === 'sqlite' && !hasDatabase(database.path)) {
    complain(`There is no database at ${database.path} yet. To use another one, name it in DATABASE_URL.\n`);
    return exits.nothingFound;
  }
  const { store, close } = await openDatabase(database, { newId: () => '', now });
  return use(store).finally(close);
};
