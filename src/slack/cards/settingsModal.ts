import type { ModalView, PlainTextOption } from '@slack/types';
import type { Settings } from '../../desk/settings.ts';
import { viewIds } from './actionIds.ts';
import { context, plain } from './card.ts';
import { valueId } from './escalationModal.ts';

const speaking: readonly [PlainTextOption, PlainTextOption] = [
  { text: plain('Answer errors pasted here'), value: 'watch' },
  { text: plain('Only when mentioned'), value: 'mention' },
];

const switches = (isAdmin: boolean): PlainTextOption[] => [
  { text: plain('Guests and people of other companies may escalate'), value: 'guests' },
  ...(isAdmin ? [{ text: plain('Warn posters of secrets and patient data'), value: 'warn' }] : []),
];

/** The settings of one channel. `metadata` travels with it: ids only. */
export const settingsModal = (settings: Settings, metadata: string): ModalView => {
  const { watched, guestsMayEscalate, warnsPosters, isAdmin } = settings;
  const on = [...(guestsMayEscalate ? ['guests'] : []), ...(warnsPosters ? ['warn'] : [])];
  const options = switches(isAdmin);
  const initial = options.filter(({ value }) => value !== undefined && on.includes(value));
  return {
    type: 'modal',
    callback_id: viewIds.settings,
    private_metadata: metadata,
    title: plain('Settings here', 24),
    submit: plain('Save', 24),
    close: plain('Cancel', 24),
    blocks: [
      {
        type: 'input',
        block_id: 'speaking',
        label: plain('When do I speak?'),
        element: {
          type: 'radio_buttons',
          action_id: valueId,
          options: [...speaking],
          initial_option: speaking[watched ? 0 : 1],
        },
      },
      {
        type: 'input',
        block_id: 'switches',
        optional: true,
        label: plain('Also'),
        element: {
          type: 'checkboxes',
          action_id: valueId,
          options,
          ...(initial.length > 0 ? { initial_options: initial } : {}),
        },
      },
      ...(isAdmin
        ? []
        : [
            context(
              `Posters of secrets are ${warnsPosters ? '' : 'not '}warned here; only an admin can switch that.`,
            ),
          ]),
    ],
  };
};
