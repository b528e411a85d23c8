import { describe, expect, test } from '@jest/globals';
import { buttonsOf, rowsOf, wordsOf } from '../support/read.ts';
import { openScene, type SceneOptions } from '../support/scene.ts';
import { submitForm } from '../support/submit.ts';

const paste = `GET https://oauthserver.eclinicalworks.com/oauth/oauth2/authorize for https://fhir4.eclinicalworks.com/fhir/r4/FEIGCD
HTTP/1.1 500 Internal Server Error
{"error":"access_denied","error_description":"Authorization was denied"}`;

const escalated = async (options?: SceneOptions) => {
  const scene = await openScene(options);
  const { simulator, support } = scene;
  const message = await support.say('ecw-support', paste);
  const cardNow = () => support.sees('ecw-support', message.ts)[1];
  const card = await simulator.until(cardNow);
  await support.press(card, 'Escalate to eCW');
  await simulator.until(() => support.modal());
  await submitForm(scene);
  const channelCardNow = () => support.sees('ecw-escalations')[0];
  const channelCard = await simulator.until(() => {
    const seen = channelCardNow();
    return wordsOf(seen).includes('*sent*') && seen;
  });
  await simulator.until(() => wordsOf(cardNow()).includes('ECW-1001 · sent'));
  return {
    ...scene,
    scene,
    admin: simulator.person('admin'),
    message,
    card,
    cardNow,
    channelCard,
    channelCardNow,
  };
};

describe('an escalation lives on its cards', () => {
  test('each move shows on both cards and is told in the thread, pinging nobody', async () => {
    const { simulator, support, admin, message, channelCard, cardNow, channelCardNow } = await escalated();
    for (const [button, state] of [
      ['Acknowledged', 'acknowledged'],
      ['Waiting for eCW', 'waiting for eCW'],
    ] as const) {
      await admin.press(channelCard, button);
      await simulator.until(() => wordsOf(cardNow()).includes(`ECW-1001 · ${state}`));
      await simulator.until(() => wordsOf(channelCardNow()).includes(`*${state}*`));
      await simulator.until(() =>
        support.sees('ecw-support', message.ts).some(({ text }) => text === `*ECW-1001* is now ${state}.`),
      );
    }
    expect(JSON.stringify(support.sees('ecw-support', message.ts).map(({ text }) => text))).not.toMatch(
      /<@|<!/,
    );
  });

  test('resolving asks what fixed it, and everybody can read that', async () => {
    const { simulator, support, admin, channelCard, cardNow, channelCardNow } = await escalated();
    await admin.press(channelCard, 'Resolve');
    await simulator.until(() => admin.modal());
    admin.fill({ text: 'eCW reset the grant' });
    await admin.submit();
    await simulator.until(() => wordsOf(cardNow()).includes('ECW-1001 · resolved'));
    await simulator.until(() => wordsOf(channelCardNow()).includes('eCW reset the grant'));
    expect(buttonsOf(channelCardNow())).toEqual(['Reopen']);
    await support.press(channelCard, 'Reopen');
    await simulator.until(() => wordsOf(channelCardNow()).includes('*reopened*'));
    expect(wordsOf(channelCardNow())).not.toContain('*resolved*');
  });

  test('the menu assigns and takes notes; both stand in the history', async () => {
    const { simulator, admin, channelCard, channelCardNow } = await escalated();
    await admin.choose(channelCard, 'escalation_more', 'assign');
    await simulator.until(() => wordsOf(channelCardNow()).includes('took it over'));
    await admin.choose(channelCard, 'escalation_more', 'note');
    await simulator.until(() => admin.modal());
    admin.fill({ text: `called the practice, Bearer ${'Ab3'.repeat(14)}` });
    await admin.submit();
    await simulator.until(() => wordsOf(channelCardNow()).includes('called the practice'));
    expect(wordsOf(channelCardNow())).not.toContain('Ab3Ab3');
  });

  test('two people at once: the second is told how it stands', async () => {
    const { simulator, support, admin, channelCard, channelCardNow } = await escalated();
    await admin.press(channelCard, 'Acknowledged');
    await simulator.until(() => wordsOf(channelCardNow()).includes('*acknowledged*'));
    await support.press(channelCard, 'move:acknowledged').catch(() => undefined);
    expect(buttonsOf(channelCardNow())).not.toContain('Acknowledged');
  });

  test('the card in the thread leads to it', async () => {
    const { simulator, developer, card } = await escalated();
    await developer.press(card, 'Show ECW-1001');
    const shown = await simulator.until(() =>
      developer.sees('ecw-support').find((seen) => wordsOf(seen).includes('ECW-1001 · access_denied')),
    );
    await developer.press(shown, 'Acknowledged');
    await simulator.until(() =>
      developer.sees('ecw-support').some((seen) => wordsOf(seen).includes('*acknowledged*')),
    );
  });

  test('later evidence is added from a message, redacted', async () => {
    const { simulator, support, message, channelCardNow } = await escalated();
    const later = await support.say('ecw-support', `again at noon, client_secret=${'Qw5'.repeat(12)}`, {
      threadTs: message.ts,
    });
    await support.shortcut('add_evidence', later);
    await simulator.until(() => support.modal());
    await support.submit();
    await simulator.until(() => wordsOf(channelCardNow()).includes('added evidence: again at noon'));
    expect(wordsOf(channelCardNow())).not.toContain('Qw5');
  });
});

