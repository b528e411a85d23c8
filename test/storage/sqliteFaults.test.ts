import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import type { Store } from '../../src/storage/openDatabase.ts';
import { folder, open } from './places.ts';
import { startProgram } from './programs.ts';
import { filing, sampleCase } from './samples.ts';
import { connect, sqlite } from './sqlitePlace.ts';

const unavailable = { name: 'StoreError', code: 'STORE_UNAVAILABLE' };

const pathOf = async (): Promise<string> => {
  const { config } = await sqlite.make();
  return config.kind === 'sqlite' ? config.path : '';
};

describe('a SQLite file', () => {
  test('is made with its folder, readable by its owner only, and survives a restart', async () => {
    const path = join(folder(), 'deep', 'triage.db');
    const before = await open({ kind: 'sqlite', path });
    await before.store.cases.open(sampleCase);
    expect([path, `${path}-wal`].map((name) => statSync(name).mode & 0o777)).toEqual([0o600, 0o600]);
    await before.close();
    const { store } = await open({ kind: 'sqlite', path });
    expect(await store.cases.find('T1', 'case1')).toEqual(sampleCase);
  });

  test('that is none is refused, and left as it is', async () => {
    const path = join(folder(), 'passwd');
    writeFileSync(path, 'root:x:0:0:root:/root:/bin/bash\n', { mode: 0o644 });
    await expect(open({ kind: 'sqlite', path })).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    expect(readFileSync(path, 'utf8')).toBe('root:x:0:0:root:/root:/bin/bash\n');
    expect(statSync(path).mode & 0o777).toBe(0o644);
  });

  test('locked by another process: calls are given up in time, the process goes on, and later they work', async () => {
    const path = await pathOf();
    const { store, queue } = await open({ kind: 'sqlite', path }, { patienceMs: 400 });
    await store.escalations.file(filing(1));
    const other = connect(path);
    other.exec('begin immediate');
    let beats = 0;
    const beat = setInterval(() => {
      beats += 1;
    }, 10);
    const started = performance.now();
    const tried = await Promise.allSettled([
      store.escalations.file(filing(2)),
      store.cases.open(sampleCase),
      store.schedule.claim('summary', 'today'),
      queue.take(['slack'], { now: 5000, leaseUntil: 6000 }),
    ]);
    clearInterval(beat);
    for (const one of tried) expect(one).toMatchObject({ status: 'rejected', reason: unavailable });
    expect(performance.now() - started).toBeLessThan(1500);
    expect(beats).toBeGreaterThan(5);
    expect(await store.escalations.list({ teamId: 'T1' })).toHaveLength(1);
    other.exec('commit');
    expect(await store.escalations.file(filing(2))).toMatchObject({
      isNew: true,
      escalation: { number: 1002 },
    });
    expect(await store.cases.open(sampleCase)).toBe(true);
  });

  test('whose bot is killed while it files escalations of many cases holds each with all of them, or not at all', async () => {
    const config = { kind: 'sqlite', path: await pathOf() } as const;
    let count = 0;
    for (let kill = 1; kill <= 4; kill += 1) {
      const filer = startProgram('filer.ts', { config, from: count + 1, count: 10_000, others: 40 });
      await filer.line(new RegExp(`^${count + 3}$`));
      await wait(kill);
      filer.kill();
      await filer.ended;
      const { store, close } = await open(config);
      const filed = await store.escalations.list({ teamId: 'T1', limit: 10_000 });
      count = filed.length;
      expect(count).toBeGreaterThanOrEqual(kill * 3);
      for (const { id } of filed.slice(0, 3)) {
        const lines = await store.escalations.history('T1', id);
        expect(lines.filter(({ change }) => change.kind === 'joined')).toHaveLength(40);
      }
      await close();
    }
  }, 60_000);

  test('of an older schema that somebody else is migrating: a second bot waits, however short its patience', async () => {
    const path = await pathOf();
    const other = connect(path);
    other.exec('pragma journal_mode=wal');
    other.exec('begin immediate');
    setTimeout(() => other.exec('commit'), 1500);
    const { store } = await open({ kind: 'sqlite', path }, { patienceMs: 50 });
    expect(await store.cases.open(sampleCase)).toBe(true);
  });

  test('that a newer bot has made says so', async () => {
    const path = await pathOf();
    const made = await open({ kind: 'sqlite', path });
    await made.close();
    connect(path).exec("insert into kysely_migration values ('9001_later', '2030-01-01T00:00:00Z')");
    await expect(open({ kind: 'sqlite', path })).rejects.toMatchObject({
      ...unavailable,
      message: expect.stringMatching(/newer version of the bot: its schema is 9001/),
    });
  });

  test('leaves no log beside it once it is closed', async () => {
    const path = await pathOf();
    const made = await open({ kind: 'sqlite', path });
    await made.store.cases.open(sampleCase);
    await made.close();
    expect(readdirSync(dirname(path))).toEqual(['triage.db']);
  });

  test('finds cases by their time without reading all of them', async () => {
    const path = await pathOf();
    await open({ kind: 'sqlite', path });
    const plan = connect(path).prepare('explain query plan select id from cases where at < 5').all();
    expect(JSON.stringify(plan)).toContain('cases_at');
  });

  test('a lock that goes away in time is not noticed', async () => {
    const path = await pathOf();
    const { store } = await open({ kind: 'sqlite', path });
    const other = connect(path);
    other.exec('begin immediate');
    setTimeout(() => other.exec('commit'), 300);
    expect(await store.escalations.file(filing(1))).toMatchObject({ isNew: true });
  });

  test('a burst of writes leaves room for everything else of the process', async () => {
    const { store } = await open({ kind: 'sqlite', path: await pathOf() });
    let beats = 0;
    const beat = setInterval(() => beats++, 5);
    await Promise.all(Array.from({ length: 300 }, (_, index) => store.escalations.file(filing(index))));
    clearInterval(beat);
    expect(beats).toBeGreaterThan(5);
  }, 20_000);

  const many = 20_000;
  test.each([
    [
      'traces of messages that are too old',
      `insert into claims (job, run, at) select 'warning', 'message ' || value, 1 from counted`,
      'select count(*) as kept from claims',
      ({ custody }: Store) => custody.purgeTraces(5),
    ],
    [
      'somebody who resolved much',
      `insert into resolutions (id, team_id, escalation_id, entry_id, resolved_by, resolved_at)
       select 'resolution' || value, 'T1', 'escalation1', 'x', 'U1', 1 from counted`,
      `select count(*) as kept from resolutions where resolved_by = 'U1'`,
      ({ custody }: Store) => custody.forgetUser('U1'),
    ],
  ])('forgets %s in slices, between which all else goes on', async (_, fill, count, forget) => {
    const path = await pathOf();
    const { store } = await open({ kind: 'sqlite', path });
    await store.escalations.file(filing(1));
    const other = connect(path);
    other.exec(
      `with recursive counted (value) as (select 1 union all select value + 1 from counted where value < ${many}) ${fill}`,
    );
    const kept = () => Number(Object.values(other.prepare(count).get() ?? {})[0]);
    expect(kept()).toBe(many);
    const seen = new Set<number>();
    let isOver = false;
    const forgetting = Promise.resolve(forget(store)).finally(() => {
      isOver = true;
    });
    while (!isOver) {
      seen.add(kept());
      await new Promise(setImmediate);
    }
    await forgetting;
    expect(kept()).toBe(0);
    expect([...seen].some((rows) => rows > 0 && rows < many)).toBe(true);
  });

  test.each([
    ['a folder', (path: string) => void mkdirSync(path)],
    ['something else', (path: string) => writeFileSync(path, 'x'.repeat(5000))],
  ])('that is %s is refused in words', async (_, make) => {
    const path = await pathOf();
    make(path);
    await expect(open({ kind: 'sqlite', path })).rejects.toMatchObject(unavailable);
  });
});

