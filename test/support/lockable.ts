import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach } from '@jest/globals';
import { DatabaseSync } from '@photostructure/sqlite';
import type { BotOptions } from '../../src/app.ts';
import { makeDatabaseFolder } from './makeDatabaseFolder.ts';
// Its scenes close before the folders here go.
import './scene.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0).reverse()) close();
});

/** A database that another process can take and give back, for a bot that waits 20 ms for it. */
export const lockable = () => {
  const folder = makeDatabaseFolder();
  closing.push(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'triage.db');
  let other: InstanceType<typeof DatabaseSync> | undefined;
  const giveBack = () => {
    other?.exec('rollback');
    other?.close();
    other = undefined;
  };
  closing.push(giveBack);
  return {
    path,
    bot: {
      database: { kind: 'sqlite', path },
      patience: { patienceMs: 20 },
    } satisfies Partial<BotOptions>,
    takeAway: () => {
      other = new DatabaseSync(path);
      other.exec('begin immediate');
    },
    giveBack,
  };
};
