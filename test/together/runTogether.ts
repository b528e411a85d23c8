import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/**
 * Folders of tests that run as one file, so that what they load, the bot above all, is loaded once: each list under the name of
 * the file that runs it. Folders that are not listed run file by file.
 */
const rooms = z
  .record(z.string(), z.array(z.string()))
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, 'rooms.json'), 'utf8')));
const listed = Object.values(rooms).flat();
const tests = join(import.meta.dirname, '..');

const filesOf = (room: string): string[] => {
  const within = listed.filter((other) => other.startsWith(`${room}/`));
  return readdirSync(join(tests, room), { recursive: true, encoding: 'utf8' })
    .map((name) => join(room, name))
    .filter((name) => name.endsWith('.test.ts') && !within.some((other) => name.startsWith(`${other}/`)))
    .sort();
};

/** Registers every test of these folders, but of folders within them that are listed themselves. */
export const runTogether = async (name: string): Promise<void> => {
  for (const file of (rooms[name] ?? []).flatMap(filesOf)) await import(join(tests, file));
};
