import type { MuteView } from '../../cases/ask.ts';
import { refusalText } from './mrkdwn.ts';
import { mutedText, untilText } from './mutingCard.ts';

/** What the person who asked for a mute, or to lift one, is told. */
export const muteText = ({ answer, entry }: MuteView): string => {
  switch (answer.kind) {
    case 'muted':
      return `Muted: ${mutedText(answer.mute, entry)}, ${untilText(answer.mute)}. I still answer when mentioned. \`/ecw-error settings\` lifts it.`;
    case 'lifted':
      return `No longer muted: ${mutedText(answer.mute, entry)}.`;
    case 'open':
      return 'What shall I keep quiet about, and for how long? I still answer when mentioned.';
    case 'unknown':
      return 'There is nothing like that to mute or to lift. `/ecw-error mute invalid_scope 1d` mutes an error here, `mute channel 1h` the channel, `mute me 1w` your own messages; `unmute` with the same word lifts it.';
    case 'refused':
      return refusalText(answer);
  }
};
