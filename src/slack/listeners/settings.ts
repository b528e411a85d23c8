import { z } from 'zod';
import { unmute } from '../../channels/mute.ts';
import type { Actor } from '../../channels/places.ts';
import { botChoices, languages, type QuietHours, sensitivities } from '../../channels/port.ts';
import { changeSettings, readSettings, type SettingsChoice } from '../../channels/settings.ts';
import { introduction } from '../../channels/watch.ts';
import { introductionCard } from '../cards/channels/introductionCard.ts';
import { settingsModal } from '../cards/channels/settingsModal.ts';
import { refusalText } from '../cards/mrkdwn.ts';
import { tell } from '../send/post.ts';
import type { ClickTools } from '../send/showCase.ts';
import type { ListenerDeps } from './deps.ts';
import type { ClickHandler } from './onClick.ts';
import type { SentForm } from './onForm.ts';

export const settingsMetadata = z.object({ channelId: z.string() });

type Inputs = SentForm<unknown>['inputs'];

const minutesOf = (time: string | undefined): number | undefined => {
  const [hours, minutes] = (time ?? '').split(':').map(Number);
  return hours === undefined || minutes === undefined ? undefined : hours * 60 + minutes;
};

/** Quiet hours need both ends, and some time between them. */
const quietOf = (inputs: Inputs): QuietHours | null => {
  const [from, to] = [minutesOf(inputs('quiet_from')[0]), minutesOf(inputs('quiet_to')[0])];
  return from === undefined || to === undefined || from === to ? null : { from, to };
};

const quietProblems = (inputs: Inputs): Readonly<Record<string, string>> | undefined => {
  const [from, to] = [inputs('quiet_from')[0], inputs('quiet_to')[0]];
  if ((from === undefined) === (to === undefined) && (from === undefined || from !== to)) return undefined;
  const block = to === undefined ? 'quiet_to' : 'quiet_from';
  return { [block]: 'Quiet hours need a beginning and another end; leave both empty for none.' };
};

const choiceOf = (inputs: Inputs): SettingsChoice => {
  const on = inputs('switches');
  return {
    watched: inputs('speaking')[0] === 'watch',
    guestsMayEscalate: on.includes('guests'),
    warnsPosters: on.includes('warn'),
    digest: on.includes('digest'),
    sensitivity: z.enum(sensitivities).parse(inputs('sensitivity')[0]),
    bots: z.enum(botChoices).parse(inputs('bots')[0]),
    quiet: quietOf(inputs),
    language: z.enum(languages).parse(inputs('language')[0]),
  };
};

/** Opens the settings of the channel that somebody is in, or says why they may not see them. */
export const openSettings = async (
  { by, triggerId }: { readonly by: Actor; readonly triggerId: string },
  domain: ListenerDeps['domain'],
  { client, respond }: ClickTools,
): Promise<void> => {
  const settings = await readSettings(by, domain);
  if (settings.kind === 'refused') {
    await respond({ response_type: 'ephemeral', replace_original: false, text: refusalText(settings) });
    return;
  }
  const metadata = JSON.stringify({ channelId: by.channelId });
  await client.views.open({ trigger_id: triggerId, view: settingsModal(settings, metadata) });
};

export const pressSettings: ClickHandler = async (click, { domain }, tools) => {
  await openSettings(click, domain, tools);
  return undefined;
};

/** Saves the settings that somebody chose, lifts the mutes that they unticked, and brings our introduction up to date. */
export const saveSettings = async (
  { ack, client, by, inputs }: SentForm<z.infer<typeof settingsMetadata>>,
  { domain }: ListenerDeps,
): Promise<void> => {
  const problems = quietProblems(inputs);
  if (problems) {
    await ack({ response_action: 'errors', errors: { ...problems } });
    return;
  }
  await ack();
  const changed = await changeSettings(choiceOf(inputs), by, domain);
  if (changed.kind === 'refused') return tell(client, by, refusalText(changed));
  for (const id of inputs('lift')) await unmute(id, by, domain);
  await tell(client, by, 'The settings of this channel are saved.');
  const { card, ...introduced } = await introduction(by, domain);
  if (card)
    await client.chat.update({ channel: card.channelId, ts: card.ts, ...introductionCard(introduced) });
};
