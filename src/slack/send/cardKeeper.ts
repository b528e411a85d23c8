import type { WebClient } from '@slack/web-api';
import type { Case } from '../../cases/case.ts';
import { type CaseView, findView, viewCase } from '../../cases/caseView.ts';
import type { CardSubject } from '../../cases/deps.ts';
import { forgetCard, refreshRepeats } from '../../cases/repeats.ts';
import type { CardPlace, LinkTo } from '../../channels/places.ts';
import type { EscalationDeps } from '../../escalations/deps.ts';
import type { Delivery } from '../../escalations/escalation.ts';
import { findEscalationView } from '../../escalations/viewEscalation.ts';
import { viewOutbreak } from '../../outbreaks/viewOutbreak.ts';
import { createSerialiseByKey } from '../../pacing/lanes.ts';
import { within } from '../../pacing/within.ts';
import type { Card } from '../cards/card.ts';
import { teamNoteCard } from '../cards/curation/teamNoteCard.ts';
import { outbreakCard } from '../cards/errors/outbreakCard.ts';
import { escalationCard } from '../cards/escalations/escalationCard.ts';
import { caseCard } from '../cards/shownCard.ts';
import { slackTrouble } from '../connect/slackTrouble.ts';
import { orPlainer } from './post.ts';

export interface CardKeeper {
  /** Brings the card of an escalation and those of all its cases up to date. False where Slack does not take that shortly: it goes on, and nobody waits. Never rejects. */
  refresh(teamId: string, escalationId: string): Promise<boolean>;
  /** Does the same for the one case of an escalation that was just filed: nothing else shows it yet. */
  showFiled(escalationId: string, filed: Case): Promise<boolean>;
  /** Brings the card of a case, outbreak or note up to date, soon: changes that come close together make one update. */
  refreshSoon(subject: CardSubject): void;
  /** Ends what was put off, without doing it. */
  stop(): void;
}

interface CardKeeperDeps {
  readonly domain: Pick<
    EscalationDeps,
    'catalog' | 'store' | 'look' | 'people' | 'destinationNames' | 'escalatesTo' | 'viewTeamNote'
  >;
  readonly client: WebClient;
  readonly linkTo: LinkTo;
  /** Called with what went wrong in an update that nobody waits for any more. */
  readonly trouble: (error: unknown) => void;
  /** How long anybody waits for cards, in milliseconds: somebody who clicked is told otherwise then. */
  readonly waitMs: number;
  /** How far apart updates of one card are, in milliseconds. */
  readonly gapMs: number;
}

export interface CardTools {
  readonly client: WebClient;
  readonly linkTo: LinkTo;
}

/** Brings a posted card up to date. */
export const updateCard = async (
  { client, linkTo }: CardTools,
  card: CardPlace,
  view: CaseView,
): Promise<void> => {
  const { channelId: channel, ts } = card;
  await orPlainer(caseCard(view, { ephemeral: false, linkTo }), (shown) =>
    client.chat.update({ channel, ts, ...shown }),
  );
};

/** Where the escalation channel's card stands, once it was delivered there. */
export const channelCardOf = (deliveries: readonly Delivery[]): CardPlace | undefined => {
  const receipt = deliveries.find(({ destination }) => destination === 'slack')?.receipt;
  const [channelId, ts] = receipt?.split('/') ?? [];
  return channelId && ts ? { channelId, ts } : undefined;
};

/** Does a work now, or, when the last one of its key is too recent, once after a while, however often it was asked for meanwhile. */
const createLimited = (gapMs: number, trouble: (error: unknown) => void) => {
  const waiting = new Map<string, NodeJS.Timeout>();
  const doneAt = new Map<string, number>();
  const forgetPast = () => {
    for (const [key, at] of doneAt) if (performance.now() - at > gapMs) doneAt.delete(key);
  };
  const run = (key: string, work: () => Promise<void>) => {
    waiting.delete(key);
    if (doneAt.size > 1000) forgetPast();
    doneAt.set(key, performance.now());
    work().catch(trouble);
  };
  return {
    ask: (key: string, work: () => Promise<void>) => {
      if (waiting.has(key)) return;
      const wait = Math.max(0, (doneAt.get(key) ?? Number.NEGATIVE_INFINITY) + gapMs - performance.now());
      waiting.set(
        key,
        setTimeout(() => run(key, work), wait),
      );
    },
    stop: () => {
      for (const timer of waiting.values()) clearTimeout(timer);
    },
  };
};

