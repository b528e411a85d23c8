import type { Simulator } from '../../../src/simulator/simulator.ts';
import type { CanaryText } from './texts.ts';

/** What a walk needs of a scene. */
export interface Walked {
  readonly workspace: Simulator;
}

const error = (practice: string) => `GET https://fhir4.eclinicalworks.com/fhir/r4/${practice}/Patient
HTTP/1.1 401 Unauthorized
{"error":"invalid_client","error_description":"JWT key ID does not match any key in JWKS"}`;

const settle = ({ workspace }: Walked) => workspace.quiet(60);

/** Posts, asks and mentions with one text, at every door that takes a text alone. */
export const useDoors = async ({ workspace }: Walked, { text }: CanaryText): Promise<void> => {
  const support = workspace.person('support');
  await support.say('ecw-support', text);
  await support.say('ecw-support', `${error('FEIGCD')}\n${text}`);
  await support.say('ecw-support', `@eCW Triage ${text}`);
  await support.dm(`${text}\n${error('FEIGCD')}`);
  await support.command('ecw-support', '/ecw-error', text);
  const silent = await support.say('general', `${error('FEIGCD')}\n${text}`);
  await support.shortcut('triage_message', silent);
};

const submit = async (walked: Walked) => {
  const support = walked.workspace.person('support');
  for (let tries = 0; tries < 4 && support.modal(); tries += 1) {
    await support.submit();
    await settle(walked);
  }
};

/** Escalates a paste, types the text into every field, follows it up, adds to it, joins it, resolves it. */
export const escalate = async (walked: Walked, text: string, practice: string): Promise<void> => {
  const { workspace } = walked;
  const support = workspace.person('support');
  const open = async () => {
    const said = await support.say('ecw-support', `${error(practice)}\n${text}`);
    const card = await workspace.until(() =>
      support.sees('ecw-support', said.ts).find(({ user }) => user === workspace.botUserId),
    );
    await support.press(card, 'escalate');
    await workspace.until(() => support.modal());
    return said;
  };
  // Beside the escalations stand cards of the same error at several practices.
  const cards = () => support.sees('ecw-escalations').filter((seen) => seen.text.includes('ECW-'));
  const filed = cards().length;
  const said = await open();
  const short = text.slice(0, 1800);
  const line = text.split(/[\r\n]/, 1)[0]?.slice(0, 150) ?? '';
  support.fill({
    practiceCode: practice,
    environment: 'production',
    practiceName: line,
    endpoint: line,
    evidence: `${error(practice)}\n${short}`,
    notes: short,
  });
  await submit(walked);
  const card = await workspace.until(() => cards()[filed]);
  const note = async (pressed: () => Promise<unknown>) => {
    await pressed();
    await workspace.until(() => support.modal());
    support.fill({ text: short });
    await submit(walked);
  };
  await note(() => support.choose(card, 'escalation_more', 'note'));
  await support.shortcut('add_evidence', said);
  await workspace.until(() => support.modal());
  await submit(walked);
  await open();
  support.fill({ practiceCode: practice, environment: 'production', endpoint: 'token', notes: short });
  await support.submit();
  await settle(walked);
  if (support.modal()) support.fill({ joining: 'join' });
  await submit(walked);
  await note(() => support.press(card, 'move:resolved'));
};
