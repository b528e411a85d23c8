import { readFileSync } from 'node:fs';
import { Writable } from 'node:stream';
import { afterEach } from '@jest/globals';
import { parse } from 'yaml';
import { loadCatalog } from '../../src/catalog/catalog.ts';
import { loadExamples } from '../../src/catalog/examples.ts';
import { type Bot, type BotOptions, startBot } from '../../src/compose.ts';
import { createLog } from '../../src/log.ts';
import { openWorkspace, type Workspace } from '../../src/workspace/workspace.ts';

export const catalog = loadCatalog();
export const manifest: unknown = parse(readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8'));

export interface Scene {
  readonly workspace: Workspace;
  readonly bot: Bot;
  readonly support: ReturnType<Workspace['person']>;
  readonly developer: ReturnType<Workspace['person']>;
  readonly practice: ReturnType<Workspace['person']>;
  /** Every line that the bot logged, at debug. */
  readonly logged: readonly string[];
}

export interface SceneOptions {
  readonly mode?: 'http' | 'socket';
  readonly bot?: Partial<BotOptions>;
}

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const connectionOf = (workspace: Workspace, mode: 'http' | 'socket'): BotOptions['connection'] => {
  const { botToken, appToken, signingSecret, apiUrl } = workspace;
  return mode === 'socket'
    ? { kind: 'socket', botToken, appToken, apiUrl }
    : { kind: 'http', botToken, signingSecret, apiUrl, port: 0 };
};

/** The real bot in a workspace of its own; both are closed after the test. */
export const openScene = async ({ mode = 'http', bot: changes }: SceneOptions = {}): Promise<Scene> => {
  const workspace = await openWorkspace({ manifest, examples: loadExamples() });
  closing.push(workspace.close);
  const logged: string[] = [];
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      logged.push(String(chunk));
      done();
    },
  });
  const bot = await startBot({
    connection: connectionOf(workspace, mode),
    catalog,
    databasePath: ':memory:',
    supportChannels: [workspace.channel('ecw-support').id],
    escalationChannel: workspace.channel('ecw-escalations').id,
    allowedBots: [],
    log: createLog('debug', stream),
    retryConfig: { retries: 2, minTimeout: 10, maxTimeout: 50 },
    ...changes,
  });
  closing.push(bot.stop);
  if (mode === 'http') workspace.deliverTo(`http://127.0.0.1:${bot.port}/slack/events`);
  const person = (handle: string) => workspace.person(handle);
  return {
    workspace,
    bot,
    support: person('support'),
    developer: person('developer'),
    practice: person('practice'),
    logged,
  };
};
