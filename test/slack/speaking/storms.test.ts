import { describe, expect, test } from '@jest/globals';
import { buttonsOf, wordsOf } from '../../support/read.ts';
import { openScene, type SceneOptions } from '../../support/scene.ts';
import { submitForm } from '../../support/submit.ts';
import { activation, scope } from './pastes.ts';

const minute = 60_000;

/** A scene whose clock can be put forward; over Socket Mode, where no request's age is checked. */
const openTimed = async (options: SceneOptions = {}) => {
  let ahead = 0;
  const scene = await openScene({
    ...options,
    mode: 'socket',
    bot: { ...options.bot, now: () => Date.now() + ahead, timing: { settleBeatMs: 30 } },
  });
  return {
    ...scene,
    putForward: (ms: number) => {
      ahead += ms;
    },
  };
};

describe('the same error in a channel again', () => {
  test('gets a short reply that links the first card, which counts', async () => {
    const { simulator, support, developer } = await openScene();
    const first = await support.say('ecw-support', activation('FEIGCD'));
    const firstCard = () => support.sees('ecw-support', first.ts)[1];
    await simulator.until(firstCard);
    const second = await developer.say('ecw-support', activation('HGACBD'));
    const reply = await simulator.until(() => support.sees('ecw-support', second.ts)[1]);
    expect(wordsOf(reply)).toMatch(
      /app_not_activated · 400 Bad Request\* again, now at HGACBD; FEIGCD had it first/,
    );
    expect(wordsOf(reply)).toContain(`/p${firstCard()?.ts.replace('.', '')}?thread_ts=${first.ts}`);
    expect(wordsOf(reply)).not.toContain('’s move');
    await simulator.until(() => wordsOf(firstCard()).includes('Reported 2 times here'));
    expect(wordsOf(firstCard())).toContain('practices FEIGCD, HGACBD');
  });

  test('the whole card is shown to whoever wants it there', async () => {
    const { simulator, support, developer } = await openScene();
    await support.say('ecw-support', scope);
    await simulator.until(() => simulator.calls.some(({ method }) => method === 'chat.postMessage'));
    const second = await support.say('ecw-support', scope);
    const reply = await simulator.until(() => support.sees('ecw-support', second.ts)[1]);
    await developer.press(reply, 'Show steps');
    const whole = await simulator.until(() =>
      developer.sees('ecw-support', second.ts).find(({ ephemeral }) => ephemeral),
    );
    expect(wordsOf(whole)).toContain('*App developer’s move*');
    expect(support.sees('ecw-support', second.ts)).toHaveLength(2);
  });

  test('after half an hour gets a full card again: recurrence stays visible', async () => {
    const { simulator, support, putForward } = await openTimed();
    await support.say('ecw-support', scope);
    await simulator.until(() => simulator.calls.some(({ method }) => method === 'chat.postMessage'));
    putForward(31 * minute);
    const second = await support.say('ecw-support', scope);
    const card = await simulator.until(() => support.sees('ecw-support', second.ts)[1]);
    expect(wordsOf(card)).toContain('*App developer’s move*');
  });

  test('in another channel gets a card of its own', async () => {
    const { simulator, support } = await openScene();
    await support.say('ecw-support', scope);
    await simulator.until(() => simulator.calls.some(({ method }) => method === 'chat.postMessage'));
    const asked = await support.dm(scope);
    const card = await simulator.until(() => support.sees(asked.channel).find(({ ts }) => ts > asked.ts));
    expect(wordsOf(card)).toContain('*App developer’s move*');
  });

  test('beside another error that the first did not hold gets a full card', async () => {
    const { simulator, support } = await openScene();
    await support.say('ecw-support', scope);
    await simulator.until(() => simulator.calls.some(({ method }) => method === 'chat.postMessage'));
    const second = await support.say('ecw-support', `${scope}\n\n${activation('FEIGCD')}`);
    const card = await simulator.until(() => support.sees('ecw-support', second.ts)[1]);
    expect(wordsOf(card)).toContain('*App developer’s move*');
  });
});

