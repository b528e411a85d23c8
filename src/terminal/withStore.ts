import { readConfig } from '../config/config.ts';
import type { Store } from '../storage/openDatabase.ts';
import { openDatabase } from '../storage/openDatabase.ts';
import type { Exit, Io } from './command.ts';

/** Opens the bot's database for one command and closes it again. Throws a ConfigError or a StoreError. */
export const withStore = async ({ env, now }: Io, use: (store: Store) => Promise<Exit>): Promise<Exit> => {
  const { store, close } = await openDatabase(readConfig(env).database, { newId: () => '', now });
  return use(store).finally(close);
};
