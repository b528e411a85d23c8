import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { shortcutIds } from '../../src/slack/cards/actionIds.ts';
import { manifest } from '../support/scene.ts';

const root = join(import.meta.dirname, '../..');

const read = z
  .object({
    features: z.object({
      slash_commands: z.array(z.object({ command: z.string() })),
      shortcuts: z.array(z.object({ callback_id: z.string() })),
    }),
    oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
    settings: z.object({ event_subscriptions: z.object({ bot_events: z.array(z.string()) }) }),
  })
  .parse(manifest);

const listeners = join(root, 'src/slack/listeners');
const source = readdirSync(listeners)
  .map((name) => readFileSync(join(listeners, name), 'utf8'))
  .join('\n');

test('Slack’s own types accept the manifest', () => {
  const folder = mkdtempSync(join(root, 'test/manifest-'));
  try {
    const file = join(folder, 'manifest.check.ts');
    writeFileSync(
      file,
      `import type { AppsManifestCreateArguments } from '@slack/web-api';
export const manifest: Exclude<AppsManifestCreateArguments['manifest'], string> = ${JSON.stringify(manifest)};`,
    );
    const flags = ['--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', '--types', 'node'];
    execFileSync(join(root, 'node_modules/.bin/tsc'), [...flags, '--ignoreConfig', file], {
      cwd: root,
      encoding: 'utf8',
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('every command, shortcut and event that we listen to is in the manifest', () => {
  const events = [...source.matchAll(/events\.event\('([a-z_]+)'/g)].map(([, name]) => name);
  const subscribed = read.settings.event_subscriptions.bot_events.map((name) => name.split('.')[0]);
  expect([...new Set(events)].sort()).toEqual([...new Set(subscribed)].sort());
  const commands = [...source.matchAll(/acts\.command\('([^']+)'/g)].map(([, name]) => name);
  expect(read.features.slash_commands.map(({ command }) => command)).toEqual(commands);
  expect(read.features.shortcuts.map(({ callback_id }) => callback_id)).toEqual(Object.values(shortcutIds));
});

test('no scope is asked for that nothing needs', () => {
  expect([...read.oauth_config.scopes.bot].sort()).toEqual([
    'app_mentions:read',
    'channels:history',
    'channels:read',
    'chat:write',
    'commands',
    'files:read',
    'groups:history',
    'groups:read',
    'im:history',
    'im:write',
    'users:read',
  ]);
});
