import { shownCard } from '../cards/shownCard.ts';
import { plainText } from '../read/plainText.ts';
import type { Listen } from './listen.ts';
import { openSettings } from './settings.ts';

/** `/ecw-error …`: seen only by the person who asked. */
export const commands: Listen = ({ acts: app }, { desk, linkTo }) => {
  app.command('/ecw-error', async ({ ack, client, command, context, respond }) => {
    await ack();
    const by = {
      teamId: context.teamId ?? command.team_id,
      userId: command.user_id,
      channelId: command.channel_id,
      ...(context.enterpriseId === undefined ? {} : { enterpriseId: context.enterpriseId }),
    };
    if ((command.text ?? '').trim().toLowerCase() === 'settings') {
      await openSettings(by, { client, respond, triggerId: command.trigger_id }, { desk });
      return;
    }
    const shown = await desk.ask({ text: plainText(command.text ?? ''), door: 'command', by });
    if (shown.kind === 'silence') return;
    await respond({ response_type: 'ephemeral', ...shownCard(shown, { ephemeral: true, linkTo }) });
  });
};
