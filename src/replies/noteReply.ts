import { aboutCase, type Case } from '../cases/case.ts';
import type { ReplyDeps } from './deps.ts';
import type { Reply } from './reply.ts';
import type { ReplyOutcome, ReplyView } from './replyView.ts';

/** A reply whose turn came, and what became of it; `view` is absent where it was not worth saying any more. */
export interface Spoken {
  readonly reply: Reply;
  readonly view?: ReplyView;
  readonly outcome: ReplyOutcome;
}

const caseIn = (view: ReplyView | undefined): Case | undefined => {
  if (!view) return undefined;
  const told = view.kind === 'hint' ? view : view.shown;
  return 'case' in told ? told.case : undefined;
};

const kindOf = ({ content }: Reply, view: ReplyView | undefined): string => {
  if (!view) return content.kind;
  return view.kind === 'hint' ? view.kind : view.shown.kind;
};

const outcomes = { posted: 'said', later: 'later', dropped: 'dropped' } as const;

/** Look-ups are asked for by a mention or directly; the rest the bot says by itself. */
const doorOf = ({ content, channelId }: Reply, about: Case | undefined): string | undefined => {
  if (about) return about.door;
  if (content.kind !== 'wish') return undefined;
  return channelId.startsWith('D') ? 'direct' : 'mention';
};

/** Leaves a line in the log of what became of a reply. */
export const noteReply = (
  { reply, view, outcome }: Spoken,
  { noteStep, now }: Pick<ReplyDeps, 'noteStep' | 'now'>,
): void => {
  const { id, caseId, writtenAt } = reply;
  const about = caseIn(view);
  const door = doorOf(reply, about);
  noteStep({
    step: 'answer',
    outcome: outcomes[outcome.kind],
    kind: kindOf(reply, view),
    ...(door === undefined ? {} : { door }),
    reply: id,
    ...(caseId === undefined ? {} : { case: caseId }),
    ...(about ? aboutCase(about) : {}),
    ...(outcome.kind === 'dropped' ? { reason: outcome.reason } : {}),
    ms: now() - writtenAt,
  });
};
