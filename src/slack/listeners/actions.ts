import { z } from 'zod';
import { actionIds, entryOfPick } from '../cards/actionIds.ts';
import { alternativesCard } from '../cards/alternativesCard.ts';
import { caseCard } from '../cards/caseCard.ts';
import { muteText } from '../cards/muteText.ts';
import { readClick } from '../read/readClick.ts';
import { unlessOutside } from '../send/post.ts';
import { hereOnly, showCase } from '../send/showCase.ts';
import type { Listen } from './listen.ts';

/** `entry:1d`: what is to be muted, and how long. */
const quietenSchema = z
  .tuple([z.enum(['entry', 'person']), z.enum(['1h', '1d', '1w', 'lifted'])])
  .transform(([kind, span]) => ({ kind, span }));

/** Buttons and selects on cards. */
export const actions: Listen = ({ acts: app }, { desk, catalog, post, linkTo }) => {
  app.action(/^pick:/, async ({ ack, body, client, context, respond }) => {
    await ack();
    const click = readClick(body, context.teamId);
    const choice = { caseId: click.caseId, entryId: entryOfPick(click.actionId) };
    await showCase(await desk.pick(choice, click.by), click, { client, respond, linkTo });
  });

  app.action(actionIds.pickOther, async ({ ack, body, client, context, respond }) => {
    await ack();
    const click = readClick(body, context.teamId);
    const choice = { caseId: click.caseId, entryId: click.chosen };
    await showCase(await desk.pick(choice, click.by), click, { client, respond, linkTo });
  });

  app.action(actionIds.answer, async ({ ack, body, client, context, respond }) => {
    await ack();
    const click = readClick(body, context.teamId);
    const settled = { caseId: click.caseId, entryId: click.subject, answer: Number(click.chosen) };
    await showCase(await desk.settleQuestion(settled, click.by), click, { client, respond, linkTo });
  });

  app.action(actionIds.worked, async ({ ack, body, client, context, respond }) => {
    await ack();
    const click = readClick(body, context.teamId);
    const view = await desk.rate({ caseId: click.caseId, rating: 'worked' }, click.by);
    await showCase(view, click, { client, respond, linkTo });
  });

  /** The overflow menu of a card that only one person sees. */
  app.action(actionIds.more, async ({ ack, body, client, context, respond }) => {
    await ack();
    const click = readClick(body, context.teamId);
    const view = await desk.rate({ caseId: click.caseId, rating: 'worked' }, click.by);
    await showCase(view, click, { client, respond, linkTo });
  });

  app.action(actionIds.notThis, async ({ ack, body, client, context, respond }) => {
    await ack();
    const click = readClick(body, context.teamId);
    const view = await desk.rate({ caseId: click.caseId, rating: 'wrong' }, click.by);
    if (view.kind !== 'entry') return showCase(view, click, { client, respond, linkTo });
    await respond({
      ...hereOnly(click),
      replace_original: click.isEphemeral,
      ...alternativesCard(view, catalog.entries),
    });
  });

  app.action(actionIds.quieten, async ({ ack, body, client, context, respond }) => {
    await ack();
    const click = readClick(body, context.teamId);
    const view = await desk.viewWhole(click.caseId, click.by);
    if (view.kind !== 'entry') return showCase(view, click, { client, respond, linkTo });
    if (click.chosen === 'not_an_error')
      return showCase(await desk.dismiss(click.caseId, click.by), click, { client, respond, linkTo });
    const { kind, span } = quietenSchema.parse(click.chosen.split(':'));
    const muted = await desk.mute({ kind, span, entryId: view.entry.id }, click.by);
    const text = muteText({ kind: 'mute', muted, entry: view.entry });
    await respond({ response_type: 'ephemeral', replace_original: true, text });
  });

  app.action(actionIds.restore, async ({ ack, body, client, context, respond }) => {
    await ack();
    const click = readClick(body, context.teamId);
    await showCase(await desk.restore(click.caseId, click.by), click, { client, respond, linkTo });
  });

  /** The whole card of a repeat, for the person who wants it. */
  app.action(actionIds.whole, async ({ ack, body, client, context, respond }) => {
    await ack();
    const click = readClick(body, context.teamId);
    const view = await desk.viewWhole(click.caseId, click.by);
    if (view.kind === 'gone') return showCase(view, click, { client, respond, linkTo });
    await respond({ ...hereOnly(click), ...caseCard(view, { ephemeral: true, linkTo }) });
  });

  for (const [actionId, show] of [
    [actionIds.hintShow, true],
    [actionIds.hintDismiss, false],
  ] as const) {
    app.action(actionId, async ({ ack, body, client, context, respond }) => {
      await ack();
      const click = readClick(body, context.teamId);
      const settled = await desk.settleHint({ caseId: click.caseId, show }, click.by);
      if (settled === 'gone') return showCase({ kind: 'gone' }, click, { client, respond, linkTo });
      await respond({ delete_original: true });
    });
  }

  app.action(actionIds.share, async ({ ack, body, client, context, respond }) => {
    await ack();
    const click = readClick(body, context.teamId);
    const view = await desk.view(click.caseId, click.by);
    if (view.kind === 'gone') return showCase(view, click, { client, respond, linkTo });
    const card = caseCard(view, { ephemeral: false, linkTo });
    const shared = post({ channelId: click.by.channelId }, card).then((place) =>
      desk.place(click.caseId, place),
    );
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
      ...caseCard(view, { ephemeral: true, linkTo }),
    });
  });
};
