import { describe, expect, test } from '@jest/globals';
import { openScene, type SceneOptions } from '../support/scene.ts';

const error = '{"error":"invalid_scope","error_description":"Requested scope is invalid or not registered"}';
const secret = 'Zx9'.repeat(12);

const openMeasured = async ({ bot, ...options }: SceneOptions = {}) => {
  const scene = await openScene({ ...options, bot: { ...bot, health: { host: '127.0.0.1', port: 0 } } });
  const look = async (page: string) => {
    const answer = await fetch(`http://127.0.0.1:${scene.bot.healthPort}/${page}`);
    return { status: answer.status, body: await answer.text() };
  };
  return { ...scene, look };
};

describe('the running bot', () => {
  test.each(['http', 'socket'] as const)('is ready in %s mode', async (mode) => {
    const { look } = await openMeasured({ mode });
    expect(await look('readyz')).toEqual({ status: 200, body: 'database ok\nslack ok\n' });
  });

  test('is not ready while Slack refuses its token, and says no more than that', async () => {
    const { look, simulator } = await openMeasured();
    simulator.fault({ method: 'auth.test', times: 9, answer: { error: 'token_revoked' } });
    expect(await look('readyz')).toEqual({ status: 503, body: 'database ok\nslack down\n' });
    expect((await look('healthz')).status).toBe(200);
  });

  test('counts what it does, in words of its own', async () => {
    const { look, simulator, support } = await openMeasured();
    const message = await support.say('ecw-support', `${error} client_secret=${secret}`);
    const card = await simulator.until(() => support.sees('ecw-support', message.ts)[1]);
    await support.say('ecw-support', 'good morning');
    await support.press(card, 'escalate');
    await simulator.until(() => support.modal());
    support.fill({ practiceCode: 'FEIGCD', environment: 'production', endpoint: 'token' });
    await support.submit();
    if (support.modal()) await support.submit();
    await simulator.until(() => support.sees('ecw-escalations')[0]);
    await simulator.quiet(100);
    const { body } = await look('metrics');
    expect(body).toMatch(/ecw_events_total{kind="message"} [1-9]/);
    for (const line of [
      'ecw_events_total{kind="block_actions"} 1',
      'ecw_verdicts_total{kind="match",entry="invalid_scope"} 1',
      'ecw_replies_total{door="message"} 1',
      'ecw_silences_total{door="message"} 1',
      'ecw_redactions_total{kind="client-secret"} 1',
      'ecw_warnings_total 1',
      'ecw_deliveries_total{destination="slack",outcome="delivered"} 1',
      'ecw_open_escalations{state="sent"} 1',
    ])
      expect(body).toContain(line);
    expect(body).not.toContain(secret);
    expect(body).not.toContain(support.id);
  });
});
