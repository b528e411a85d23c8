import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { startBot } from '../../../src/app.ts';
import { loadCatalog } from '../../../src/catalog/catalog.ts';
import { createLog } from '../../../src/observability/log.ts';
import { redactLine } from '../../../src/redaction/redactLine.ts';
import { openSimulator } from '../../../src/simulator/simulator.ts';
import type { Coverage } from './coverage.ts';
import { noteStatements } from './statements.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);

const error = (practice: string) => `GET https://fhir4.eclinicalworks.com/fhir/r4/${practice}/Patient
HTTP/1.1 401 Unauthorized
{"error":"invalid_client","error_description":"JWT key ID does not match any key in JWKS"}`;

export interface WalkOptions {
  /** Print which files were entered, and which functions of them were called. */
  readonly files: boolean;
  /** Print which statements were run. */
  readonly sql: boolean;
}

/** Walks with the real bot in a local Slack, and prints what was entered. */
export const walk = async (coverage: Coverage, options: WalkOptions): Promise<void> => {
  const statements: string[] = [];
  noteStatements((sql) => statements.push(sql));
  const manifest: unknown = parse(readFileSync(new URL('../../../manifest.yml', import.meta.url), 'utf8'));
  const simulator = await openSimulator({ manifest });
  const hour = 3_600_000;
  const bot = await startBot({
    connection: {
      kind: 'http',
      botToken: simulator.botToken,
      signingSecret: simulator.signingSecret,
      apiUrl: simulator.apiUrl,
      port: 0,
    },
    catalog: loadCatalog(),
    database: { kind: 'sqlite', path: ':memory:' },
    supportChannels: [simulator.channel('ecw-support').id],
    escalationChannel: simulator.channel('ecw-escalations').id,
    allowedBots: [],
    retention: { cases: 30, escalations: 365 },
    reminders: {
      hours: { timeZone: 'UTC', days: [1, 2, 3, 4, 5, 6, 7], from: 0, to: 24 * 60 },
      afterMs: 8 * hour,
    },
    log: createLog({ level: 'silent', redact: redactLine }),
    // Nothing happens on a beat meanwhile.
    timing: {
      paceMs: 0,
      refreshMs: 0,
      courierBeatMs: hour,
      speakerBeatMs: hour,
      settleBeatMs: hour,
      reminderBeatMs: hour,
      replyRenewMs: hour,
      // Whether settings are read anew must not depend on how fast this machine is.
      choicesMs: hour,
    },
  });
  simulator.deliverTo(`http://127.0.0.1:${bot.port}/slack/events`);
  const support = simulator.person('support');
  const quietMs = 400;

  /** Walks, and prints what was entered. */
  const measure = async (name: string, go: () => Promise<unknown>) => {
    await simulator.quiet(quietMs);
    await coverage.take();
    statements.length = 0;
    await go();
    await simulator.quiet(quietMs);
    const called = await coverage.take();
    const files = [...new Set(called.map(({ file }) => file))].sort();
    const timesOf = (file: string, of: string) =>
      called.find((one) => one.file === file && one.name === of)?.times ?? 0;
    const transactions = timesOf('storage/sqliteDialect.ts', 'beginTransaction');
    const redactions = timesOf('redaction/redact.ts', 'redact');
    say(
      `${name}: ${files.length} files, ${statements.length} SQL statements and ${transactions} transactions, ${redactions} redactions`,
    );
    const namesIn = (file: string) => called.flatMap((one) => (one.file === file ? [one.name || '=>'] : []));
    if (options.files) for (const file of files) say(`  ${file}: ${namesIn(file).join(' ')}`);
    if (options.sql) for (const sql of statements) say(`  ${sql}`);
  };

  const cardOf = (ts: string) =>
    simulator.until(() => support.sees('ecw-support', ts).find(({ user }) => user === simulator.botUserId));

  // The first of each kind opens what stays open afterwards.
  const first = await support.say('ecw-support', error('FEIGCD'));
  await cardOf(first.ts);
  await support.say('ecw-support', 'good morning all');

  await measure('a pasted message that is answered', async () => {
    const pasted = await support.say(
      'ecw-support',
      'HTTP/1.1 400 Bad Request\n{"error":"invalid_scope","error_description":"One or more scopes are not registered"}',
    );
    await cardOf(pasted.ts);
  });

  await measure('chatter that is left alone', () =>
    support.say('ecw-support', 'did anybody see the deploy yesterday? lunch at 12'),
  );

  await support.press(await cardOf(first.ts), 'escalate');
  await simulator.until(() => support.modal());
  await measure('an escalation from submit to delivered', async () => {
    for (let times = 0; times < 3 && support.modal(); times += 1) await support.submit();
    await simulator.until(() =>
      JSON.stringify(support.sees('ecw-support', first.ts)).includes('ECW-1001 · posted to #ecw-escalations'),
    );
  });

  await bot.stop();
  await simulator.close();
};
