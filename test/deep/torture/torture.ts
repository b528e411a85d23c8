import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { Person } from '../../../src/simulator/people/person.ts';
import { openSimulator, type Simulator } from '../../../src/simulator/simulator.ts';
import { openSmtpCatcher } from '../../support/smtpCatcher.ts';
import { openWebhookReceiver } from '../../support/webhookReceiver.ts';
import { createRandom } from '../fuzz/random.ts';
import { type BotProcess, startBot } from '../replay/botProcess.ts';

export interface TortureOptions {
  readonly escalations: number;
  readonly kills: number;
  readonly seed: number;
  /** `postgres://…`; a SQLite file of its own when absent. */
  readonly databaseUrl?: string;
  readonly progress?: (line: string) => void;
}

/** What one destination got. */
export interface Arrivals {
  readonly delivered: number;
  readonly lost: number;
  /** Sent more than once, under the same idempotency key. */
  readonly repeated: number;
  /** Sent more than once under different keys: never to happen. */
  readonly doubled: number;
}

export interface TortureReport {
  /** Forms whose submission the bot acknowledged. */
  readonly acknowledged: number;
  readonly kills: number;
  readonly slack: Arrivals;
  readonly mail: Arrivals;
  readonly webhook: Arrivals;
  readonly seconds: number;
}

const program = fileURLToPath(new URL('./bot.js', import.meta.url));
const manifest: unknown = parse(readFileSync(new URL('../../../manifest.yml', import.meta.url), 'utf8'));
const secret = `whsec_${Buffer.from('k'.repeat(32)).toString('base64')}`;

/** A practice of its own for each escalation, so that none is offered to be joined: AAAAAA, AAAAAB, … */
const practiceOf = (index: number): string =>
  Array.from({ length: 6 }, (_, place) =>
    String.fromCharCode(65 + (Math.floor(index / 26 ** (5 - place)) % 26)),
  ).join('');

const pasteOf = (practice: string): string =>
  `GET https://fhir4.eclinicalworks.com/fhir/r4/${practice}/Patient\nHTTP/1.1 500\n{"error":"access_denied","error_description":"Authorization was denied"}`;

/** Does something until it succeeds: the bot may be dead just now. */
const insist = async <Done>(work: () => Promise<Done | undefined>): Promise<Done> => {
  for (;;) {
    const done = await work().catch(() => undefined);
    if (done !== undefined) return done;
    await wait(100);
  }
};

const openForm = async (simulator: Simulator, person: Person, practice: string) => {
  await person.command('ecw-support', '/ecw-error', pasteOf(practice));
  const card = await simulator.until(
    () =>
      person
        .sees('ecw-support')
        .findLast(({ ephemeral, blocks }) => ephemeral && JSON.stringify(blocks).includes(practice)),
    3000,
  );
  await person.press(card, 'escalate');
  await simulator.until(() => person.modal(), 3000);
  return true;
};

/** The bot died between writing it down and saying so: whoever files it again is asked whether to join it. */
const isFiled = (person: Person): boolean => /ECW-\d{4}/.test(JSON.stringify(person.modal() ?? ''));

/** Files one escalation as a person would who tries again whenever something is not taken; resolves once it was acknowledged. */
const file = async (simulator: Simulator, person: Person, practice: string): Promise<void> => {
  await insist(async () => {
    while (person.modal()) await person.closeModal();
    await openForm(simulator, person, practice);
    person.fill({ practiceCode: practice, environment: 'production', endpoint: 'token' });
    for (let tries = 0; tries < 40 && person.modal() && !isFiled(person); tries += 1) {
      const { ok } = await person.submit();
      if (!ok) await wait(100);
    }
    return !person.modal() || isFiled(person) ? true : undefined;
  });
};

/** Kills the bot at random moments and starts it again, until it was killed often enough or all is filed. */
const keepKilling = async (
  hooks: { readonly start: () => Promise<BotProcess>; readonly isDone: () => boolean },
  { kills, seed, progress = () => {} }: TortureOptions,
) => {
  const random = createRandom(seed);
  let bot = await hooks.start();
  let killed = 0;
  while (killed < kills && !hooks.isDone()) {
    await wait(50 + random.below(1200));
    await bot.kill();
    killed += 1;
    bot = await hooks.start();
    if (killed % 10 === 0) progress(`killed ${killed} times`);
  }
  return { bot, killed };
};

