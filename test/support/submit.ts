import type { Scene } from './scene.ts';

/** Submits the escalation form as a person who has nothing to add: what is said once (something lacking, one to join) is confirmed. */
export const submitForm = async (
  { support, simulator }: Pick<Scene, 'support' | 'simulator'>,
  typed: Readonly<Record<string, string>> = {},
): Promise<void> => {
  support.fill(typed);
  for (let times = 0; times < 3 && support.modal(); times++) await support.submit();
  await simulator.until(() => !support.modal());
};
