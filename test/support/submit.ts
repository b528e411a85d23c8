import type { Scene } from './scene.ts';

/** What of this stands in the modal that is open. */
const typedHere = (
  { support }: Pick<Scene, 'support'>,
  typed: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> => {
  const here = new Set(support.modal()?.blocks.map(({ block_id }) => block_id));
  return Object.fromEntries(Object.entries(typed).filter(([field]) => here.has(field)));
};

/** Submits the escalation form, step by step, as a person who has nothing to add but this; one to join is joined. */
export const submitForm = async (
  { support, simulator }: Pick<Scene, 'support' | 'simulator'>,
  typed: Readonly<Record<string, string>> = {},
): Promise<void> => {
  for (let times = 0; times < 3 && support.modal(); times++) {
    support.fill(typedHere({ support }, typed));
    await support.submit();
  }
  await simulator.until(() => !support.modal());
};

/** Pastes an error in the support channel and escalates it from its card, as one of FEIGCD in production. Resolves to what was pasted. */
export const escalatePaste = async (scene: Pick<Scene, 'support' | 'simulator'>, text: string) => {
  const { support, simulator } = scene;
  const message = await support.say('ecw-support', text);
  const card = await simulator.until(() => support.sees('ecw-support', message.ts)[1]);
  await support.press(card, 'escalate');
  await simulator.until(() => support.modal());
  await submitForm(scene, { practiceCode: 'FEIGCD', environment: 'production', endpoint: 'token' });
  return message;
};
