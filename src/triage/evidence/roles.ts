import { readTable } from '../knowledge/table.ts';

/** What a key's value says about an error. */
export type Role = 'code' | 'description' | 'status';

const keys = readTable('keys');
const roles: ReadonlyMap<string, Role> = new Map(
  (['code', 'description', 'status'] as const).flatMap((role) =>
    (keys.get(role) ?? []).map((key) => [key, role] as const),
  ),
);

/** The role of a key in any notation (`error_description`, `errorDescription`, `Error-Description`). */
export function roleOf(key: string): Role | undefined {
  return roles.get(key.toLowerCase().replace(/[_.-]/g, '').replace(/0/g, 'o').replace(/1/g, 'l'));
}