/** Whether short lines may repeat what a card tells: not of a repeat itself, nor where it was the only report. */
const mayHaveLines = (view: CaseView): boolean =>
  view.case.repeats === undefined && !(view.kind === 'entry' && view.recurrence === undefined);

/** Refreshes of one escalation run one after the other and each reads it anew, so that the last one shows the last state. */
export const createCardKeeper = (deps: CardKeeperDeps): CardKeeper => {
  const { domain, client, linkTo } = deps;
  const serialise = createSerialiseByKey();
  const limited = createLimited(deps.gapMs, deps.trouble);

  const refreshSoon: CardKeeper['refreshSoon'] = ({ kind, teamId, id }) =>
    limited.ask(`${kind} ${id}`, () => refreshers[kind](teamId, id));

  /** A card that somebody took down is forgotten, so that nothing links it. */
  const update = async (view: CaseView) => {
    const { card, teamId } = view.case;
    if (!card) return;
    await updateCard({ client, linkTo }, card, view).catch(async (error: unknown) => {
      if (slackTrouble(error).code !== 'message_not_found') throw error;
      await forgetCard({ ...card, teamId }, { store: domain.store, cardChanged: refreshSoon });
    });
  };

  const refreshCase = async (teamId: string, id: string) => {
    const view = await findView(teamId, id, domain);
    if (view) await update(view);
  };

  const put = ({ channelId: channel, ts }: CardPlace, card: Card) =>
    orPlainer(card, (shown) => client.chat.update({ channel, ts, ...shown }));

  const refreshOutbreak = async (teamId: string, id: string) => {
    const view = await viewOutbreak(teamId, id, domain);
    const card = view?.outbreak.card;
    if (view && card) await put(card, outbreakCard(view, linkTo));
  };

  const refreshTeamNote = async (teamId: string, id: string) => {
    const view = await domain.viewTeamNote(teamId, id);
    const card = view?.note.card;
    if (view && card) await put(card, teamNoteCard(view, linkTo));
  };

  /** Brings the card of a case up to date, and the short lines of what repeats it, which offer to join its escalation. */
  const updateWithLines = async (view: CaseView) => {
    await update(view);
    if (mayHaveLines(view))
      await refreshRepeats(view.case, { store: domain.store, cardChanged: refreshSoon });
  };

  const refreshEscalation = async (teamId: string, escalationId: string) => {
    const view = await findEscalationView(teamId, escalationId, domain);
    if (!view) return;
    const { escalation, cases, deliveries } = view;
    for (const one of cases) await updateWithLines(await viewCase(one, domain, { escalation }));
    const card = channelCardOf(deliveries);
    if (card) await put(card, escalationCard(view, linkTo));
  };

  const refreshers = { case: refreshCase, outbreak: refreshOutbreak, teamNote: refreshTeamNote };

  const shortly = async (work: Promise<void>): Promise<boolean> => {
    const done = work.then(
      () => true,
      (error: unknown) => {
        deps.trouble(error);
        return false;
      },
    );
    return (await within(done, deps.waitMs))?.value ?? false;
  };

  return {
    refresh: (teamId, escalationId) =>
      shortly(serialise(escalationId, () => refreshEscalation(teamId, escalationId))),
    showFiled: (escalationId, filed) =>
      shortly(serialise(escalationId, async () => updateWithLines(await viewCase(filed, domain)))),
    refreshSoon,
    stop: limited.stop,
  };
};
