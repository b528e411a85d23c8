import type { CatalogEntry } from '../../../catalog/schema.ts';
import type { Mute } from '../../../channels/port.ts';
import type { MutingView } from '../../../replies/replyView.ts';
import { type Card, context } from '../card.ts';
import { escapeMrkdwn, when } from '../mrkdwn.ts';

/** `until 14:00` or `until somebody lifts it`. */
export const untilText = ({ until }: Pick<Mute, 'until'>): string =>
  until === undefined ? 'until somebody lifts it' : `until ${when(until, '{date_short_pretty} {time}')}`;

/** What a mute keeps quiet, in a few words. */
export const mutedText = ({ kind, subject }: Mute, entry: CatalogEntry | undefined): string => {
  switch (kind) {
    case 'channel':
      return 'everything in this channel';
    case 'entry':
      return `\`${escapeMrkdwn(entry?.title ?? subject)}\` in this channel`;
    case 'person':
      return 'your own messages';
  }
};

/** Tells a channel what somebody muted or lifted in it. */
export const mutingCard = ({ what, mute, entry, by }: MutingView): Card => {
  const subject = mutedText(mute, entry);
  const text =
    what === 'muted'
      ? `${escapeMrkdwn(by)} muted ${subject} ${untilText(mute)}. I still answer when mentioned; \`/ecw-error settings\` lists and lifts mutes.`
      : `${escapeMrkdwn(by)} lifted the mute of ${subject}.`;
  return { text, blocks: [context(text)] };
};
