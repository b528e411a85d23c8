import { settingsModal } from '../cards/settingsModal.ts';
import { shownCard } from '../cards/shownCard.ts';
import { refusalText } from '../cards/wording.ts';
import { plainText } from '../plainText.ts';
import type { Listen } from './listen.ts';

/** `/ecw-error …`: seen only by the person who asked. */
export const commands: Listen = (app, { desk }) => {
  app.command('/ecw-error', async ({ ack, client, command, context, respond }) => {
    await ack();
    const by = {
      teamId: context.teamId ?? command.team_id,
      userId: command.user_id,
      channelId: command.channel_id,
    };
    if ((command.text ?? '').trim().toLowerCase() === 'settings') {
      const settings = await desk.settings(by);
      const metadata = JSON.stringify({ channelId: by.channelId });
      if (settings.kind === 'refused')
        await respond({ response_type: 'ephemeral', text: refusalText(settings) });
      else
        await client.views.open({ trigger_id: command.trigger_id, view: settingsModal(settings, metadata) });
      return;
    }
    const shown = await desk.ask({ text: plainText(command.text ?? ''), door: 'command', by });
    if (shown.kind === 'silence') return;
    await respond({ response_type: 'ephemeral', ...shownCard(shown, { ephemeral: true }) });
  });
};