// The limit on the size of files is Linux's; to SQLite it is a disk that takes no more.
const onLinux = process.platform === 'linux' ? describe : describe.skip;
onLinux('a full disk', () => {
  test('refuses filings, keeps what was acknowledged, and takes new ones once there is room', async () => {
    const path = await pathOf();
    const config = { kind: 'sqlite', path } as const;
    const input = { config, from: 1, count: 600 };
    // In units of 1024 bytes; the signal that comes with it is ignored, as writes to a full disk send none.
    const filer = startProgram('filer.ts', input, [
      'bash',
      '-c',
      'trap "" XFSZ; ulimit -S -f 700; exec "$@"',
      '-',
    ]);
    await filer.line(/^STORE_UNAVAILABLE$/);
    const acknowledged = Number(filer.lines.findLast((line) => /^\d+$/.test(line)));
    const { store } = await open(config);
    const stored = await store.escalations.list({ teamId: 'T1', limit: 1000 });
    expect(stored).toHaveLength(acknowledged);
    for (const { id } of stored) expect(await store.escalations.deliveries('T1', id)).toHaveLength(2);
    spawnSync('prlimit', ['--pid', String(filer.pid), '--fsize=unlimited']);
    await filer.line(new RegExp(`^${acknowledged + 1}$`));
    filer.kill();
    await filer.ended;
    expect(connect(path).prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
  }, 30_000);
});
