import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

/* What the Dockerfile's layers and the systemd unit do, as far as it can be done without either. */

const root = join(import.meta.dirname, '../../..');
const dockerfile = readFileSync(join(root, 'Dockerfile'), 'utf8');
const unit = readFileSync(join(root, 'deploy/ecw-triage.service'), 'utf8');
const [buildStage = '', runStage = ''] = dockerfile.split(/^FROM .*$/m).slice(1);

const nobody = 65_534;
const isRoot = process.getuid?.() === 0;
const env = { PATH: process.env.PATH, HOME: '/nonexistent' };

let place: string;
let app: string;
let data: string;

const npm = (args: readonly string[], cwd: string) =>
  execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'deploy-'));
  chmodSync(place, 0o755);
  app = join(place, 'app');
  data = join(place, 'data');
  for (const folder of [app, data]) mkdirSync(folder);
  const packed = npm(['pack', '--silent', '--pack-destination', place], root).trim();
  const quiet = ['--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--silent'];
  npm(['install', '--prefix', app, ...quiet, join(place, packed.split('\n').at(-1) ?? '')], app);
  execFileSync('chmod', ['-R', 'a-w,a+rX', app]);
  if (isRoot) chownSync(data, nobody, nobody);
}, 240_000);
afterAll(() => rmSync(place, { recursive: true, force: true }));

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
};

const installed = () => join(app, 'node_modules/ecw-triage');

/** `ENV NAME=value` lines of the last stage. */
const imageEnv = () =>
  Object.fromEntries(
    [...runStage.matchAll(/^ENV (\w+)=(.*)$/gm)].map(([, name = '', value]) => [name, value]),
  );

/** A JSON array behind CMD, the health check's or the container's own. */
const commands = () =>
  [...runStage.matchAll(/CMD (\[.*\])$/gm)].map(([, json = '[]']) => JSON.parse(json) as string[]);

const asNobody = isRoot ? { uid: nobody, gid: nobody } : {};

const untilReady = async (port: number, bot: ChildProcess) => {
  for (let tries = 0; tries < 150 && bot.exitCode === null; tries++) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
    if (answer?.ok) return answer.text();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The bot did not become ready.');
};

describe('as the image runs it', () => {
  test('without build tools, as nobody, in a tree that cannot be written: ready, and gone within ten seconds', async () => {
    expect(existsSync(join(app, 'node_modules/typescript'))).toBe(false);
    expect(existsSync(join(app, 'node_modules/jest'))).toBe(false);
    const [check = [], start = []] = commands();
    const port = await freePort();
    const settings = {
      ...env,
      ...imageEnv(),
      DATABASE_URL: `sqlite:${join(data, 'triage.db')}`,
      HEALTH_PORT: String(port),
      SIMULATOR_PORT: '0',
    };
    const [program = '', ...args] = start;
    const bot = spawn(program, args, { cwd: installed(), env: settings, ...asNobody, stdio: 'pipe' });
    const ended = once(bot, 'exit');
    try {
      expect(await untilReady(port, bot)).toMatch(/database ok/);
      const [asked = '', ...questions] = check;
      const { status, stdout } = spawnSync(asked, questions, {
        cwd: installed(),
        env: settings,
        ...asNobody,
        encoding: 'utf8',
      });
      expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringContaining('database ok') });
    } finally {
      bot.kill('SIGTERM');
    }
    const slow = setTimeout(() => bot.kill('SIGKILL'), 10_000);
    const [code] = await ended;
    clearTimeout(slow);
    expect(code).toBe(0);
    expect(readdirSync(data).filter((name) => name.endsWith('-wal'))).toEqual([]);
    expect(statSync(join(data, 'triage.db')).mode & 0o077).toBe(0);
  }, 60_000);

  test('the health check fails while nothing runs', async () => {
    const [[program = '', ...args] = []] = commands();
    const { status, stderr } = spawnSync(program, args, {
      cwd: installed(),
      env: { ...env, ...imageEnv(), HEALTH_PORT: String(await freePort()) },
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining('ECONNREFUSED') });
  });

  test('what the first stage copies is enough to build', () => {
    const folder = join(place, 'build');
    mkdirSync(folder);
    for (const [, list = ''] of buildStage.matchAll(/^COPY (.*) \.\/\w*$/gm))
      for (const name of list.split(' ')) cpSync(join(root, name), join(folder, name), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    execFileSync(process.execPath, ['build.js'], { cwd: folder, stdio: 'pipe' });
    expect(existsSync(join(folder, 'dist/main.js'))).toBe(true);
  }, 120_000);
});

test('the package starts by its name, wherever it stands', () => {
  const { status, stdout } = spawnSync(
    join(app, 'node_modules/.bin/ecw-triage'),
    ['triage', 'invalid_scope'],
    {
      cwd: data,
      env,
      ...asNobody,
      encoding: 'utf8',
    },
  );
  expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringContaining('invalid_scope') });
});

test('the unit starts what the image starts, and gives it time to stop', () => {
  const line = /^ExecStart=\/usr\/bin\/env (.*)$/m.exec(unit)?.[1]?.split(' ');
  expect(line).toEqual(commands().at(-1));
  expect(Number(/^TimeoutStopSec=(\d+)$/m.exec(unit)?.[1])).toBeGreaterThan(10);
});

const verifier = '/usr/bin/systemd-analyze';
(existsSync(verifier) ? test : test.skip)('systemd reads the unit without complaint', () => {
  const { stderr } = spawnSync(verifier, ['verify', join(root, 'deploy/ecw-triage.service')], {
    encoding: 'utf8',
  });
  expect(stderr).not.toMatch(/Unknown|Failed to parse/);
});
