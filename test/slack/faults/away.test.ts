import { describe, expect, test } from '@jest/globals';
import { DatabaseSync } from '@photostructure/sqlite';
import type { BotOptions } from '../../../src/app.ts';
import { teamId } from '../../../src/simulator/seed.ts';
import { lockable } from '../../support/lockable.ts';
import { wordsOf } from '../../support/read.ts';
import { openScene, type Scene } from '../../support/scene.ts';
import { submitForm } from '../../support/submit.ts';

const paste = '401 {"error":"invalid_client","error_description":"JWKS URL is not in the allowed list"}';

/** A scene whose database another process can take and give back. */
const openLockable = async (changes: Partial<BotOptions> = {}, patience: 'short' | 'its own' = 'short') => {
  const { bot, ...taken } = lockable();
  const { database } = bot;
  const scene = await openScene({ bot: { ...(patience === 'short' ? bot : { database }), ...changes } });
  return { ...scene, scene, ...taken };
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
    await support.press(card, 'escalate');
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

  describe('a click waits two seconds for it', () => {
    const openPressed = async () => {
      // As patient as the bot is by itself.
      const opened = await openLockable({}, 'its own');
      const { simulator, support, takeAway } = opened;
      const message = await support.say('ecw-support', paste);
      const card = await simulator.until(() => support.sees('ecw-support', message.ts)[1]);
      takeAway();
      const pressed = performance.now();
      const acted = support.press(card, 'feedback', 'worked');
      const isTold = () => support.sees('ecw-support').some(({ text }) => text.includes('store is away'));
      return { ...opened, acted, isTold, waited: () => performance.now() - pressed };
    };

    test('and does what it is to do when it is back by then', async () => {
      const { simulator, giveBack, acted, isTold, path } = await openPressed();
      await simulator.quiet(1000);
      giveBack();
      await acted;
      const other = new DatabaseSync(path);
      const rated = () =>
        other.prepare("select count(*) as times from ratings where rating = 'worked'").get();
      await simulator.until(() => JSON.stringify(rated()) === '{"times":1}');
      other.close();
      expect(isTold()).toBe(false);
    });

    test('and is told of the trouble then', async () => {
      const { simulator, giveBack, acted, isTold, waited } = await openPressed();
      await simulator.until(isTold, 10_000);
      expect(waited()).toBeGreaterThan(1900);
      await acted;
      giveBack();
    });
  });

  test('a filing that is cut off in between leaves nothing, and the next one files all', async () => {
    const { simulator, support, path } = await openLockable();
    const practices = ['FEIGCD', 'HGACBD', 'KLMNOP'];
    const messages = [];
    for (const practice of practices)
      messages.push(
        await support.say(
          'ecw-support',
          `${paste} https://fhir4.eclinicalworks.com/fhir/r4/${practice}/metadata`,
        ),
      );
    const card = await simulator.until(() =>
      support.sees('ecw-escalations').find(({ text }) => text.includes('at 3 practices')),
    );
    await support.press(card, 'escalate_outbreak');
    await simulator.until(() => support.modal());
    support.fill({ environment: 'production', endpoint: 'fhir' });
    await support.submit();
    const other = new DatabaseSync(path);
    other.exec(
      "create trigger cut before insert on escalation_cases when new.position = 3 begin select raise(abort, 'cut off'); end",
    );
    await support.submit();
    expect(other.prepare('select count(*) as filed from escalations').get()).toEqual({ filed: 0 });
    other.exec('drop trigger cut');
    other.close();
    await support.submit();
    for (const { ts } of messages)
      await simulator.until(() => wordsOf(support.sees('ecw-support', ts)[1]).includes('ECW-1001'));
  });

  const health = { host: '127.0.0.1', port: 0 };
  const page = async (scene: Scene, name: string) =>
    (await fetch(`http://127.0.0.1:${scene.bot.healthPort}/${name}`)).text();

  /** Takes the database away while `happens` goes on, until something waits for it. */
  const hold = async (
    { simulator, takeAway, logged }: Awaited<ReturnType<typeof openLockable>>,
    happens: () => Promise<unknown>,
  ) => {
    takeAway();
    await happens();
    // Nothing that the simulator sees follows the line.
    for (let left = 100; left > 0 && !logged.join('').includes('messages wait in memory'); left -= 1)
      await simulator.quiet(50);
  };

  test('pasted errors wait in memory and are answered once it is back', async () => {
    const opened = await openLockable({ health, timing: { storeBeatMs: 50 } });
    const { scene, simulator, support, giveBack, logged } = opened;
    const messages: { readonly ts: string }[] = [];
    await hold(opened, async () => {
      for (const code of ['a', 'b', 'c']) messages.push(await support.say('ecw-support', `${paste} ${code}`));
    });
    expect(await page(scene, 'readyz')).toContain('database down');
    giveBack();
    for (const { ts } of messages)
      await simulator.until(() => support.sees('ecw-support', ts).length === 2, 5000);
    expect(logged.filter((line) => line.includes('wait in memory'))).toHaveLength(1);
    const counted = await page(scene, 'metrics');
    expect(counted).not.toMatch(/ecw_slack_errors_total\{[^}]*STORE/);
  });

  /** A pasted error with its card, of which the bot has noted where it stands. */
  const openAnswered = async () => {
    const opened = await openLockable({ timing: { storeBeatMs: 50 } });
    const { simulator, support, path } = opened;
    const message = await support.say('ecw-support', paste);
    const card = await simulator.until(() => support.sees('ecw-support', message.ts)[1]);
    const other = new DatabaseSync(path);
    const noted = () => other.prepare('select count(card_ts) as noted from cases').get();
    for (let left = 100; left > 0 && JSON.stringify(noted()) !== '{"noted":1}'; left -= 1)
      await simulator.quiet(20);
    other.close();
    return { ...opened, message, card };
  };

  test('a message that is deleted is forgotten, with its card, once it is back', async () => {
    const opened = await openAnswered();
    const { simulator, support, giveBack, path, message, card } = opened;
    await hold(opened, () => support.remove(message));
    giveBack();
    await simulator.until(
      () => support.sees('ecw-support', message.ts).every(({ ts }) => ts !== card.ts),
      5000,
    );
    const other = new DatabaseSync(path);
    expect(other.prepare('select count(*) as kept from cases').get()).toEqual({ kept: 0 });
    other.close();
  });

  test('a pasted error that is deleted before it was answered is not answered, and nothing of it is kept', async () => {
    const opened = await openLockable({ timing: { storeBeatMs: 50 } });
    const { simulator, support, giveBack, path } = opened;
    const said: { readonly ts: string }[] = [];
    await hold(opened, async () => {
      const removed = await support.say('ecw-support', paste);
      await support.remove(removed);
      said.push(removed, await support.say('ecw-support', '400 {"error":"invalid_scope"}'));
    });
    // So that the second one waits behind the deletion, and its answer comes after whatever comes of that.
    await simulator.quiet(200);
    giveBack();
    const answers = (index: number) =>
      support.sees('ecw-support', said[index]?.ts ?? '').filter(({ user }) => user === simulator.botUserId);
    await simulator.until(() => answers(1).length === 1, 5000);
    expect(answers(0)).toEqual([]);
    const other = new DatabaseSync(path);
    const kept = () => other.prepare('select message_ts from cases').all();
    // Where the deletion came last, it is carried out when the second one is answered already.
    for (let left = 100; left > 0 && kept().length > 1; left -= 1) await simulator.quiet(50);
    expect(kept()).toEqual([{ message_ts: said[1]?.ts }]);
    expect(answers(0)).toEqual([]);
    other.close();
  });

  test('an edit changes what was said of its message once it is back', async () => {
    const opened = await openAnswered();
    const { simulator, support, giveBack, message } = opened;
    const shown = () => wordsOf(support.sees('ecw-support', message.ts)[1]);
    expect(shown()).toContain('jwks_not_whitelisted · 401');
    await hold(opened, () =>
      support.edit(message, '400 {"error":"invalid_scope","error_description":"Requested scope is invalid"}'),
    );
    giveBack();
    await simulator.until(() => shown().includes('invalid_scope · 400'), 5000);
  });

  test.each([
    ['a mute', '@eCW Triage mute channel 1h'],
    ['a check', '@eCW Triage check https://keys.example.com/jwks.json'],
  ])('who asks by a mention for %s is told that it is not possible', async (_, asked) => {
    const checks = { policy: { kind: 'on', allow: [] }, watched: [] } as const;
    const { simulator, support, developer, takeAway, giveBack } = await openLockable({ checks });
    takeAway();
    await developer.say('ecw-support', asked);
    const isToldTo = ({ sees }: typeof support) =>
      sees('ecw-support').some(({ text }) => text.includes('store is away'));
    await simulator.until(() => isToldTo(developer), 5000);
    expect(isToldTo(support)).toBe(false);
    giveBack();
  });

  test.each([
    ['a mute', '@eCW Triage mute channel 1h'],
    ['a check', '@eCW Triage check https://keys.example.com/jwks.json'],
  ])(
    'who edits a message into %s is told that it is not possible, and nothing comes of it',
    async (_, asked) => {
      const checks = { policy: { kind: 'on', allow: [] }, watched: [] } as const;
      const { simulator, developer, takeAway, giveBack, logged } = await openLockable({ checks });
      const message = await developer.say('ecw-support', 'good morning');
      takeAway();
      await developer.edit(message, asked);
      await simulator.until(
        () => developer.sees('ecw-support').some(({ text }) => text.includes('store is away')),
        5000,
      );
      expect(logged.join('')).not.toContain('wait in memory');
      giveBack();
    },
  );

  test('what waits too long is dropped and counted', async () => {
    const opened = await openLockable({ health, timing: { storeBeatMs: 50, storeHoldMs: 100 } });
    const { scene, simulator, support, takeAway, giveBack } = opened;
    takeAway();
    await support.say('ecw-support', paste);
    let counted = '';
    for (let left = 50; left > 0 && !counted.includes('{reason="store"} 1'); left -= 1) {
      await simulator.quiet(50);
      counted = await page(scene, 'metrics');
    }
    expect(counted).toMatch(/ecw_drops_total\{reason="store"\} 1/);
    giveBack();
  });

  test('a case that cannot be read does not silence its error, and is counted', async () => {
    const { scene, simulator, support, path } = await openLockable({ health });
    const first = await support.say('ecw-support', paste);
    await simulator.until(() => support.sees('ecw-support', first.ts).length === 2);
    const other = new DatabaseSync(path);
    other.exec('update cases set finding = \'{"kind":"later"}\'');
    other.close();
    const next = await support.say('ecw-support', paste);
    await simulator.until(() => support.sees('ecw-support', next.ts).length === 2, 5000);
    const counted = await page(scene, 'metrics');
    expect(counted).toMatch(/ecw_store_errors_total\{code="ROW_UNREADABLE"\} \d/);
    expect(counted).not.toMatch(/ecw_refusals_total\{reason="shape"\}/);
  });

  test('a setting that cannot be read does not silence its channel, and is counted', async () => {
    const { scene, simulator, support, path } = await openLockable({ health });
    const channel = simulator.channel('ecw-support').id;
    const other = new DatabaseSync(path);
    other
      .prepare(
        `insert into channels (team_id, channel_id, guests_may_escalate, warns_posters, changed_at, sensitivity, bots, language)
         values (?, ?, 0, 1, 1, 'bold', 'listed', 'en')`,
      )
      .run(teamId, channel);
    other.close();
    const message = await support.say('ecw-support', paste);
    await simulator.until(() => support.sees('ecw-support', message.ts).length === 2, 5000);
    expect(await page(scene, 'metrics')).toMatch(/ecw_store_errors_total\{code="ROW_UNREADABLE"\} \d/);
  });
});