describe('not twice', () => {
  test('the same practice and error is offered to be joined', async () => {
    const { scene, simulator, support, developer, channelCardNow } = await escalated();
    const message = await developer.say('ecw-support', paste);
    const again = await simulator.until(() => support.sees('ecw-support', message.ts)[1]);
    await developer.press(again, 'Show steps');
    const card = await simulator.until(() =>
      developer.sees('ecw-support', message.ts).find(({ ephemeral }) => ephemeral),
    );
    await developer.press(card, 'Escalate to eCW');
    const modal = await simulator.until(() => developer.modal());
    expect(JSON.stringify(modal.blocks)).toContain('ECW-1001 is open for this practice');
    await submitForm({ ...scene, support: developer });
    await simulator.until(() => wordsOf(channelCardNow()).includes('2 reports'));
    await simulator.until(() => wordsOf(support.sees('ecw-support', message.ts)[1]).includes('ECW-1001'));
    expect(support.sees('ecw-escalations')).toHaveLength(1);
  });
});

describe('looking them up', () => {
  test.each([
    ['mine', /My escalations[\s\S]*ECW-1001/],
    ['open', /Open escalations[\s\S]*ECW-1001/],
    ['open FEIGCD', /Open escalations[\s\S]*ECW-1001/],
    ['open QRSTUV', /Open escalations[\s\S]*None\./],
    ['ECW-1001', /ECW-1001 · access_denied/],
    ['ecw-1001', /ECW-1001 · access_denied/],
  ])('/ecw-error %s', async (text, expected) => {
    const { simulator, support } = await escalated();
    await support.command('ecw-support', '/ecw-error', text);
    await simulator.until(() => support.sees('ecw-support').some((seen) => expected.test(wordsOf(seen))));
  });

  test('a list is narrowed down in its place, by what occurs in it', async () => {
    const { simulator, support } = await escalated();
    await support.command('ecw-support', '/ecw-error', 'open');
    const list = () => support.sees('ecw-support').find(({ text }) => text.startsWith('Open escalations'));
    const shown = await simulator.until(list);
    expect(rowsOf(shown).map((row) => row.slice(0, 4))).toEqual([
      ['ECW-1001', 'FEIGCD', 'sent', 'access_denied'],
    ]);
    await support.choose(shown, 'filter_escalations', 'error:access_denied');
    await simulator.until(() => JSON.stringify(list()?.blocks).includes('initial_option'));
    expect(rowsOf(list())).toHaveLength(1);
    expect(support.sees('ecw-support').filter(({ text }) => text.startsWith('Open esc'))).toHaveLength(1);
  });

  test('the Home tab lists mine and the open ones, filters them and shows one', async () => {
    const { simulator, support } = await escalated();
    await support.openHome();
    await simulator.until(() => /Escalations[\s\S]*ECW-1001/.test(wordsOf(support.home())));
    await support.chooseInHome('filter_escalations', 'mine');
    await simulator.until(() => /Mine \(1\)[\s\S]*ECW-1001/.test(wordsOf(support.home())));
    await support.chooseInHome('show_escalation', 'ECW-1001 access_denied, sent');
    await simulator.until(() => wordsOf(support.modal()).includes('ECW-1001 · access_denied'));
  });
});

