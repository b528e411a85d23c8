import type { MuteView } from '../../../cases/ask.ts';
import { escapeMrkdwn, refusalText } from '../mrkdwn.ts';
import { mutedText, untilText } from './mutingCard.ts';

/** What is right instead of what was not understood. */
const takes = {
  subject:
    '`/ecw-error mute invalid_scope 1d` mutes an error here, `mute channel 1h` the channel, `mute me 1w` your own messages; `unmute` with the same word lifts it.',
  time: 'A mute lasts `1h`, `1d`, `1w` or `forever`: `/ecw-error mute invalid_scope 1w`.',
  lifting: '`unmute` takes no time: `/ecw-error unmute channel`.',
} as const;

/** What the person who asked for a mute, or to lift one, is told. */
export const muteText = ({ answer, entry }: MuteView): string => {
  switch (answer.kind) {
    case 'muted':
      return `Muted: ${mutedText(answer.mute, entry)}, ${untilText(answer.mute)}. I still answer when mentioned. \`/ecw-error settings\` lifts it.`;
    case 'lifted':
      return `No longer muted: ${mutedText(answer.mute, entry)}.`;
    case 'open':
      return 'What shall I keep quiet about, and for how long? I still answer when mentioned.';
    case 'unclear':
      return `I did not understand “${escapeMrkdwn(answer.said)}”. ${takes[answer.part]}`;
    case 'unknown':
      return 'That is not muted here. `/ecw-error settings` shows what is.';
    case 'refused':
      return refusalText(answer);
  }
};
