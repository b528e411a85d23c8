import { copyFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { backUp } from '../../src/storage/backUp.ts';
import { folder, open } from './places.ts';
import { startProgram } from './programs.ts';
import { filing } from './samples.ts';
import { connect } from './sqlitePlace.ts';

const prepared = () => {
  const made = folder();
  const path = join(made, 'triage.db');
  return { made, path, config: { kind: 'sqlite', path } as const, target: join(made, 'copy.db') };
};

describe('a backup', () => {
  test('taken while another process writes is whole, and restores to what it held', async () => {
    const { config, path, target } = prepared();
    await open(config);
    const writer = startProgram('filer.ts', { config, from: 1, count: 100_000 });
    await writer.line(/^100$/);
    backUp(path, target);
    writer.kill();
    await writer.ended;
    expect(statSync(target).mode & 0o777).toBe(0o600);
    expect(connect(target).prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
    const { store, queue } = await open({ kind: 'sqlite', path: target });
    const [newest] = await store.escalations.list({ teamId: 'T1', limit: 1 });
    const count = (newest?.number ?? 0) - 1000;
    expect(count).toBeGreaterThanOrEqual(100);
    expect(await store.escalations.list({ teamId: 'T1', limit: 100_000 })).toHaveLength(count);
    expect(await store.escalations.deliveries('T1', newest?.id ?? '')).toHaveLength(2);
    expect(await queue.take(['slack'], { now: 2000, leaseUntil: 3000 })).toHaveLength(20);
  }, 60_000);

  test('restores by copying it into place once the bot has stopped', async () => {
    const { config, path, target } = prepared();
    const bot = startProgram('filer.ts', { config, from: 1, count: 1 });
    await bot.ended;
    backUp(path, target);
    const again = startProgram('filer.ts', { config, from: 2, count: 1 });
    await again.ended;
    copyFileSync(target, path);
    const { store } = await open(config);
    expect(await store.escalations.list({ teamId: 'T1' })).toMatchObject([{ number: 1001 }]);
    expect((await store.escalations.file(filing(3))).escalation.number).toBe(1002);
  }, 20_000);

  test('of a stopped bot works, and leaves nothing else behind', async () => {
    const { config, made, path, target } = prepared();
    await (await open(config)).close();
    const before = readdirSync(made);
    backUp(path, target);
    expect(readdirSync(made).sort()).toEqual(['copy.db', ...before].sort());
  });

  test('replaces no file', async () => {
    const { config, made, path, target } = prepared();
    await (await open(config)).close();
    writeFileSync(target, 'precious');
    expect(() => backUp(path, target)).toThrow(/exists already/);
    expect(statSync(target).size).toBe(8);
    expect(readdirSync(made).filter((name) => name.includes('copy'))).toEqual(['copy.db']);
  });

  test.each([
    ['there is no database', 'none.db', /no database/],
    ['the file is something else', 'junk.db', /not a SQLite database/],
  ])('says so when %s, and leaves nothing behind', (_, name, message) => {
    const { made, target } = prepared();
    writeFileSync(join(made, 'junk.db'), 'x'.repeat(5000));
    expect(() => backUp(join(made, name), target)).toThrow(message);
    expect(readdirSync(made)).toEqual(['junk.db']);
  });
});