describe('a hundred errors in a minute in one channel', () => {
  test('are answered by one card, a few short replies and one summary; none is lost', async () => {
    const { simulator, support, putForward } = await openTimed();
    const messages = [];
    for (let index = 0; index < 100; index += 1)
      messages.push(
        await support.say('ecw-support', `${index} ${activation(index % 2 ? 'FEIGCD' : 'HGACBD')}`),
      );
    const posts = () => simulator.calls.filter(({ method }) => method === 'chat.postMessage');
    await simulator.until(() => posts().length >= 6);
    await simulator.quiet(200);
    expect(posts()).toHaveLength(6);
    putForward(2 * minute);
    const summary = await simulator.until(() =>
      support.sees('ecw-support').find(({ text }) => text.includes('more reports of errors')),
    );
    expect(wordsOf(summary)).toContain('94 more reports');
    expect(wordsOf(summary)).toContain('*app_not_activated · 400 Bad Request* · 94 reports');
    expect(wordsOf(summary)).toContain('practices HGACBD, FEIGCD');
    await simulator.quiet(200);
    expect(posts()).toHaveLength(7);
    const [first] = messages;
    await simulator.until(() =>
      wordsOf(support.sees('ecw-support', first?.ts)[1]).includes('Reported 100 times here'),
    );
  }, 30_000);

  test('never pass Slack’s one message a second in the channel', async () => {
    const { simulator, support } = await openScene({ bot: { timing: { paceMs: 300, repeatMs: 0 } } });
    for (let index = 0; index < 5; index += 1) await support.say('ecw-support', `${index} ${scope}`);
    const posts = () => simulator.calls.filter(({ method }) => method === 'chat.postMessage');
    await simulator.until(() => posts().length === 5, 8000);
    const times = posts().map(({ at }) => at);
    const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
    // The calls' own times are taken on the other side, a few milliseconds later or earlier.
    expect(Math.min(...gaps)).toBeGreaterThan(250);
  }, 10_000);
});

