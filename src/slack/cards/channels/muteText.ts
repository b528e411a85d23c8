import type { MuteView } from '../../../cases/ask.ts';
import { refusalText } from '../mrkdwn.ts';
import { notUnderstoodText } from '../notUnderstoodText.ts';
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
    case 'unclear':
      return notUnderstoodText(answer.part, answer.said);
    case 'unknown':
      return 'That is not muted here. `/ecw-error settings` shows what is.';
    case 'refused':
      return refusalText(answer);
  }
};
