import { examineDatabase } from '../storage/examineDatabase.ts';
import { newestSchema, type SchemaState } from '../storage/migrate.ts';
import { StoreError } from '../storage/storeError.ts';
import type { Diagnosis, Patient } from './diagnosis.ts';

const name = 'database';
const patienceMs = 5000;

const judgeSchema = (schema: SchemaState, where: string): Diagnosis => {
  switch (schema) {
    case 'current':
      return { name, state: 'ok', seen: `${where} can be written, schema ${newestSchema}` };
    case 'older':
      return {
        name,
        state: 'warn',
        seen: `${where} has an older schema than ${newestSchema}`,
        remedy: 'Make a backup: the next start of the bot brings it up to date.',
      };
    case 'newer':
      return {
        name,
        state: 'fail',
        seen: `${where} was written by a newer version of the bot`,
        remedy: 'Install that version, or restore a backup of this one.',
      };
    case 'foreign':
      return {
        name,
        state: 'fail',
        seen: `${where} is no database of this bot`,
        remedy: 'Name another one with DATABASE_URL.',
      };
  }
};

/** Whether the database opens, can be written, and has the schema that the bot needs. Changes nothing in it. */
export const examineStorage = async ({ config: { database } }: Patient): Promise<Diagnosis> => {
  const where = database.kind === 'sqlite' ? database.path : 'PostgreSQL';
  try {
    const found = await examineDatabase(database, patienceMs);
    switch (found.kind) {
      case 'absent':
        return { name, state: 'ok', seen: `${where} is made at the first start` };
      case 'empty':
        return { name, state: 'ok', seen: `${where} is empty and can be written` };
      case 'ours':
        return judgeSchema(found.schema, where);
    }
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return {
      name,
      state: 'fail',
      seen: `${where}: ${error.message}`,
      remedy: 'See DATABASE_URL in .env.example.',
    };
  }
};