const arrivals = (
  practices: readonly string[],
  keysOf: (practice: string) => readonly string[],
): Arrivals => {
  const sums = { delivered: 0, lost: 0, repeated: 0, doubled: 0 };
  for (const practice of practices) {
    const keys = keysOf(practice);
    if (keys.length === 0) sums.lost += 1;
    else sums.delivered += 1;
    if (new Set(keys).size > 1) sums.doubled += 1;
    else if (keys.length > 1) sums.repeated += 1;
  }
  return sums;
};

const groupKeys = (arrived: readonly { readonly practice: string; readonly key: string }[]) => {
  const byPractice = new Map<string, string[]>();
  for (const { practice, key } of arrived)
    byPractice.set(practice, [...(byPractice.get(practice) ?? []), key]);
  return (practice: string) => byPractice.get(practice) ?? [];
};

const practiceIn = (text: string): string => /\b(A[A-Z]{5})\b/.exec(text)?.[1] ?? '';

/** Files escalations through the whole path while the bot is killed again and again, and counts what arrived where. */
export const torture = async (options: TortureOptions): Promise<TortureReport> => {
  const { escalations, progress = () => {} } = options;
  const began = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'ecw-triage-torture-'));
  const simulator = await openSimulator({ manifest, keep: 1_000_000 });
  const mailbox = await openSmtpCatcher();
  const receiver = await openWebhookReceiver();
  const env = {
    SMTP_URL: `smtp://127.0.0.1:${mailbox.port}?tls=off`,
    ESCALATION_EMAIL_FROM: 'bot@example.com',
    ESCALATION_EMAIL_TO: 'ecw@example.com',
    ESCALATION_WEBHOOK_URL: receiver.url,
    ESCALATION_WEBHOOK_SECRET: secret,
  };
  const databaseUrl = options.databaseUrl ?? `sqlite:${join(folder, 'torture.db')}`;
  const start = async () => {
    const bot = await startBot(simulator, { databaseUrl, watched: [], program, env });
    simulator.deliverTo(bot.requestUrl);
    return bot;
  };
  let done = false;
  const killing = keepKilling({ start, isDone: () => done }, options);
  const left = Array.from({ length: escalations }, (_, index) => practiceOf(index));
  const filed: string[] = [];
  const filer = async (handle: string) => {
    for (let practice = left.shift(); practice !== undefined; practice = left.shift()) {
      await file(simulator, simulator.person(handle), practice);
      filed.push(practice);
      if (filed.length % 100 === 0) progress(`${filed.length} filed`);
    }
  };
  await Promise.all(['support', 'developer', 'admin'].map(filer));
  done = true;
  const { bot, killed } = await killing;
  const mailKeys = () =>
    groupKeys(
      mailbox.mails.map(({ raw }) => ({
        practice: practiceIn(raw),
        key: /^message-id: (.+)$/im.exec(raw)?.[1] ?? '',
      })),
    );
  const webhookKeys = () =>
    groupKeys(
      receiver.calls.map(({ body, headers }) => ({
        practice: practiceIn(body),
        key: String(headers['webhook-id']),
      })),
    );
  const slackKeys = () => {
    const admin = simulator.person('admin');
    return groupKeys(
      admin
        .sees('ecw-escalations')
        .filter(({ text }) => text.startsWith('ECW-'))
        .map(({ text, ts }) => ({ practice: practiceIn(text), key: ts })),
    );
  };
  const all = () => [slackKeys(), mailKeys(), webhookKeys()].map((keysOf) => arrivals(filed, keysOf));
  // A lease of the last process that died must run out before its deliveries are taken again.
  for (let second = 0; second < 180 && all().some(({ lost }) => lost > 0); second += 1) await wait(1000);
  await wait(1000);
  await bot.stop();
  const [slack, mail, webhook] = all();
  await Promise.all([simulator.close(), mailbox.close(), receiver.close()]);
  rmSync(folder, { recursive: true });
  const none: Arrivals = { delivered: 0, lost: 0, repeated: 0, doubled: 0 };
  return {
    acknowledged: filed.length,
    kills: killed,
    slack: slack ?? none,
    mail: mail ?? none,
    webhook: webhook ?? none,
    seconds: Math.round((performance.now() - began) / 1000),
  };
};
