import { describe, expect, test } from '@jest/globals';
import { buttonsOf, rowsOf, wordsOf } from '../../support/read.ts';
import { openScene, type SceneOptions } from '../../support/scene.ts';
import { submitForm } from '../../support/submit.ts';

const paste = `GET https://oauthserver.eclinicalworks.com/oauth/oauth2/authorize for https://fhir4.eclinicalworks.com/fhir/r4/FEIGCD
HTTP/1.1 500 Internal Server Error
{"error":"access_denied","error_description":"Authorization was denied"}`;

const escalated = async (options?: SceneOptions) => {
  const scene = await openScene(options);
  const { simulator, support } = scene;
  const message = await support.say('ecw-support', paste);
  const cardNow = () => support.sees('ecw-support', message.ts)[1];
  const card = await simulator.until(cardNow);
  await support.press(card, 'escalate');
  await simulator.until(() => support.modal());
  await submitForm(scene);
  const channelCardNow = () => support.sees('ecw-escalations')[0];
  const channelCard = await simulator.until(() => {
    const seen = channelCardNow();
    return wordsOf(seen).includes('*Posted to #ecw-escalations') && seen;
  });
  await simulator.until(() => wordsOf(cardNow()).includes('ECW-1001 · posted to #ecw-escalations'));
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
      ['Acknowledge', 'acknowledged'],
      ['Wait for eCW', 'waiting for eCW'],
    ] as const) {
      await admin.press(channelCard, button);
      await simulator.until(() => wordsOf(cardNow()).includes(`ECW-1001 · ${state}`));
      await simulator.until(() =>
        wordsOf(channelCardNow()).includes(`*${state.slice(0, 1).toUpperCase()}${state.slice(1)}*`),
      );
      await simulator.until(() =>
        support
          .sees('ecw-support', message.ts)
          .some(({ text }) => text === `*ECW-1001* is now ${state}, by Workspace Admin.`),
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
    expect(wordsOf(channelCardNow())).toContain('*What fixed it:* eCW reset the grant');
    expect(buttonsOf(channelCardNow())).toEqual(['Reopen', 'History']);
    await support.press(channelCard, 'Reopen');
    await simulator.until(() => wordsOf(channelCardNow()).includes('*Reopened*'));
    expect(wordsOf(channelCardNow())).not.toContain('*Resolved*');
    expect(wordsOf(channelCardNow())).toContain('*Was resolved before by:* eCW reset the grant');
  });

  test('what fixed it is a ready answer, words or both; with neither it is asked again', async () => {
    const { simulator, admin, channelCard, channelCardNow } = await escalated();
    await admin.press(channelCard, 'Resolve');
    await simulator.until(() => admin.modal());
    expect(await admin.submit()).toMatchObject({
      ok: false,
      errors: { text: expect.stringMatching(/Choose above what fixed it/) },
    });
    admin.fill({ answer: '1', text: `with client_secret=${'Ab3'.repeat(14)}` });
    expect(await admin.submit()).toMatchObject({ ok: true });
    await simulator.until(() => wordsOf(channelCardNow()).includes('*Resolved*'));
    expect(wordsOf(channelCardNow())).toMatch(/What fixed it:\* Redirect: try again and press Allow.* with /);
    expect(wordsOf(channelCardNow())).not.toContain('Ab3Ab3');
  });

  test('states and buttons are worded apart, and the likely next act stands first', async () => {
    const { simulator, admin, channelCard, channelCardNow } = await escalated();
    const primary = () =>
      /"text":"([^"]*)"[^{}]*\}[^{}]*"style":"primary"/.exec(JSON.stringify(channelCardNow()?.blocks))?.[1];
    expect(buttonsOf(channelCardNow())).toEqual(['Acknowledge', 'Wait for eCW', 'Resolve', 'History']);
    expect(primary()).toBe('Acknowledge');
    await admin.press(channelCard, 'Acknowledge');
    await simulator.until(() => wordsOf(channelCardNow()).includes('*Acknowledged*'));
    expect(buttonsOf(channelCardNow())).toEqual(['Wait for eCW', 'Wait for us', 'Resolve', 'History']);
    await admin.press(channelCard, 'Wait for eCW');
    await simulator.until(() => wordsOf(channelCardNow()).includes('*Waiting for eCW*'));
    expect(buttonsOf(channelCardNow())).toEqual(['Resolve', 'Wait for us', 'History']);
    expect(primary()).toBe('Resolve');
  });

  test('it names who reported it, who has it, who did what, and links the message', async () => {
    const { simulator, support, developer, admin, message, channelCard, channelCardNow } = await escalated();
    const words = () => wordsOf(channelCardNow());
    const link = `archives/${message.channel}/p${message.ts.replace('.', '')}`;
    expect(words()).toContain(`*Owner:* nobody yet · *Filed by:* <@${support.id}>`);
    expect(words()).toContain(link);
    expect(words()).toContain(`by <@${support.id}> in <#${message.channel}>`);
    await admin.choose(channelCard, 'assign', developer.id);
    await simulator.until(() => words().includes(`*Owner:* <@${developer.id}>`));
    expect(words()).toContain(`<@${admin.id}> made <@${developer.id}> the owner`);
    await simulator.until(() =>
      support
        .sees('ecw-escalations', channelCard.ts)
        .some(
          ({ text }) =>
            text.startsWith(`<@${developer.id}>, `) && text.includes('made you the owner of *ECW-1001*'),
        ),
    );
    await admin.choose(channelCard, 'escalation_more', 'unassign');
    await simulator.until(() => words().includes('*Owner:* nobody yet'));
  });

  test('whoever becomes the owner is told even where Slack is slow to take that, and who chose them does not wait', async () => {
    const { simulator, developer, admin, channelCard } = await escalated({
      bot: { retryConfig: { retries: 5, minTimeout: 10, maxTimeout: 50 } },
    });
    // Once more than what somebody waits for is tried.
    simulator.fault({ method: 'chat.postMessage', times: 4, answer: { status: 500 } });
    await admin.choose(channelCard, 'assign', developer.id);
    await simulator.until(() =>
      admin
        .sees('ecw-escalations', channelCard.ts)
        .some(({ text }) => text.startsWith(`<@${developer.id}>, `)),
    );
    expect(admin.sees('ecw-escalations').some(({ text }) => text.includes('did not work'))).toBe(false);
  });

  test('a message in a thread is linked with its thread; what was told the bot alone is not', async () => {
    const scene = await openScene();
    const { simulator, support } = scene;
    const root = await support.say('ecw-support', 'the practice writes:');
    const reply = await support.say('ecw-support', paste, { threadTs: root.ts });
    const card = await simulator.until(() => support.sees('ecw-support', root.ts)[2]);
    await support.press(card, 'escalate');
    await simulator.until(() => support.modal());
    await submitForm(scene);
    const posted = await simulator.until(() => support.sees('ecw-escalations')[0]);
    const at = ({ ts }: { ts: string }) => `p${ts.replace('.', '')}`;
    expect(wordsOf(posted)).toContain(`/${at(reply)}?thread_ts=${root.ts}`);
    expect(wordsOf(posted)).toMatch(new RegExp(`<[^>]*/${at(root)}\\|its thread>`));
    await support.dm(paste.replace('FEIGCD', 'HGACBD'));
    const dm = await simulator.until(() =>
      support
        .sees(support.dmChannel)
        .find((seen) => buttonsOf(seen).some((label) => label.startsWith('Escalate'))),
    );
    await support.press(dm, 'escalate');
    await simulator.until(() => support.modal());
    await submitForm(scene);
    const second = await simulator.until(() => support.sees('ecw-escalations')[1]);
    expect(wordsOf(second)).toContain(`HGACBD by <@${support.id}> in a direct message`);
  });

  test('case numbers of eCW and of the practice are set, and stand on the card', async () => {
    const { simulator, admin, channelCard, channelCardNow } = await escalated();
    await admin.choose(channelCard, 'escalation_more', 'numbers');
    await simulator.until(() => admin.modal());
    admin.fill({ ecwCase: 'CAS-4711' });
    await admin.submit();
    await simulator.until(() => wordsOf(channelCardNow()).includes('*Case at eCW:* CAS-4711'));
    expect(wordsOf(channelCardNow())).toContain(`<@${admin.id}> set case CAS-4711 at eCW`);
    await admin.choose(channelCard, 'escalation_more', 'numbers');
    await simulator.until(() => admin.modal());
    admin.fill({ ecwCase: '', practiceCase: 'P 7' });
    await admin.submit();
    await simulator.until(() => wordsOf(channelCardNow()).includes('*Case at the practice:* P 7'));
    expect(wordsOf(channelCardNow())).not.toContain('*Case at eCW:*');
  });

  test('the whole history stands behind a button', async () => {
    const { simulator, support, admin, channelCard, channelCardNow } = await escalated();
    const long = `${'called the practice again '.repeat(20)}and they were in`;
    for (const text of ['first', 'second', 'third', long]) {
      await admin.choose(channelCard, 'escalation_more', 'note');
      await simulator.until(() => admin.modal());
      admin.fill({ text });
      await admin.submit();
      await simulator.until(() => wordsOf(channelCardNow()).includes(`noted: ${text.slice(0, 20)}`));
    }
    expect(wordsOf(channelCardNow())).not.toContain('noted: first');
    expect(wordsOf(channelCardNow())).not.toContain('and they were in');
    await support.press(channelCard, 'History');
    const history = await simulator.until(() => support.modal());
    expect(wordsOf(history)).toMatch(
      new RegExp(
        `<@${support.id}> filed it[\\s\\S]*posted to #ecw-escalations[\\s\\S]*<@${admin.id}> noted: first`,
      ),
    );
    expect(wordsOf(history)).toContain('and they were in');
  });

  test('a card that Slack refuses is shown in a plainer rendering', async () => {
    const scene = await openScene();
    const { simulator, support } = scene;
    await support.command('general', '/ecw-error', paste);
    const shown = await simulator.until(() => support.sees('general')[0]);
    await support.press(shown, 'escalate');
    await simulator.until(() => support.modal());
    await submitForm(scene, { notes: 'see *above*' });
    const cardNow = () => support.sees('ecw-escalations')[0];
    const card = await simulator.until(() => wordsOf(cardNow()).includes('*Posted to') && cardNow());
    expect(JSON.stringify(card.blocks)).toMatch(/"container"/);
    simulator.fault({ method: 'chat.update', times: 1, answer: { error: 'invalid_blocks' } });
    await support.press(card, 'Acknowledge');
    await simulator.until(() => wordsOf(cardNow()).includes('*Acknowledged*'));
    expect(JSON.stringify(cardNow()?.blocks)).not.toMatch(/"(?:container|rich_text\w*|expand)"/);
    expect(wordsOf(cardNow())).toMatch(/Authorization was denied[\s\S]*see \*above\*/);
    await support.press(card, 'Resolve');
    await simulator.until(() => support.modal());
  });

  test('somebody takes it over and notes something; both stand in the history', async () => {
    const { simulator, admin, channelCard, channelCardNow } = await escalated();
    await admin.choose(channelCard, 'assign', admin.id);
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
    await admin.press(channelCard, 'Acknowledge');
    await simulator.until(() => wordsOf(channelCardNow()).includes('*Acknowledged*'));
    await support.press(channelCard, 'move:acknowledged').catch(() => undefined);
    expect(buttonsOf(channelCardNow())).not.toContain('Acknowledged');
  });

  test('the card in the thread leads to it', async () => {
    const { simulator, developer, card } = await escalated();
    await developer.press(card, 'Show ECW-1001');
    const shown = await simulator.until(() =>
      developer.sees('ecw-support').find((seen) => wordsOf(seen).includes('ECW-1001 · access_denied')),
    );
    await developer.press(shown, 'Acknowledge');
    await simulator.until(() =>
      developer.sees('ecw-support').some((seen) => wordsOf(seen).includes('*Acknowledged*')),
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
    await developer.press(card, 'escalate');
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
    ['open QRSTUV', /Open escalations[\s\S]*None at the practice QRSTUV\./],
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
      ['ECW-1001', 'FEIGCD', 'posted to #ecw-escalations', 'access_denied'],
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
    await support.chooseInHome('show_escalation', 'ECW-1001 access_denied, posted to #ecw-escalations');
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
    await developer.press(card, 'escalate');
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
        .filter(({ text }) => text.includes('was not sent to email yet'));
    const [news] = await simulator.until(() => (told().length > 0 ? told() : undefined));
    await simulator.until(() => wordsOf(channelCardNow()).includes('is tried again after 7 attempts'));
    expect(told()).toHaveLength(1);
    works = true;
    if (news) await support.press(news, 'Try again');
    await simulator.until(() => wordsOf(channelCardNow()).includes('sent to email'));
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
    await admin.press(channelCard, 'Acknowledge');
    await simulator.until(() => wordsOf(channelCardNow()).includes('*Acknowledged*'));
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
    await admin.press(channelCard, 'Acknowledge');
    const isNews = ({ text }: { readonly text: string }) => text.includes('is now acknowledged');
    const news = await simulator.until(() => support.sees('ecw-support').find(isNews));
    expect(news.ephemeral).toBe(true);
    expect(developer.sees('ecw-support').some(isNews)).toBe(false);
    expect(support.sees('ecw-support', message.ts).some(isNews)).toBe(false);
  });

  test.each([
    ['is archived', []],
    ['was archived while Slack had trouble', [{ status: 500 }]],
  ] as const)('news go into a direct message where the channel %s', async (_what, first) => {
    const { simulator, support, admin, message, channelCard } = await escalated({
      bot: { timing: { speakerBeatMs: 20, replyRetryMs: [20] } },
    });
    for (const answer of [...first, { error: 'is_archived' }])
      simulator.fault({ method: 'chat.postMessage', answer });
    simulator.fault({ method: 'conversations.replies', answer: { error: 'channel_not_found' } });
    await admin.press(channelCard, 'Acknowledge');
    const isNews = ({ text }: { readonly text: string }) => text.includes('is now acknowledged');
    await simulator.until(() => support.sees(support.dmChannel).some(isNews));
    await simulator.quiet(100);
    expect(support.sees(support.dmChannel).filter(isNews)).toHaveLength(1);
    expect(support.sees('ecw-support', message.ts).some(isNews)).toBe(false);
  });

  test('news that can be told nowhere leave a line that names the escalation', async () => {
    const { scene, simulator, admin, channelCard } = await escalated();
    const refused = { error: 'is_archived' };
    simulator.fault({ method: 'chat.postMessage', answer: refused });
    simulator.fault({ method: 'conversations.open', answer: { error: 'user_disabled' } });
    await admin.press(channelCard, 'Acknowledge');
    const dropped = () => scene.logged.find((line) => line.includes('"outcome":"dropped"'));
    expect(await simulator.until(dropped)).toContain('"escalation":1001');
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
      support.sees('ecw-support', message.ts).find(({ text }) => text.includes('could not be sent to email')),
    );
    expect(wordsOf(channelCardNow())).toContain('mailbox gone');
    refuse = false;
    await support.press(news, 'Try again');
    await simulator.until(() => wordsOf(channelCardNow()).includes('sent to email'));
  });
});
