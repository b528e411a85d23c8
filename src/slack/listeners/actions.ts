import { actionIds, entryOfPick } from '../cards/actionIds.ts';
import { alternativesCard } from '../cards/alternativesCard.ts';
import { caseCard } from '../cards/caseCard.ts';
import { post, unlessOutside } from '../post.ts';
import { readClick } from '../readClick.ts';
import { hereOnly, showCase } from '../showCase.ts';
import type { Listen } from './listen.ts';

/** Buttons and selects on cards. */
export const actions: Listen = (app, { desk, catalog }) => {
  app.action(/^pick:/, async ({ ack, body, client, context, respond }) => {
    await ack();
    const click = readClick(body, context.teamId);
    const choice = { caseId: click.caseId, entryId: entryOfPick(click.actionId) };
    await showCase(await desk.pick(choice, click.by), click, { client, respond });
  });

  app.action(actionIds.pickOther, async ({ ack, body, client, context, respond }) => {
    await ack();
    const click = readClick(body, context.teamId);
    const choice = { caseId: click.caseId, entryId: click.chosen };
    await showCase(await desk.pick(choice, click.by), click, { client, respond });
  });

  app.action(actionIds.answer, async ({ ack, body, client, context, respond }) => {
    await ack();
    const click = readClick(body, context.teamId);
    const settled = { caseId: click.caseId, entryId: click.subject, answer: Number(click.chosen) };
    await showCase(await desk.settleQuestion(settled, click.by), click, { client, respond });
  });

  app.action(actionIds.worked, async ({ ack, body, client, context, respond }) => {
    await ack();
    const click = readClick(body, context.teamId);
    const view = await desk.rate({ caseId: click.caseId, rating: 'worked' }, click.by);
    await showCase(view, click, { client, respond });
  });

  /** The overflow menu of a card that only one person sees. */
  app.action(actionIds.more, async ({ ack, body, client, context, respond }) => {
    await ack();
    const click = readClick(body, context.teamId);
    const view = await desk.rate({ caseId: click.caseId, rating: 'worked' }, click.by);
    await showCase(view, click, { client, respond });
  });

  app.action(actionIds.notThis, async ({ ack, body, client, context, respond }) => {
    await ack();
    const click = readClick(body, context.teamId);
    const view = await desk.rate({ caseId: click.caseId, rating: 'wrong' }, click.by);
    if (view.kind !== 'entry') return showCase(view, click, { client, respond });
    await respond({
      ...hereOnly(click),
      replace_original: click.isEphemeral,
      ...alternativesCard(view, catalog.entries),
    });
  });

  app.action(actionIds.share, async ({ ack, body, client, context, respond }) => {
    await ack();
    const click = readClick(body, context.teamId);
    const view = await desk.view(click.caseId, click.by);
    if (view.kind === 'gone') return showCase(view, click, { client, respond });
    const card = caseCard(view, { ephemeral: false });
    const shared = post(client, click.by, card).then((place) => desk.place(click.caseId, place));
    await unlessOutside(shared, async () => {
      await respond({ response_type: 'in_channel', replace_original: false, ...card });
    });
    await respond({ delete_original: true });
  });

  app.action({ action_id: actionIds.show, block_id: 'picker' }, async ({ ack, body, context, respond }) => {
    await ack();
    const click = readClick(body, context.teamId);
    const view = await desk.show(click.chosen, click.by);
    if (!view) return;
    await respond({
      ...hereOnly(click),
      replace_original: click.isEphemeral,
      ...caseCard(view, { ephemeral: true }),
    });
  });
};
