import type { RespondFn } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Actor } from '../../cases/paste.ts';
import { botChoices, languages, type QuietHours } from '../../cases/ports.ts';
import { sensitivities } from '../../channels/replyPolicy.ts';
import type { Choice } from '../../channels/settings.ts';
import { actionIds, viewIds } from '../cards/actionIds.ts';
import { introductionCard } from '../cards/introductionCard.ts';
import { settingsModal } from '../cards/settingsModal.ts';
import { refusalText } from '../cards/wording.ts';
import { readClick } from '../read/readClick.ts';
import { readInputs } from '../read/readEscalationForm.ts';
import { tell } from '../send/post.ts';
import type { Listen, ListenDeps } from './listen.ts';

const metadataSchema = z.object({ channelId: z.string() });

type Inputs = ReturnType<typeof readInputs>;

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

const choiceOf = (inputs: Inputs): Choice => {
  const on = inputs('switches');
  return {
    watched: inputs('speaking')[0] === 'watch',
    guestsMayEscalate: on.includes('guests'),
    warnsPosters: on.includes('warn'),
    sensitivity: z.enum(sensitivities).parse(inputs('sensitivity')[0]),
    bots: z.enum(botChoices).parse(inputs('bots')[0]),
    quiet: quietOf(inputs),
    language: z.enum(languages).parse(inputs('language')[0]),
  };
};

export interface SettingsDoor {
  readonly client: WebClient;
  readonly respond: RespondFn;
  readonly triggerId: string;
}

/** Opens the settings of the channel that somebody is in, or says why they may not see them. */
export const openSettings = async (
  by: Actor,
  { client, respond, triggerId }: SettingsDoor,
  { desk }: Pick<ListenDeps, 'desk'>,
): Promise<void> => {
  const settings = await desk.settings(by);
  if (settings.kind === 'refused') {
    await respond({ response_type: 'ephemeral', replace_original: false, text: refusalText(settings) });
    return;
  }
  const metadata = JSON.stringify({ channelId: by.channelId });
  await client.views.open({ trigger_id: triggerId, view: settingsModal(settings, metadata) });
};

/** The settings modal, which `/ecw-error settings` and a button open. */
export const settings: Listen = ({ acts: app }, { desk }) => {
  app.action(actionIds.openSettings, async ({ ack, body, client, context, respond }) => {
    await ack();
    const { by, triggerId } = readClick(body, context.teamId);
    await openSettings(by, { client, respond, triggerId }, { desk });
  });

  app.view(viewIds.settings, async ({ ack, body, client, context, view }) => {
    const inputs = readInputs(view.state.values);
    const problems = quietProblems(inputs);
    if (problems) {
      await ack({ response_action: 'errors', errors: { ...problems } });
      return;
    }
    await ack();
    const { channelId } = metadataSchema.parse(JSON.parse(view.private_metadata));
    const by = { teamId: context.teamId ?? body.team?.id ?? '', userId: body.user.id, channelId };
    const changed = await desk.changeSettings(choiceOf(inputs), by);
    if (changed.kind === 'refused') return tell(client, by, refusalText(changed));
    for (const id of inputs('lift')) await desk.unmute(id, by);
    const { card, ...introduction } = await desk.introduction(by);
    if (card)
      await client.chat.update({ channel: card.channelId, ts: card.ts, ...introductionCard(introduction) });
    await tell(client, by, 'The settings of this channel are saved.');
  });
};