describe('who may', () => {
  test('only members of the group escalate; others are told whom to ask', async () => {
    const { simulator, developer } = await openScene({
      scopes: ['usergroups:read'],
      bot: { escalationGroup: 'S0ECWLEADS1' },
    });
    const message = await developer.say('ecw-support', paste);
    const card = await simulator.until(() => developer.sees('ecw-support', message.ts)[1]);
    await developer.press(card, 'Escalate to eCW');
    await simulator.until(() => developer.sees('ecw-support').some(({ text }) => text.includes('ecw-leads')));
    expect(developer.modal()).toBeUndefined();
  });
});

describe('deliveries', () => {
  test('what is tried again for long is told once in the thread and shown, and leaves when somebody says so', async () => {
    let works = false;
    let sends = 0;
    const { simulator, support, message, channelCardNow } = await escalated({
      bot: {
        timing: { courierBeatMs: 20, deliveryRetryMs: [1, 1, 1, 1, 1, 1, 86_400_000] },
        otherDestinations: [
          {
            name: 'email',
            send: async () => {
              sends += 1;
              return works
                ? { kind: 'delivered', receipt: 'ok' }
                : { kind: 'later', reason: 'Login refused.' };
            },
          },
        ],
      },
    });
    await simulator.until(() => sends === 7);
    const told = () =>
      support
        .sees('ecw-support', message.ts)
        .filter(({ text }) => text.includes('has not reached email yet'));
    const [news] = await simulator.until(() => (told().length > 0 ? told() : undefined));
    await simulator.until(() => wordsOf(channelCardNow()).includes('is tried again after 7 attempts'));
    expect(told()).toHaveLength(1);
    works = true;
    if (news) await support.press(news, 'Try again');
    await simulator.until(() => wordsOf(channelCardNow()).includes('delivered to email'));
  });

  test('news that Slack does not take are kept, and told once when it does', async () => {
    const { simulator, support, admin, message, channelCard, channelCardNow } = await escalated({
      bot: { timing: { speakerBeatMs: 20, replyRetryMs: [20] } },
    });
    const posts = () => simulator.calls.filter(({ method }) => method === 'chat.postMessage').length;
    const before = posts();
    const heal = simulator.fault({
      method: 'chat.postMessage',
      times: Number.POSITIVE_INFINITY,
      answer: { status: 500 },
    });
    await admin.press(channelCard, 'Acknowledged');
    await simulator.until(() => wordsOf(channelCardNow()).includes('*acknowledged*'));
    await simulator.until(() => posts() > before + 2);
    heal();
    const told = () =>
      support.sees('ecw-support', message.ts).filter(({ text }) => text.includes('is now acknowledged'));
    await simulator.until(() => told().length > 0);
    await simulator.quiet(100);
    expect(told()).toHaveLength(1);
  });

  test('news are told to the reporter alone where the bot is no longer in the channel', async () => {
    const { simulator, support, developer, admin, message, channelCard } = await escalated();
    simulator.fault({ method: 'chat.postMessage', answer: { error: 'not_in_channel' } });
    await admin.press(channelCard, 'Acknowledged');
    const isNews = ({ text }: { readonly text: string }) => text.includes('is now acknowledged');
    const news = await simulator.until(() => support.sees('ecw-support').find(isNews));
    expect(news.ephemeral).toBe(true);
    expect(developer.sees('ecw-support').some(isNews)).toBe(false);
    expect(support.sees('ecw-support', message.ts).some(isNews)).toBe(false);
  });

  test('what cannot be delivered is told in the thread, and can be tried again', async () => {
    let refuse = true;
    const { simulator, support, message, channelCardNow } = await escalated({
      bot: {
        otherDestinations: [
          {
            name: 'email',
            send: async () =>
              refuse ? { kind: 'never', reason: 'mailbox gone' } : { kind: 'delivered', receipt: 'ok' },
          },
        ],
      },
    });
    const news = await simulator.until(() =>
      support
        .sees('ecw-support', message.ts)
        .find(({ text }) => text.includes('could not be delivered to email')),
    );
    expect(wordsOf(channelCardNow())).toContain('mailbox gone');
    refuse = false;
    await support.press(news, 'Try again');
    await simulator.until(() => wordsOf(channelCardNow()).includes('delivered to email'));
  });
});