describe('the same error at three practices', () => {
  const practices = ['FEIGCD', 'HGACBD', 'KLMNOP'] as const;
  const outbreakCard = <Seen extends { readonly text: string }>(seen: readonly Seen[]) =>
    seen.find(({ text }) => text.includes('usually fixed by'));

  test('raises one card in the escalation channel, kept up to date and closed when it is quiet', async () => {
    const { simulator, support, putForward } = await openTimed();
    for (const practice of practices.slice(0, 2)) await support.say('ecw-support', activation(practice));
    await simulator.quiet(150);
    const cardNow = () => outbreakCard(support.sees('ecw-escalations'));
    expect(cardNow()).toBeUndefined();
    await support.say('ecw-support', activation(practices[2]));
    await simulator.until(() => cardNow()?.text.includes('3 reports from 3 practices'));
    expect(cardNow()?.text).toContain(
      'app_not_activated at 3 practices, usually fixed by practice admin or app developer',
    );
    await support.say('ecw-support', activation('QRSTUV'));
    await simulator.until(() => cardNow()?.text.includes('4 reports from 4 practices'));
    for (const practice of practices) expect(wordsOf(cardNow())).toContain(`\`${practice}\``);
    putForward(31 * minute);
    await simulator.until(() => cardNow()?.text.startsWith('Over:'));
    expect(support.sees('ecw-escalations')).toHaveLength(1);
  });

  test('its button files one escalation for all of them', async () => {
    const { simulator, support } = await openScene();
    const messages = [];
    for (const practice of practices) messages.push(await support.say('ecw-support', activation(practice)));
    const cardNow = () => outbreakCard(support.sees('ecw-escalations'));
    const card = await simulator.until(cardNow);
    await support.press(card, 'Escalate for 3 practices');
    const modal = await simulator.until(() => support.modal());
    expect(JSON.stringify(modal.blocks)).toContain('FEIGCD, HGACBD, KLMNOP');
    support.fill({ environment: 'production', endpoint: 'fhir' });
    await support.submit();
    expect(JSON.stringify(support.modal()?.blocks)).toMatch(/FEIGCD: 1 report[\s\S]*KLMNOP: 1 report/);
    await support.submit();
    await simulator.until(() => wordsOf(cardNow()).includes('ECW-1001'));
    for (const { ts } of messages)
      await simulator.until(() => wordsOf(support.sees('ecw-support', ts)[1]).includes('ECW-1001'));
    await support.press(cardNow() ?? card, 'Show ECW-1001');
    const cards = () => support.sees('ecw-escalations').filter(({ text }) => text.startsWith('ECW-1001 ·'));
    await simulator.until(() => cards().some(({ ephemeral }) => ephemeral));
    const filed = cards();
    expect(filed.map(({ ephemeral = false }) => ephemeral)).toEqual([false, true]);
    expect(wordsOf(filed[0])).toContain('*Practices:* FEIGCD, HGACBD, KLMNOP');
    expect(wordsOf(filed[0])).toContain('3 reports');
  }, 15_000);

  test('it adds the others to the one that is open for some of them, and later ones too', async () => {
    const scene = await openScene();
    const { simulator, support } = scene;
    const messages = [];
    for (const practice of practices) messages.push(await support.say('ecw-support', activation(practice)));
    const [first, second, third] = messages;
    const cardNow = () => outbreakCard(support.sees('ecw-escalations'));
    const card = await simulator.until(cardNow);
    const own = await simulator.until(() => support.sees('ecw-support', first?.ts)[1]);
    await support.press(own, 'escalate');
    await simulator.until(() => support.modal());
    await submitForm(scene, { environment: 'production', endpoint: 'fhir' });
    // A click on the card as it stood before: nothing is filed twice.
    await support.press(card, 'escalate_outbreak');
    await simulator.until(() => wordsOf(cardNow()).includes('ECW-1001'));
    expect(support.modal()).toBeUndefined();
    for (const message of [second, third])
      await simulator.until(() => wordsOf(support.sees('ecw-support', message?.ts)[1]).includes('ECW-1001'));
    await simulator.until(() =>
      support.sees('ecw-escalations').some((seen) => wordsOf(seen).includes('3 reports')),
    );
    const later = await support.say('ecw-support', activation('QRSTUV'));
    await simulator.until(() => buttonsOf(cardNow()).includes('Add QRSTUV to ECW-1001'));
    await support.press(cardNow() ?? card, 'Add QRSTUV to ECW-1001');
    await simulator.until(() => wordsOf(support.sees('ecw-support', later.ts)[1]).includes('ECW-1001'));
    await simulator.until(() => buttonsOf(cardNow()).includes('Show ECW-1001'));
    expect(
      support.sees('ecw-escalations').filter(({ text, ephemeral }) => text.startsWith('ECW-') && !ephemeral),
    ).toHaveLength(1);
  }, 20_000);

  test('a card that Slack refuses is shown in a plainer rendering', async () => {
    const { simulator, support } = await openScene();
    for (const practice of practices) await support.say('ecw-support', activation(practice));
    const cardNow = () => outbreakCard(support.sees('ecw-escalations'));
    const card = await simulator.until(cardNow);
    const refused = { method: 'chat.update', times: 1, answer: { error: 'invalid_blocks' } } as const;
    await simulator.quiet(150);
    simulator.fault(refused);
    // Answered to one person alone, so that no other card is brought up to date.
    await support.command('general', '/ecw-error', activation('QRSTUV'));
    await simulator.until(() => cardNow()?.text.includes('4 practices'));
    expect(buttonsOf(cardNow() ?? card)).toEqual(['Escalate for 4 practices']);
  });
});
