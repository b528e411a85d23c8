import { describe, expect, test } from '@jest/globals';
import { openAlone } from './boltScene.ts';

describe('waiting', () => {
  test('ends with the first change that shows what was looked for', async () => {
    const workspace = await openAlone();
    const support = workspace.person('support');
    const found = workspace.until(() => support.sees('general').find(({ text }) => text === 'two'));
    await support.say('general', 'one');
    await support.say('general', 'two');
    expect(await found).toMatchObject({ text: 'two' });
  });

  test('says what it saw last when nothing comes', async () => {
    const workspace = await openAlone();
    await expect(workspace.until(() => undefined, 10)).rejects.toThrow(
      'within 10 ms; the last look gave nothing',
    );
    const failing = () => workspace.person('nobody').modal();
    await expect(workspace.until(failing, 10)).rejects.toThrow(
      'There is no person "nobody"; there are support, developer, practice, admin',
    );
  });

  test('for quiet lasts until nothing is under way', async () => {
    const workspace = await openAlone({ ackTimeoutMs: 80 });
    workspace.fault({ method: 'api.test', answer: { hangMs: 60 } });
    const call = fetch(`${workspace.apiUrl}api.test`, { method: 'POST' });
    await workspace.until(() => true);
    let answered = false;
    void call.then(() => {
      answered = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    await workspace.quiet(10);
    await call;
    expect(answered).toBe(true);
    expect(workspace.calls).toHaveLength(1);
  });

  test('memory is bounded: the oldest messages and calls go first', async () => {
    const workspace = await openAlone({ keep: 20 });
    const support = workspace.person('support');
    for (let i = 0; i < 30; i += 1) await support.say('ecw-support', `message ${i}`);
    const seen = support.sees('ecw-support');
    expect(seen).toHaveLength(20);
    expect(seen[0]?.text).toBe('message 10');
    expect(workspace.deliveries.length).toBeLessThanOrEqual(20);
  });
});
