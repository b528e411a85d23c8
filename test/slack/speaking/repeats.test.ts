import { describe, expect, test } from '@jest/globals';
import { buttonsOf, wordsOf } from '../../support/read.ts';
import { openScene, type Scene, type SceneOptions } from '../../support/scene.ts';
import { submitForm } from '../../support/submit.ts';
import { activation } from './pastes.ts';

type Pasted = Awaited<ReturnType<typeof paste>>;

/** An error pasted, with what was replied to it. */
const paste = async ({ simulator, support }: Scene, practice: string) => {
  const message = await support.say('ecw-support', activation(practice));
  const reply = () => support.sees('ecw-support', message.ts)[1];
  await simulator.until(reply);
  return { message, reply };
};

const replied = async ({ simulator }: Scene, { reply }: Pasted) => simulator.until(reply);

/** The same error at two practices: the card of the first, the line of the second. */
const twice = async (options: SceneOptions = {}) => {
  const scene = await openScene(options);
  return { scene, first: await paste(scene, 'FEIGCD'), second: await paste(scene, 'HGACBD') };
};

const escalateFirst = async (scene: Scene, first: Pasted) => {
  const { simulator, support } = scene;
  await support.press(await replied(scene, first), 'escalate');
  await simulator.until(() => support.modal());
  await submitForm(scene, { environment: 'production', endpoint: 'fhir' });
  await simulator.until(() => wordsOf(first.reply()).includes('ECW-1001'));
};

describe('the short line of a repeat', () => {
  test('names both practices and has the next act', async () => {
    const { second } = await twice();
    expect(wordsOf(second.reply())).toContain('again, now at HGACBD; FEIGCD had it first');
    expect(buttonsOf(second.reply())).toEqual(['Escalate', 'Show steps']);
  });

  test('escalates by one press', async () => {
    const { scene, second } = await twice();
    await scene.support.press(await replied(scene, second), 'Escalate');
    const modal = await scene.simulator.until(() => scene.support.modal());
    expect(JSON.stringify(modal.blocks)).toContain('HGACBD');
  });

  test('names the escalation of the first, and one press adds the practice to it', async () => {
    const { scene, first, second } = await twice();
    const { simulator, support } = scene;
    await escalateFirst(scene, first);
    await simulator.until(() =>
      wordsOf(second.reply()).includes('*Escalated for FEIGCD:* ECW-1001 · posted to #ecw-escalations'),
    );
    const add = 'Add HGACBD to ECW-1001';
    expect(buttonsOf(second.reply())).toEqual([add, 'Show steps']);
    await support.press(await replied(scene, second), add);
    await simulator.until(() => wordsOf(second.reply()).includes('*Escalated:* ECW-1001'));
    expect(buttonsOf(second.reply())).toEqual(['Show ECW-1001', 'Show steps']);
    expect(support.modal()).toBeUndefined();
    await simulator.until(() =>
      support.sees('ecw-escalations').some((card) => wordsOf(card).includes('2 reports')),
    );
    const third = await paste(scene, 'KLMNOP');
    expect(buttonsOf(third.reply())).toEqual(['Add KLMNOP to ECW-1001', 'Show steps']);
  });

  test('lets guests add nothing', async () => {
    const { scene, first, second } = await twice();
    await escalateFirst(scene, first);
    const add = 'Add HGACBD to ECW-1001';
    await scene.simulator.until(() => buttonsOf(second.reply()).includes(add));
    await scene.practice.press(await replied(scene, second), add);
    await scene.simulator.until(() =>
      [...scene.practice.sees('ecw-support'), ...scene.practice.sees('ecw-support', second.message.ts)].some(
        ({ text }) => text.includes('people of other companies may not'),
      ),
    );
    expect(buttonsOf(second.reply())).toContain(add);
  });
});

