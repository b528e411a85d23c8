import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { type CheckAnswer, checkCase, draftChecks } from '../../cases/checkCase.ts';
import type { CheckWish } from '../../cases/checkWish.ts';
import type { Actor, CardPlace } from '../../channels/places.ts';
import { outcomeText } from '../../checks/resultText.ts';
import type { Subject } from '../../checks/subject.ts';
import type { Card } from '../cards/card.ts';
import { askerText, checkCard } from '../cards/errors/checkCard.ts';
import { type CheckMetadata, checkModal } from '../cards/errors/checkModal.ts';
import { checksOffText } from '../cards/errors/guideCard.ts';
import { refusalText } from '../cards/mrkdwn.ts';
import { caseCard } from '../cards/shownCard.ts';
import { slackTrouble } from '../connect/slackTrouble.ts';
import { readCheckForm } from '../read/readCheckForm.ts';
import { tell, unlessOutside } from '../send/post.ts';
import { goneText } from '../send/showCase.ts';
import type { ListenerDeps } from './deps.ts';
import type { ClickHandler } from './onClick.ts';
import type { Sender, SentForm } from './onForm.ts';

export const checkMetadata: z.ZodType<CheckMetadata> = z.object({
  caseId: z.string(),
  channelId: z.string(),
  threadTs: z.string().exactOptional(),
  isPrivate: z.boolean(),
});

const lookingText = 'Looking. This takes ten seconds at most.';

type CheckTools = ListenerDeps & { readonly client: WebClient };

interface FormPlace {
  readonly triggerId: string;
  readonly by: Actor;
  readonly metadata: CheckMetadata;
}

const openForm = async ({ triggerId, by, metadata }: FormPlace, { domain, client }: CheckTools) => {
  const draft = await draftChecks(metadata.caseId, by, domain);
  const { threadTs } = metadata;
  const to = { ...by, ...(threadTs === undefined ? {} : { threadTs }) };
  switch (draft.kind) {
    case 'draft':
      await client.views.open({ trigger_id: triggerId, view: checkModal(draft.prefill, metadata) });
      return;
    case 'refused':
      return tell(client, to, refusalText(draft));
    case 'gone':
      return tell(client, to, goneText);
    case 'off':
      return tell(client, to, checksOffText);
  }
};

/** *Run checks* on a card. */
export const openChecks: ClickHandler = async (click, deps, { client }) => {
  const { caseId, by, isEphemeral, messageTs, triggerId } = click;
  const threadTs = click.threadTs ?? (isEphemeral ? undefined : messageTs);
  const thread = threadTs === undefined ? {} : { threadTs };
  const metadata = { caseId, channelId: by.channelId, isPrivate: isEphemeral, ...thread };
  await openForm({ triggerId, by, metadata }, { ...deps, client });
  return undefined;
};

/** What is to be looked at, by whom, and whether they alone see what comes of it. */
interface Asked {
  readonly caseId: string;
  readonly subject: Subject;
  readonly by: Sender;
  readonly isPrivate: boolean;
}

/** Where the answer goes: a message that tells how far it is, or one that only the asker sees. */
interface Answering {
  /** Absent while the answer is for the asker alone. */
  readonly place?: CardPlace;
}

const start = async ({ by, isPrivate }: Asked, { client, postWith }: CheckTools): Promise<Answering> => {
  const alone = async (): Promise<Answering> => {
    await tell(client, by, lookingText);
    return {};
  };
  if (isPrivate) return alone();
  const { channelId, threadTs } = by;
  const place = { channelId, ...(threadTs === undefined ? {} : { threadTs }) };
  const posted = postWith(client)(place, { text: lookingText, blocks: [] }).then((card) => ({ place: card }));
  return unlessOutside<Answering>(posted, alone);
};

const say = async ({ place }: Answering, card: Card, { by, client }: CheckTools & Pick<Asked, 'by'>) => {
  if (place) await client.chat.update({ channel: place.channelId, ts: place.ts, ...card });
  else await tell(client, by, card);
};

const wordsAlone = (text: string): Card => ({ text, blocks: [] });

type Ran = Extract<CheckAnswer, { readonly kind: 'ran' }>;

/** Says what was seen, without the newer blocks where this Slack refuses them; what is for the asker alone goes to them. */
const sayResult = async (
  { result, view, hasMoved }: Ran,
  answering: Answering,
  tools: CheckTools & Pick<Asked, 'by'>,
) => {
  const { client, by, linkTo } = tools;
  const isPrivate = answering.place === undefined;
  await say(answering, checkCard(result, { isPrivate }), tools).catch((error: unknown) => {
    if (slackTrouble(error).code !== 'invalid_blocks') throw error;
    return say(answering, checkCard(result, { isPrivate, isPlain: true }), tools);
  });
  const forAsker = isPrivate ? '' : askerText(result);
  if (forAsker !== '') await tell(client, by, forAsker);
  if (isPrivate && hasMoved && !view.case.card)
    await tell(client, by, caseCard(view, { ephemeral: true, linkTo }));
};

/** Looks, and tells: first that it looks, then what it saw. */
export const answerChecks = async (asked: Asked, deps: CheckTools): Promise<void> => {
  const { caseId, subject, by } = asked;
  const tools = { ...deps, by };
  let answering: Answering = {};
  const started = async () => {
    answering = await start(asked, deps);
  };
  const answer = await checkCase({ caseId, subject, started }, by, deps.domain);
  switch (answer.kind) {
    case 'ran':
      return sayResult(answer, answering, tools);
    case 'too_often':
    case 'nothing_to_check':
      return say(answering, wordsAlone(outcomeText(answer).lines.join('\n')), tools);
    case 'refused':
      return tell(deps.client, by, refusalText(answer));
    case 'gone':
      return tell(deps.client, by, goneText);
    case 'off':
      return tell(deps.client, by, checksOffText);
  }
};

const emptyText =
  'Name a JWKS URL, a FHIR base or a practice with its environment, or paste an assertion or an authorize URL.';

const isEmpty = ({ jwksUrl, fhirBase, practice, environment, assertion, authorizeUrl }: Subject): boolean =>
  [jwksUrl, fhirBase, assertion, authorizeUrl, practice && environment].every((value) => value === undefined);

/** The form that was filled in. */
export const sendChecks = async (
  { ack, client, by, metadata, inputs }: SentForm<CheckMetadata>,
  deps: ListenerDeps,
): Promise<void> => {
  const subject = readCheckForm(inputs);
  if (isEmpty(subject)) {
    await ack({ response_action: 'errors', errors: { jwksUrl: emptyText } });
    return;
  }
  await ack();
  const { caseId, isPrivate } = metadata;
  await answerChecks({ caseId, subject, by, isPrivate }, { ...deps, client });
};

/** `/ecw-error check`: the form, or a look at the address that follows. Only the asker sees what comes of it. */
export const checkByCommand = async (
  { subject }: CheckWish,
  { by, triggerId }: { readonly by: Actor; readonly triggerId: string },
  tools: CheckTools,
): Promise<void> => {
  const { channelId } = by;
  if (subject) return answerChecks({ caseId: '', subject, by, isPrivate: true }, tools);
  return openForm({ triggerId, by, metadata: { caseId: '', channelId, isPrivate: true } }, tools);
};
