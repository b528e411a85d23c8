import type { DatabaseConfig } from '../storage/openDatabase.ts';
import { text } from './variables.ts';

const sqlite = /^sqlite:(.+)$/s;

/** True when the address names a database, and a host unless a socket is given as a parameter. */
const isPostgresUrl = (value: string): boolean => {
  if (!/^postgres(?:ql)?:\/\//.test(value) || !URL.canParse(value)) return false;
  const { host, pathname, searchParams, username, password } = new URL(value);
  if (pathname.length < 2 || (host === '' && !searchParams.has('host'))) return false;
  try {
    return [username, password, pathname].map(decodeURIComponent).length > 0;
  } catch {
    return false;
  }
};

/** DATABASE_URL: which database, or nothing when it is not set. */
export const databaseVariable = text.transform((value, context): DatabaseConfig | undefined => {
  if (value === undefined) return undefined;
  const [, path] = sqlite.exec(value) ?? [];
  if (path !== undefined) return { kind: 'sqlite', path };
  if (isPostgresUrl(value)) return { kind: 'postgres', url: value };
  context.addIssue({
    code: 'custom',
    message:
      'must be sqlite:PATH or postgres://USER:PASSWORD@HOST:5432/DATABASE, with special characters of user and password percent-encoded. Leave it out for sqlite:data/triage.db.',
  });
  return undefined;
});
