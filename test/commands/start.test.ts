import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { openSimulator } from '../../src/simulator/simulator.ts';
import { openDatabase } from '../../src/storage/openDatabase.ts';
import { folder, later } from '../storage/places.ts';
import { runCli } from '../support/runCli.ts';
import { manifest } from '../support/scene.ts';

const quiet = () => ({
  LOG_LEVEL: 'silent',
  SIMULATOR_PORT: '0',
  DATABASE_URL: `sqlite:${join(folder(), 'triage.db')}`,
});

/** A server that takes connections and says nothing. */
const silent = async (): Promise<number> => {
  const sockets = new Set<{ destroy(): void }>();
  const server = createServer((socket) => sockets.add(socket)).listen(0);
  await once(server, 'listening');
  later(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
};

const reportSchema = z.object({
  libuv: z.array(
    z.object({
      type: z.string(),
      localEndpoint: z.object({ ip4: z.string().optional(), ip6: z.string().optional() }).nullish(),
      remoteEndpoint: z.unknown().optional(),
    }),
  ),
});

/** The addresses that this process listens on. */
const listeners = (): readonly (string | undefined)[] => {
  const { libuv } = reportSchema.parse(process.report.getReport());
  return libuv.flatMap(({ type, localEndpoint, remoteEndpoint }) =>
    type === 'tcp' && localEndpoint && !remoteEndpoint ? [localEndpoint.ip4 ?? localEndpoint.ip6] : [],
  );
};

describe('ecw-triage start', () => {
  test('opens a Slack on this machine with the reference site beside it, and ends when it is asked to', async () => {
    let said = '';
    let stop = () => {};
    const stopped = new Promise<void>((resolve) => {
      stop = resolve;
    });
    const page = async () => {
      const [, url = ''] = /on this machine:\s+(\S+)/.exec(said) ?? [];
      expect((await fetch(url)).status).toBe(200);
      const [, site = ''] = /reference site is at (\S+)/.exec(said) ?? [];
      expect(await (await fetch(`${site}errors/invalid_scope.html`)).text()).toContain('invalid_scope');
      stop();
    };
    const { exit, err } = await runCli(['start'], {
      env: { ...quiet(), SITE_PORT: '0' },
      stopped: () => stopped,
      printed: (text) => {
        said += text;
        if (said.includes('Ctrl+C')) void page();
      },
    });
    expect({ exit, err }).toEqual({ exit: 0, err: '' });
  }, 20_000);

  test('listens on this machine alone where it opens a Slack of its own', async () => {
    let said = '';
    let listening: readonly (string | undefined)[] = [];
    let stop = () => {};
    const stopped = new Promise<void>((resolve) => {
      stop = resolve;
    });
    const before = listeners();
    await runCli(['start'], {
      env: { ...quiet(), SITE_PORT: '0', HEALTH_PORT: '0' },
      stopped: () => stopped,
      printed: (text) => {
        said += text;
        if (!said.includes('Ctrl+C')) return;
        listening = listeners().slice(before.length);
        stop();
      },
    });
    expect(listening.length).toBeGreaterThan(1);
    expect(new Set(listening)).toEqual(new Set(['127.0.0.1']));
  }, 20_000);

  test('begins with an empty memory where its page begins empty, and keeps a database that somebody named', async () => {
    const home = folder();
    mkdirSync(join(home, 'data'));
    const remembered = async (named: boolean) => {
      const path = join(home, 'data', 'simulator.db');
      const { store, close } = await openDatabase(
        { kind: 'sqlite', path },
        { newId: () => '', now: Date.now },
      );
      await store.schedule.claim('job', 'run');
      await close();
      const before = process.cwd();
      process.chdir(home);
      const { exit } = await runCli(['start'], {
        env: {
          LOG_LEVEL: 'silent',
          SIMULATOR_PORT: '0',
          ...(named ? { DATABASE_URL: `sqlite:${path}` } : {}),
        },
        stopped: async () => {},
      }).finally(() => process.chdir(before));
      expect(exit).toBe(0);
      const after = await openDatabase({ kind: 'sqlite', path }, { newId: () => '', now: Date.now });
      return after.store.schedule.isClaimed('job', 'run').finally(after.close);
    };
    expect(await remembered(false)).toBe(false);
    expect(await remembered(true)).toBe(true);
  }, 20_000);

  const withTokens = async () => {
    const simulator = await openSimulator({ manifest });
    later(simulator.close);
    return {
      ...quiet(),
      SLACK_BOT_TOKEN: simulator.botToken,
      SLACK_SIGNING_SECRET: simulator.signingSecret,
      SLACK_API_URL: simulator.apiUrl,
      PORT: '0',
    };
  };

  test.each<[string, () => Promise<Record<string, string>>, RegExp]>([
    [
      'a PostgreSQL that refuses',
      async () => ({ DATABASE_URL: 'postgres://u:hidden@127.0.0.1:1/d' }),
      /cannot be reached/,
    ],
    [
      'a PostgreSQL that is silent',
      async () => ({ DATABASE_URL: `postgres://u:hidden@127.0.0.1:${await silent()}/d` }),
      /cannot be reached[\s\S]*DATABASE_URL/,
    ],
    [
      'a path where nothing can be made',
      async () => ({ DATABASE_URL: 'sqlite:/proc/nope/x.db' }),
      /cannot be made.*\/proc\/nope/,
    ],
    [
      'a file that is no database',
      async () => ({ DATABASE_URL: `sqlite:${import.meta.filename}` }),
      /not a SQLite database/,
    ],
    ['a folder for a database', async () => ({ DATABASE_URL: `sqlite:${folder()}` }), /cannot be made/],
    ['wrong variables', async () => ({ SIMULATOR_PORT: 'x' }), /SIMULATOR_PORT must be/],
    [
      'a taken port of the reference site',
      async () => ({ SITE_PORT: String(await silent()) }),
      /Port \d+ is taken.*SITE_PORT/,
    ],
    [
      'a taken port of the page',
      async () => ({ SIMULATOR_PORT: String(await silent()) }),
      /Port \d+ is taken.*SIMULATOR_PORT/,
    ],
    [
      'a taken port for monitors',
      async () => ({ HEALTH_PORT: String(await silent()), HEALTH_HOST: '::' }),
      /Port \d+ is taken.*HEALTH_PORT/,
    ],
    [
      'a foreign address for monitors',
      async () => ({ HEALTH_PORT: '0', HEALTH_HOST: '192.0.2.1' }),
      /no address 192\.0\.2\.1.*HEALTH_HOST/,
    ],
    [
      'a taken port for Slack',
      async () => ({ ...(await withTokens()), PORT: String(await silent()) }),
      /Port \d+ is taken.* PORT\./,
    ],
    [
      'a refused token',
      async () => ({ ...(await withTokens()), SLACK_BOT_TOKEN: 'xoxb-hidden' }),
      /invalid_auth[\s\S]*SLACK_BOT_TOKEN is wrong/,
    ],
    [
      'a silent Slack',
      async () => ({ ...(await withTokens()), SLACK_API_URL: `http://127.0.0.1:${await silent()}/` }),
      /check the connection to Slack/,
    ],
  ])(
    '%s ends with a message within 10 seconds',
    async (_, change, says) => {
      const env = { ...quiet(), ...(await change()) };
      const started = performance.now();
      const { exit, err } = await runCli(['start'], { env });
      expect({ exit, err }).toEqual({ exit: 1, err: expect.stringMatching(says) });
      expect(err).not.toContain('hidden');
      expect(performance.now() - started).toBeLessThan(10_000);
    },
    20_000,
  );
});