describe('a first card that is gone is not linked', () => {
  const unlinked = ({ simulator }: Scene, { reply }: Pasted) =>
    simulator.until(() => !wordsOf(reply()).includes('The first card'));

  test('because its message was deleted', async () => {
    const { scene, first, second } = await twice();
    expect(wordsOf(second.reply())).toContain('|The first card>');
    await scene.support.remove(first.message);
    await unlinked(scene, second);
    expect(buttonsOf(second.reply())).toContain('Show steps');
  });

  test('because somebody took the card down', async () => {
    const { scene, first, second } = await twice();
    const card = await replied(scene, first);
    await fetch(`${scene.simulator.apiUrl}chat.delete`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${scene.simulator.botToken}`,
      },
      body: JSON.stringify({ channel: card.channel, ts: card.ts }),
    });
    await unlinked(scene, second);
    const third = await paste(scene, 'KLMNOP');
    expect(wordsOf(third.reply())).toContain('Practice admin’s move');
  });

  test('because it was taken down while the bot was away', async () => {
    const { scene, second } = await twice();
    await scene.simulator.quiet(60);
    scene.simulator.fault({
      method: 'chat.update',
      answer: { error: 'message_not_found' },
    });
    await paste(scene, 'KLMNOP');
    await unlinked(scene, second);
  });

  test('because somebody said that it is no error', async () => {
    const { scene, first, second } = await twice();
    const { simulator, developer } = scene;
    await developer.choose(await replied(scene, first), 'more', 'wrong');
    const choice = await simulator.until(() =>
      developer.sees('ecw-support').find(({ text }) => text.includes('Which error is it')),
    );
    await developer.choose(choice, 'quieten', 'not_an_error');
    await unlinked(scene, second);
    expect(wordsOf(second.reply())).toContain('again at HGACBD');
  });
});

describe('what one person chose', () => {
  const chosenFirst = async (options: SceneOptions = {}) => {
    const scene = await openScene(options);
    const first = await paste(scene, 'FEIGCD');
    const label = buttonsOf(first.reply()).find((one) => /^[a-z_]+$/.test(one)) ?? '';
    await scene.developer.press(await replied(scene, first), label);
    await scene.simulator.until(() => wordsOf(first.reply()).includes('picked by hand'));
    return { scene, first, label };
  };

  test('is said with the name, and taken back by anybody', async () => {
    const { scene, first, label } = await chosenFirst();
    expect(wordsOf(first.reply())).toContain(
      `*Integration Developer chose ${label}.* I had read it as \`app_not_activated\`.`,
    );
    await scene.support.press(await replied(scene, first), 'Undo');
    await scene.simulator.until(() => wordsOf(first.reply()).includes('app_not_activated · 400'));
    expect(wordsOf(first.reply())).not.toContain('chose');
    expect(buttonsOf(first.reply())).not.toContain('Undo');
  });

  test('is nobody else’s first card: the next report is read for itself', async () => {
    const { scene } = await chosenFirst();
    const second = await paste(scene, 'HGACBD');
    expect(wordsOf(second.reply())).toContain('app_not_activated · 400');
    expect(wordsOf(second.reply())).toContain('Practice admin’s move');
  });

  test('is not what the lines of earlier repeats link', async () => {
    const { scene, first, second } = await twice();
    const label = buttonsOf(first.reply()).find((one) => /^[a-z_]+$/.test(one)) ?? '';
    await scene.developer.press(await replied(scene, first), label);
    await scene.simulator.until(() => !wordsOf(second.reply()).includes('The first card'));
    await scene.simulator.until(() => buttonsOf(first.reply()).includes('Undo'));
    await scene.developer.press(await replied(scene, first), 'Undo');
    await scene.simulator.until(() => wordsOf(second.reply()).includes('The first card'));
  });
});

