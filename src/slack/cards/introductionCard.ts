import { actionIds } from './actionIds.ts';
import { button, type Card, section } from './card.ts';

const words = (watched: boolean): string =>
  [
    'I recognise eClinicalWorks FHIR API errors and say what causes them, how to fix them and who can.',
    watched
      ? 'I read along here and answer in the thread when somebody pastes an error that I am sure about.'
      : 'Here I answer only when mentioned, or by `/ecw-error`.',
    'Leave out tokens and patient data; I keep redacted excerpts only.',
  ].join('\n');

/** Said once, when we are added to a channel, and updated when somebody chooses. The channel is known from where the button stands. */
export const introductionCard = (watched: boolean): Card => ({
  text: words(watched),
  blocks: [
    section(words(watched)),
    {
      type: 'actions',
      block_id: 'introduction',
      elements: [
        {
          ...button(actionIds.watch, watched ? 'Watching this channel' : 'Watch this channel', 'watch'),
          ...(watched ? { style: 'primary' } : {}),
        },
        {
          ...button(actionIds.mentionOnly, 'Only when mentioned', 'mention_only'),
          ...(watched ? {} : { style: 'primary' }),
        },
      ],
    },
  ],
});
