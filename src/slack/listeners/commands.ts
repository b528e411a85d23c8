import { shownCard } from '../cards/shownCard.ts';
import type { Listen } from './listen.ts';

/** `/ecw-error …`: seen only by the person who asked. */
export const commands: Listen = (app, { desk }) => {
  app.command('/ecw-error', async ({ ack, command, context, respond }) => {
    await ack();
    const by = {
      teamId: context.teamId ?? command.team_id,
      userId: command.user_id,
      channelId: command.channel_id,
    };
    const shown = await desk.ask({ text: command.text ?? '', door: 'command', by });
    if (shown.kind === 'silence') return;
    await respond({ response_type: 'ephemeral', ...shownCard(shown, { ephemeral: true }) });
  });
};