describe('a mention in a thread that has its cards', () => {
  /** A thread that begins with an error, and what is said in it one after the other. */
  const threadOf = async (channel: string, root: string) => {
    const scene = await openScene();
    const { simulator, support } = scene;
    await support.invite('general');
    const { ts } = await support.say(channel, root);
    const said = () => support.sees(channel, ts);
    const says = async (text: string, files: readonly { name: string; content: string }[] = []) => {
      await simulator.quiet(60);
      const before = said().length;
      await support.say(channel, text, { threadTs: ts, files });
      return simulator.until(() => said()[before + 1]);
    };
    const counted = async () => {
      await support.command(channel, '/ecw-error', 'stats');
      return simulator.until(() =>
        support
          .sees(channel)
          .map(wordsOf)
          .find((words) => words.includes('pasted,')),
      );
    };
    return { ...scene, ts, says, said, counted };
  };
  const scope = 'HTTP 400 {"error":"invalid_scope"} from /token';

  test('gets links to them, and is no report of its own', async () => {
    const { simulator, says, said, counted } = await threadOf('ecw-support', activation('FEIGCD'));
    const first = await simulator.until(() => said()[1]);
    const link = `p${first.ts.replace('.', '')}`;
    const answer = await says('@eCW Triage');
    expect(wordsOf(answer)).toMatch(
      new RegExp(`This thread has its answer: <\\S*${link}\\S*\\|app_not_activated`),
    );
    expect(buttonsOf(answer)).toEqual([]);
    await says(scope);
    expect(wordsOf(await says('@eCW Triage what now?'))).toMatch(
      /\|app_not_activated.*> and <.*\|invalid_scope.*>/,
    );
    expect(await counted()).toContain('2 errors pasted');
    expect(wordsOf(said()[1])).not.toContain('times here');
  });

  test('gets a link to the first card under the line of a repeat, and the card where that one is gone', async () => {
    const { scene, first, second } = await twice();
    const { simulator, support } = scene;
    const card = await replied(scene, first);
    const { ts } = second.message;
    const asks = async (text: string) => {
      await simulator.quiet(60);
      const before = support.sees('ecw-support', ts).length;
      await support.say('ecw-support', text, { threadTs: ts });
      return simulator.until(() => support.sees('ecw-support', ts)[before + 1]);
    };
    expect(wordsOf(await asks('@eCW Triage any idea?'))).toMatch(
      new RegExp(`This thread has its answer: <\\S*p${card.ts.replace('.', '')}`),
    );
    await scene.support.remove(first.message);
    await simulator.until(() => !wordsOf(second.reply()).includes('The first card'));
    expect(wordsOf(await asks('@eCW Triage what now?'))).toContain('app_not_activated · 400');
  });

  test('gets no link to a card that was dismissed while the answer waited', async () => {
    const { developer, simulator, support, ts, says, said } = await threadOf('ecw-support', scope);
    const card = await simulator.until(() => said()[1]);
    await says(activation('FEIGCD'));
    await simulator.quiet(60);
    await developer.choose(card, 'more', 'wrong');
    const choice = await simulator.until(() =>
      developer.sees('ecw-support', ts).find(({ text }) => text.includes('Which error is it')),
    );
    simulator.fault({ method: 'chat.postMessage', answer: { status: 429, retryAfter: 1 } });
    await support.say('ecw-support', '@eCW Triage any idea?', { threadTs: ts });
    await simulator.quiet(60);
    await developer.choose(choice, 'quieten', 'not_an_error');
    const answer = await simulator.until(() => said().find(({ text }) => text.includes('has its answer')));
    expect(wordsOf(answer)).toContain('|app_not_activated');
    expect(wordsOf(answer)).not.toContain('|invalid_scope');
  });

  test('gets a card in their place where it is edited into an error, and keeps them where it is worded anew', async () => {
    const { simulator, support, says, said, counted } = await threadOf('ecw-support', activation('FEIGCD'));
    await simulator.until(() => said()[1]);
    const { ts } = await says('@eCW Triage any idea?');
    const answer = () => said().find((one) => one.ts === ts);
    const mention = await simulator.until(() => said().find(({ text }) => text.includes('any idea?')));
    await support.edit(mention, '@eCW Triage any ideas?');
    await simulator.quiet(120);
    expect(wordsOf(answer())).toContain('This thread has its answer');
    await support.edit(mention, `@eCW Triage ${scope}`);
    await simulator.until(() => wordsOf(answer()).includes('invalid_scope · 400'));
    expect(said()).toHaveLength(4);
    expect(await counted()).toContain('2 errors pasted');
  });

  test('gets them too where a mention had them made', async () => {
    const { says, counted } = await threadOf('general', scope);
    expect(wordsOf(await says('@eCW Triage'))).toContain('invalid_scope · 400');
    expect(wordsOf(await says('@eCW Triage any idea?'))).toContain('This thread has its answer');
    expect(await counted()).toContain('1 error pasted');
  });

  test('gets a card of what is new, which says where the rest stands', async () => {
    const { support, ts, says } = await threadOf('general', '401 invalid_client at /token, help');
    expect(wordsOf(await says('@eCW Triage'))).toContain('invalid_client · 401');
    await support.say('general', scope, { threadTs: ts });
    const both = wordsOf(await says('@eCW Triage'));
    expect(both).toContain('Also in this thread: `invalid_scope`');
    expect(both).not.toContain('Also in this paste');
  });

  test.each([
    [
      'the practice and the kid',
      'it is production, https://fhir4.eclinicalworks.com/fhir/r4/HGACBD, kid Prod-2',
      [],
    ],
    ['the code of a practice', 'HGACBD too', []],
    ['a log', 'see the log', [{ name: 'a.log', content: 'GET /fhir/r4/HGACBD/Patient at 14:05' }]],
    ['what is no file to read', 'see this', [{ name: 'a.bin', content: '\u0000\u0001\u0002' }]],
    ['a longer story', 'the same as on Monday, and it began after we moved our servers', []],
  ])('is a report of its own where it brings %s', async (_, text, files) => {
    const { simulator, says, said, counted } = await threadOf('ecw-support', scope);
    await simulator.until(() => said()[1]);
    expect(wordsOf(await says(`@eCW Triage ${text}`, files))).toContain('counts this report');
    expect(await counted()).toContain('2 errors pasted');
  });

  test('reports it again where it says it itself', async () => {
    const { simulator, says, said, counted } = await threadOf('ecw-support', scope);
    await simulator.until(() => said()[1]);
    expect(wordsOf(await says(`@eCW Triage again: ${scope}`))).toContain('counts this report');
    expect(await counted()).toContain('2 errors pasted');
  });
});
