import { describe, expect, test } from '@jest/globals';
import { openSimulator } from '../../src/simulator/simulator.ts';
import { manifest } from './manifestFixture.ts';

describe('a manifest', () => {
  test('that is not valid is refused with every fault named', async () => {
    const wrong = {
      display_information: {},
      features: { slash_commands: [{ command: 'x', description: 'd' }] },
    };
    await expect(openSimulator({ manifest: wrong })).rejects.toThrow(
      /display_information\.name[\s\S]*slash_commands/,
    );
  });

  test('with commands needs the scope for them', async () => {
    const wrong = { ...manifest, oauth_config: { scopes: { bot: ['chat:write'] } } };
    await expect(openSimulator({ manifest: wrong })).rejects.toThrow('need the bot scope "commands"');
  });
});
