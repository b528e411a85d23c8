import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { DatabaseSync } from '@photostructure/sqlite';
import { wordsOf } from '../support/read.ts';
import { openScene } from '../support/scene.ts';
import { submitForm } from '../support/submit.ts';

const paste = '401 {"error":"invalid_client","error_description":"JWKS URL is not in the allowed list"}';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A scene whose database another process can take and give back. */
const openLockable = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'triage-'));
  folders.push(folder);
  const path = join(folder, 'triage.db');
  const scene = await openScene({
    bot: { database: { kind: 'sqlite', path }, patience: { patienceMs: 20 } },
  });
  const other = new DatabaseSync(path);
  return {
    ...scene,
    scene,
    takeAway: () => other.exec('begin immediate'),
    giveBack: () => {
      other.exec('rollback');
      other.close();
    },
  };
};

describe('while the database is away', () => {
  test('who asks is answered all the same', async () => {
    const { simulator, support, takeAway, giveBack } = await openLockable();
    takeAway();
    await support.command('ecw-support', '/ecw-error', paste);
    await simulator.until(() =>
      support.sees('ecw-support').some((seen) => wordsOf(seen).includes('jwks_not_whitelisted')),
    );
    await support.command('ecw-support', '/ecw-error', '401');
    await simulator.until(() => support.sees('ecw-support').length === 2);
    giveBack();
  });

  test('a submitted form stays open with what was typed, says so, and is filed once it is back', async () => {
    const { scene, simulator, support, takeAway, giveBack } = await openLockable();
    const message = await support.say('ecw-support', paste);
    const card = await simulator.until(() => support.sees('ecw-support', message.ts)[1]);
    await support.press(card, 'Escalate to eCW');
    await simulator.until(() => support.modal());
    const typed = { practiceCode: 'FEIGCD', environment: 'production', endpoint: 'token' };
    support.fill(typed);
    await support.submit();
    takeAway();
    expect(await support.submit()).toMatchObject({
      ok: false,
      errors: { evidence: expect.stringMatching(/not possible right now. Nothing is lost/) },
    });
    expect(support.sees('ecw-escalations')).toHaveLength(0);
    giveBack();
    await submitForm(scene);
    await simulator.until(() => support.sees('ecw-escalations').length === 1);
  });

  test('a click says that it is not possible right now', async () => {
    const { simulator, support, takeAway, giveBack, logged } = await openLockable();
    const message = await support.say('ecw-support', paste);
    const card = await simulator.until(() => support.sees('ecw-support', message.ts)[1]);
    takeAway();
    await support.press(card, 'feedback', 'worked');
    await simulator.until(() =>
      support.sees('ecw-support').some(({ text }) => text.includes('store is away')),
    );
    expect(logged.join('')).toMatch(/STORE_UNAVAILABLE. Check the database/);
    giveBack();
  });
});
