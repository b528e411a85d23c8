import { within } from '../../pacing/within.ts';

/** Slack was asked, and again, and nothing came back. */
export class SlackSilentError extends Error {
  override readonly name = 'SlackSilentError';
  readonly code = 'SLACK_SILENT';
}

/** How long the first call to Slack may take, repeats included: whoever starts the bot hears within ten seconds why it does not start. */
export const startMs = 5000;
const graceMs = 1000;

/** What a first call to Slack comes to, or a SlackSilentError when that takes too long. */
export const inTime = async <T>(work: Promise<T>): Promise<T> => {
  const done = await within(work, startMs + graceMs);
  if (!done) throw new SlackSilentError(`Slack did not answer within ${startMs / 1000} seconds.`);
  return done.value;
};
