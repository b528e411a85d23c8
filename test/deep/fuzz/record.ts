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
export const record = async (workspace: Simulator): Promise<readonly Recorded[]> => {
  const support = workspace.person('support');
  const said = await support.say('ecw-support', error);
  const card = await workspace.until(() => support.sees('ecw-support', said.ts)[1]);
  await support.press(card, 'It worked');
  await support.press(card, 'Not this error');
  await support.press(card, 'Escalate to eCW');
  await workspace.until(() => support.modal());
  support.fill({ practiceCode: 'FEIGCD', environment: 'production', endpoint: 'token' });
  await support.submit();
  if (support.modal()) await support.submit();
  const filed = await workspace.until(() => support.sees('ecw-escalations')[0]);
  await support.choose(filed, 'escalation_more', 'note');
  await workspace.until(() => support.modal());
  support.fill({ text: 'asked the practice' });
  await support.submit();
  await support.press(filed, 'Resolve');
  await workspace.until(() => support.modal());
  support.fill({ text: 'key published again' });
  await support.submit();
  await support.say('ecw-support', `<@${workspace.botUserId}> ${vague}`);
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
  await workspace.quiet(200);
  return workspace.deliveries.map(({ kind, body }) => ({ kind, body: JSON.parse(JSON.stringify(body)) }));
};
