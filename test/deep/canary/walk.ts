import type { Simulator } from '../../../src/simulator/simulator.ts';
import { submitForm } from '../../support/submit.ts';
import type { CanaryText } from './texts.ts';

/** What a walk needs of a scene. */
export interface Walked {
  readonly simulator: Simulator;
}

const error = (practice: string) => `GET https://fhir4.eclinicalworks.com/fhir/r4/${practice}/Patient
HTTP/1.1 401 Unauthorized
{"error":"invalid_client","error_description":"JWT key ID does not match any key in JWKS"}`;

const settle = ({ simulator }: Walked) => simulator.quiet(60);

/** Posts, asks and mentions with one text, at every door that takes a text alone. */
export const useDoors = async ({ simulator }: Walked, { text }: CanaryText): Promise<void> => {
  const support = simulator.person('support');
  await support.say('ecw-support', text);
  await support.say('ecw-support', `${error('FEIGCD')}\n${text}`);
  await support.say('ecw-support', `@eCW Triage ${text}`);
  await support.dm(`${text}\n${error('FEIGCD')}`);
  await support.command('ecw-support', '/ecw-error', text);
  const silent = await support.say('general', `${error('FEIGCD')}\n${text}`);
  await support.shortcut('triage_message', silent);
};

const submit = async (walked: Walked) => {
  const support = walked.simulator.person('support');
  for (let tries = 0; tries < 4 && support.modal(); tries += 1) {
    await support.submit();
    await settle(walked);
  }
};

/** Escalates a paste, types the text into every field, follows it up, adds to it, joins it, resolves it. */
export const escalate = async (walked: Walked, text: string, practice: string): Promise<void> => {
  const { simulator } = walked;
  const support = simulator.person('support');
  const open = async () => {
    const said = await support.say('ecw-support', `${error(practice)}\n${text}`);
    const card = await simulator.until(() =>
      support.sees('ecw-support', said.ts).find(({ user }) => user === simulator.botUserId),
    );
    await support.press(card, 'escalate');
    await simulator.until(() => support.modal());
    return said;
  };
  // Beside the escalations stand cards of the same error at several practices.
  const cards = () => support.sees('ecw-escalations').filter((seen) => seen.text.includes('ECW-'));
  const filed = cards().length;
  const said = await open();
  const short = text.slice(0, 1800);
  const line = text.split(/[\r\n]/, 1)[0]?.slice(0, 150) ?? '';
  await submitForm(
    { simulator, support },
    {
      practiceCode: practice,
      environment: 'production',
      practiceName: line,
      endpoint: `GET /fhir/r4/${practice}/Patient`,
      evidence: `${error(practice)}\n${short}`,
      notes: short,
    },
  );
  await settle(walked);
  const card = await simulator.until(() => cards()[filed]);
  const note = async (pressed: () => Promise<unknown>) => {
    await pressed();
    await simulator.until(() => support.modal());
    support.fill({ text: short });
    await submit(walked);
  };
  await note(() => support.choose(card, 'escalation_more', 'note'));
  await support.shortcut('add_evidence', said);
  await simulator.until(() => support.modal());
  await submit(walked);
  await open();
  await submitForm({ simulator, support }, { joining: 'join', notes: short });
  await settle(walked);
  await note(() => support.press(card, 'move:resolved'));
};
