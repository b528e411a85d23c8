import { describe } from '@jest/globals';
import { instancesContract } from './instancesContract.ts';
import { onPostgres, postgres } from './places.ts';
import { sqlite } from './sqlitePlace.ts';

describe('SQLite', () => instancesContract(sqlite));
onPostgres(() => instancesContract(postgres));
