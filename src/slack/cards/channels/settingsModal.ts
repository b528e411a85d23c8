import type { InputBlock, KnownBlock, ModalView, PlainTextOption, Timepicker } from '@slack/types';
import { type BotChoice, type Language, type Sensitivity, sensitivities } from '../../../channels/port.ts';
import type { Settings } from '../../../channels/settings.ts';
import { figures } from '../../../triage/triage.ts';
import { viewIds } from '../actionIds.ts';
import { context, plain } from '../card.ts';
import { valueId } from '../inputs.ts';
import { mutedText, untilText } from './mutingCard.ts';

const speaking: readonly [PlainTextOption, PlainTextOption] = [
  { text: plain('Answer errors pasted here'), value: 'watch' },
  { text: plain('Only when mentioned'), value: 'mention' },
];

const sensitivityNames: Readonly<Record<Sensitivity, string>> = {
  careful: 'Careful: only when there is no doubt',
  usual: 'Usual: when sure; when likely I ask the poster alone',
  eager: 'Eager: also when likely; when possible I ask the poster alone',
};

/** What the choice means in numbers, as training measured it. */
const figuresText = (sensitivity: Sensitivity): string => {
  const { errors, answered, wrong, others, falseAlarms } = figures()[sensitivity];
  return `${answered} of ${errors} errors answered, ${wrong} wrong; ${falseAlarms} of ${others} other messages`;
};

const sensitivityOptions = (): PlainTextOption[] =>
  sensitivities.map((value) => ({
    text: plain(sensitivityNames[value]),
    value,
    description: plain(figuresText(value)),
  }));

const botNames: Readonly<Record<BotChoice, string>> = {
  listed: 'Those that the operator listed',
  none: 'None',
  all: 'All',
};

const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  es: 'Español',
  de: 'Deutsch',
  fr: 'Français',
  hi: 'हिन्दी',
};

const select = <Value extends string>(
  blockId: string,
  label: string,
  { names, chosen }: { readonly names: Readonly<Record<Value, string>>; readonly chosen: Value },
): InputBlock => {
  const options = Object.entries<string>(names).map(([value, text]) => ({ text: plain(text), value }));
  const initial = options.find(({ value }) => value === chosen);
  return {
    type: 'input',
    block_id: blockId,
    label: plain(label),
    element: {
      type: 'static_select',
      action_id: valueId,
      options,
      ...(initial ? { initial_option: initial } : {}),
    },
  };
};

const radio = (
  blockId: string,
  label: string,
  { options, chosen }: { readonly options: readonly PlainTextOption[]; readonly chosen: string },
): InputBlock => {
  const initial = options.find(({ value }) => value === chosen);
  return {
    type: 'input',
    block_id: blockId,
    label: plain(label),
    element: {
      type: 'radio_buttons',
      action_id: valueId,
      options: [...options],
      ...(initial ? { initial_option: initial } : {}),
    },
  };
};

const clock = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');

const timeInput = (blockId: string, label: string, minutes: number | undefined): InputBlock => {
  const element: Timepicker = { type: 'timepicker', action_id: valueId };
  return {
    type: 'input',
    block_id: blockId,
    optional: true,
    label: plain(label),
    element: minutes === undefined ? element : { ...element, initial_time: clock(minutes) },
  };
};

const checkboxes = (
  blockId: string,
  label: string,
  { options, on }: { readonly options: readonly PlainTextOption[]; readonly on: readonly string[] },
): InputBlock => {
  const initial = options.filter(({ value }) => value !== undefined && on.includes(value));
  return {
    type: 'input',
    block_id: blockId,
    optional: true,
    label: plain(label),
    element: {
      type: 'checkboxes',
      action_id: valueId,
      options: [...options],
      ...(initial.length > 0 ? { initial_options: initial } : {}),
    },
  };
};

/** The most that one group of checkboxes takes. */
const mostMutes = 10;

const plainWords = (mrkdwn: string): string =>
  mrkdwn.replaceAll('`', '').replace(/<!date\^[^|<>]{1,60}\|([^<>]{1,30})>/g, '$1');

const muteBlocks = ({ mutes }: Settings): KnownBlock[] => {
  if (mutes.length === 0)
    return [
      context(
        'Nothing is muted here. *Mute this error here for a day* in the menu of a card, or `/ecw-error mute`, does that.',
      ),
    ];
  const options = mutes.slice(0, mostMutes).map((mute) => ({
    text: plain(plainWords(`${mutedText(mute, mute.entry)}, ${untilText(mute)}`)),
    value: mute.id,
  }));
  const more = mutes.length - mostMutes;
  return [
    checkboxes('lift', 'Muted: tick what I may speak of again', { options, on: [] }),
    ...(more > 0 ? [context(`And ${more} more, once these are lifted.`)] : []),
  ];
};

const switchesInput = ({ isAdmin, guestsMayEscalate, warnsPosters, digest }: Settings): InputBlock =>
  checkboxes('switches', 'Also', {
    options: [
      { text: plain('Guests and people of other companies may escalate'), value: 'guests' },
      { text: plain('Tell this channel of its week, when the next one begins'), value: 'digest' },
      ...(isAdmin ? [{ text: plain('Warn posters of secrets and patient data'), value: 'warn' }] : []),
    ],
    on: [
      ...(guestsMayEscalate ? ['guests'] : []),
      ...(digest ? ['digest'] : []),
      ...(warnsPosters ? ['warn'] : []),
    ],
  });

/** The settings of one channel. `metadata` travels with it: ids only. */
export const settingsModal = (settings: Settings, metadata: string): ModalView => {
  const { watched, warnsPosters, isAdmin, sensitivity, bots, quiet, language, timeZone } = settings;
  return {
    type: 'modal',
    callback_id: viewIds.settings,
    private_metadata: metadata,
    title: plain('Settings here', 24),
    submit: plain('Save', 24),
    close: plain('Cancel', 24),
    blocks: [
      radio('speaking', 'When do I speak?', { options: speaking, chosen: watched ? 'watch' : 'mention' }),
      radio('sensitivity', 'How sure must I be?', { options: sensitivityOptions(), chosen: sensitivity }),
      context('The figures come from a dry run over labelled messages.'),
      timeInput('quiet_from', `Quiet from (${timeZone})`, quiet?.from),
      timeInput('quiet_to', 'Quiet until', quiet?.to),
      context('In quiet hours I answer only when mentioned. Leave both empty for none.'),
      select('bots', 'Messages of which other bots do I read?', { names: botNames, chosen: bots }),
      select('language', 'Language of my introduction', { names: languageNames, chosen: language }),
      switchesInput(settings),
      ...muteBlocks(settings),
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
