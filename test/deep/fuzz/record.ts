import type { Simulator } from '../../../src/simulator/simulator.ts';
import type { Json } from './mutate.ts';

export interface Recorded {
  readonly kind: 'event' | 'command' | 'interaction';
  readonly body: Json;
}

const error = `GET https://fhir4.eclinicalworks.com/fhir/r4/FEIGCD/Patient
HTTP/1.1 401 Unauthorized
{"error":"invalid_client","error_description":"JWT key ID does not match any key in JWKS"}`;
const vague = 'POST /oauth/oauth2/token -> 401 {"error":"invalid_client"}';

/** Lets people use every door of the bot, and returns what Slack sent meanwhile. */
export const record = async (simulator: Simulator): Promise<readonly Recorded[]> => {
  const support = simulator.person('support');
  const said = await support.say('ecw-support', error);
  const card = await simulator.until(() => support.sees('ecw-support', said.ts)[1]);
  await support.press(card, 'feedback', 'worked');
  await support.choose(card, 'more', 'wrong');
  await support.press(card, 'escalate');
  await simulator.until(() => support.modal());
  support.fill({ practiceCode: 'FEIGCD', environment: 'production', endpoint: 'token' });
  await support.submit();
  if (support.modal()) await support.submit();
  const filed = await simulator.until(() => support.sees('ecw-escalations')[0]);
  await support.choose(filed, 'escalation_more', 'note');
  await simulator.until(() => support.modal());
  support.fill({ text: 'asked the practice' });
  await support.submit();
  await support.press(filed, 'Resolve');
  await simulator.until(() => support.modal());
  support.fill({ text: 'key published again' });
  await support.submit();
  await support.say('ecw-support', `<@${simulator.botUserId}> ${vague}`);
  await support.dm(error);
  await support.command('ecw-support', '/ecw-error', vague);
  await support.command('ecw-support', '/ecw-error', 'open');
  await support.shortcut('triage_message', said);
  await support.shortcut('add_evidence', said);
  await support.openHome();
  await support.invite('general');
  const removed = await support.say('ecw-support', error);
  await support.edit(removed, vague);
  await support.remove(removed);
  await simulator.quiet(200);
  return simulator.deliveries.map(({ kind, body }) => ({ kind, body: JSON.parse(JSON.stringify(body)) }));
};
