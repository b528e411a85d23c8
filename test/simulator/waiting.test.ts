import { describe, expect, test } from '@jest/globals';
import { openAlone } from './boltScene.ts';

describe('waiting', () => {
  test('ends with the first change that shows what was looked for', async () => {
    const simulator = await openAlone();
    const support = simulator.person('support');
    const found = simulator.until(() => support.sees('general').find(({ text }) => text === 'two'));
    await support.say('general', 'one');
    await support.say('general', 'two');
    expect(await found).toMatchObject({ text: 'two' });
  });

  test('says what it saw last when nothing comes', async () => {
    const simulator = await openAlone();
    await expect(simulator.until(() => undefined, 10)).rejects.toThrow(
      'within 10 ms; the last look gave nothing',
    );
    const failing = () => simulator.person('nobody').modal();
    await expect(simulator.until(failing, 10)).rejects.toThrow(
      'There is no person "nobody"; there are support, developer, practice, admin',
    );
  });

  test('for quiet lasts until nothing is under way', async () => {
    const simulator = await openAlone({ ackTimeoutMs: 80 });
    simulator.fault({ method: 'auth.test', answer: { hangMs: 60 } });
    const call = fetch(`${simulator.apiUrl}auth.test`, { method: 'POST' });
    await simulator.until(() => true);
    let answered = false;
    void call.then(() => {
      answered = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    await simulator.quiet(10);
    await call;
    expect(answered).toBe(true);
    expect(simulator.calls).toHaveLength(1);
  });

  test('memory is bounded: the oldest messages and calls go first', async () => {
    const simulator = await openAlone({ keep: 20 });
    const support = simulator.person('support');
    for (let i = 0; i < 30; i += 1) await support.say('ecw-support', `message ${i}`);
    const seen = support.sees('ecw-support');
    expect(seen).toHaveLength(20);
    expect(seen[0]?.text).toBe('message 10');
    expect(simulator.deliveries.length).toBeLessThanOrEqual(20);
  });
});
