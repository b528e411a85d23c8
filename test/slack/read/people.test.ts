import { afterEach, expect, test } from '@jest/globals';
import { WebClient } from '@slack/web-api';
import { openSimulator, type Simulator } from '../../../src/simulator/simulator.ts';
import { createPeople } from '../../../src/slack/read/people.ts';
import { manifest } from '../../support/scene.ts';

let simulator: Simulator | undefined;
afterEach(() => simulator?.close());

test('whoever belongs to one workspace of an organisation is a guest in the others, wherever they act first', async () => {
  simulator = await openSimulator({ manifest });
  const client = new WebClient(simulator.botToken, { slackApiUrl: simulator.apiUrl });
  const { teamId: home } = simulator;
  const userId = simulator.person('support').id;
  for (const order of [
    [home, 'T0OTHER0001'],
    ['T0OTHER0001', home],
  ]) {
    const people = createPeople({
      client,
      trouble: () => {},
      lifetimeMs: 60_000,
      recallMs: 60_000,
      now: Date.now,
    });
    const roles = new Map<string, unknown>();
    for (const teamId of order) roles.set(teamId, await people.roleOf({ teamId, userId }));
    expect([roles.get(home), roles.get('T0OTHER0001')]).toEqual(['member', 'guest']);
  }
});
