import { maxText } from '../api/messageContent.ts';
import { UserError } from './lookup.ts';

const counted = (length: number): string => length.toLocaleString('en-US');

/** Refuses what is longer than Slack lets a person send. */
export function checkLength({ length }: string): void {
  if (length <= maxText) return;
  throw new UserError(
    `A message holds at most ${counted(maxText)} characters, and this one has ${counted(length)}. Send it as a text file or snippet.`,
  );
}
