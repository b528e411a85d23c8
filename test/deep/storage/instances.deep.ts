import { describe } from '@jest/globals';
import { onPostgres, postgres } from '../../storage/places.ts';
import { sqlite } from '../../storage/sqlitePlace.ts';
import { instancesContract } from './instancesContract.ts';
import { startsContract } from './startsContract.ts';

describe('SQLite', () => {
  startsContract(sqlite);
  instancesContract(sqlite);
});
onPostgres(() => {
  startsContract(postgres);
  instancesContract(postgres);
});
