import { z } from 'zod';
import { viewIds } from '../cards/actionIds.ts';
import { refusalText } from '../cards/wording.ts';
import { tell } from '../post.ts';
import { readInputs } from '../readEscalationForm.ts';
import type { Listen } from './listen.ts';

const metadataSchema = z.object({ channelId: z.string() });

/** The settings modal that `/ecw-error settings` opens. */
export const settings: Listen = (app, { desk }) => {
  app.view(viewIds.settings, async ({ ack, body, client, context, view }) => {
    await ack();
    const { channelId } = metadataSchema.parse(JSON.parse(view.private_metadata));
    const inputs = readInputs(view.state.values);
    const on = inputs('switches');
    const by = { teamId: context.teamId ?? body.team?.id ?? '', userId: body.user.id, channelId };
    const chosen = {
      watched: inputs('speaking')[0] === 'watch',
      guestsMayEscalate: on.includes('guests'),
      warnsPosters: on.includes('warn'),
    };
    const changed = await desk.changeSettings(chosen, by);
    await tell(
      client,
      by,
      changed.kind === 'refused' ? refusalText(changed) : 'The settings of this channel are saved.',
    );
  });
};
