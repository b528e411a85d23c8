import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { loadManifest } from '../../src/config/loadManifest.ts';
import { methods } from '../../src/simulator/api/methods.ts';
import { blockKinds, elementKinds } from '../../src/simulator/blocks/blockSchemas.ts';
import { knownEvents } from '../../src/simulator/messages/announce.ts';

/** Called by Bolt itself: Socket Mode's way in. */
const calledByBolt = ['apps.connections.open'];

const root = join(import.meta.dirname, '../..');
const sourceOf = (folder: string): string =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(root, folder, name), 'utf8'))
    .join('\n');

/** Names of all Web API methods, as Slack's own client has them. */
const namesIn = (client: object, prefix = ''): string[] =>
  Object.entries(client).flatMap(([key, value]) => {
    if (typeof value === 'function') return [`${prefix}${key}`];
    const isGroup = typeof value === 'object' && value !== null && /^[a-z][a-zA-Z]*$/.test(key);
    return isGroup && Object.getPrototypeOf(value) === Object.prototype
      ? namesIn(value, `${prefix}${key}.`)
      : [];
  });
const webMethods = new Set(namesIn(new WebClient()).filter((name) => name.includes('.')));

/** Names of all blocks and elements that may stand in them, as Slack's own types have them. */
const kindsIn = (file: string): string[] => {
  const types = readFileSync(join(root, 'node_modules/@slack/types/dist/block-kit', file), 'utf8');
  return [...types.matchAll(/\btype: '([a-z_]+)';/g)].map(([, kind = '']) => kind);
};
/** What stands inside rich text and table cells is spoken of by their own tests. */
const isPart = (kind: string): boolean => /^(?:raw_|rich_text_|(?:mrkdwn|plain_text|text|link)$)/.test(kind);
const slackKinds = [...kindsIn('blocks.d.ts'), ...kindsIn('block-elements.d.ts')].filter(
  (kind) => !isPart(kind),
);

/** `client.usergroups.users.list(` is usergroups.users.list, not users.list: the longest name counts. */
const methodsIn = (source: string): string[] => {
  const paths = source.replace(/\s*\.\s*/g, '.').matchAll(/((?:\.\w+)+)\(/g);
  const longest = [...paths].flatMap(([, path = '']) => {
    const words = path.split('.').slice(1);
    const endings = words.map((_word, from) => words.slice(from).join('.'));
    return endings.find((name) => webMethods.has(name)) ?? [];
  });
  return [...new Set(longest)].sort();
};
const kindsNamedIn = (source: string): string[] => {
  const named = new Set([...source.matchAll(/\btype: '([a-z_]+)'/g)].map(([, kind]) => kind));
  return [...new Set(slackKinds)].filter((kind) => named.has(kind)).sort();
};

const manifestSchema = z.looseObject({
  settings: z.looseObject({ event_subscriptions: z.looseObject({ bot_events: z.array(z.string()) }) }),
});
const sorted = (...lists: readonly (readonly string[])[]) => [...new Set(lists.flat())].sort();

describe('the simulator speaks what the bot speaks, no less and no more', () => {
  test('methods of the Web API', () => {
    const called = methodsIn(sourceOf('src/slack'));
    expect(sorted([...methods.keys()])).toEqual(sorted(called, calledByBolt));
  });

  test('blocks and elements', () => {
    const sent = kindsNamedIn(sourceOf('src/slack/cards'));
    expect(sorted(blockKinds, elementKinds)).toEqual(sent);
  });

  test('events', () => {
    const { settings } = manifestSchema.parse(loadManifest());
    expect(sorted(knownEvents)).toEqual(sorted(settings.event_subscriptions.bot_events));
  });
});

test.each([
  ['await app.client.reactions.add({ name })', ['reactions.add']],
  ['client()\n  .usergroups.users.list(group)', ['usergroups.users.list']],
  ["const word = 'chat.postMessage';", []],
])('methods are seen in %j', (source, expected) => {
  expect(methodsIn(source)).toEqual(expected);
});

test.each([
  ["{ type: 'divider' }", ['divider']],
  ["{ type: 'datepicker', action_id: 'context' }", ['datepicker']],
  ["{ type: 'message_action' }", []],
])('kinds are seen in %j', (source, expected) => {
  expect(kindsNamedIn(source)).toEqual(expected);
});
