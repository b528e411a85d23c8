import { describe } from '@jest/globals';
import { storeContract } from './contract.ts';
import { sqlite } from './sqlitePlace.ts';
import { upgradeContract } from './upgradeContract.ts';

describe('SQLite', () => {
  storeContract(sqlite);
  upgradeContract(sqlite);
});
