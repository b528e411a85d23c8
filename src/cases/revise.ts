import { whenLeftAlone } from '../reading/createTextReader.ts';
import type { Case } from './case.ts';
import type { CaseDeps } from './deps.ts';
import { type Heard, hear } from './hear.ts';
import { isTold, openCase } from './openCase.ts';
import type { Paste } from './paste.ts';
import type { Revision } from './port.ts';
import { policyOf, recognise } from './recognise.ts';

/** What became of an edit. `changed`: the reply, if there is one, is brought up to date. */
export type Revised = Heard | { readonly kind: 'changed' };

const silence: Revised = { kind: 'silence' };

/** Whether an edit may still change what was said: nobody decided otherwise, and it is the latest. */
const isOpen = async (earlier: Case, { version = '' }: Paste, { store }: CaseDeps): Promise<boolean> =>
  earlier.status !== 'dismissed' &&
  earlier.version < version &&
  // A check saw what is wrong, which is surer than what the text says.
  earlier.verdict.checked === undefined &&
  // A look-up, a mute or a check leaves a case without a text that was judged.
  (earlier.excerpt !== '' || earlier.verdict.kind !== 'none' || isTold(earlier)) &&
  // What was escalated is what eCW has; later evidence is added to it by hand.
  (await store.escalations.ofCase(earlier.teamId, earlier.id)) === undefined;

/** A case read anew: what it becomes, and whether the bot may speak of it for all to see. Undefined where it stays what it is. */
const readAnew = async (earlier: Case, paste: Paste, deps: CaseDeps) => {
  const recognised = await recognise(paste, deps);
  if (recognised.merelyAsks && isTold(earlier)) return undefined;
  const { sensitivity } = await deps.store.channels.settings(paste.by.teamId, paste.by.channelId);
  const policy = earlier.door === 'message' ? policyOf(recognised, sensitivity) : 'reply';
  const { verdict, excerpt, entryId } = await openCase({ ...paste, door: earlier.door }, recognised, deps);
  const isSame = verdict.candidates[0]?.id === earlier.verdict.candidates[0]?.id;
  const decided = isSame && earlier.picked ? earlier.entryId : entryId;
  const revision: Revision = {
    verdict,
    excerpt,
    ...(decided === undefined ? {} : { entryId: decided }),
    picked: isSame && earlier.picked,
    ...(isSame && earlier.repeats !== undefined ? { repeats: earlier.repeats } : {}),
    status: policy === 'silence' ? 'void' : 'standing',
    version: paste.version ?? '',
  };
  return { revision, speaks: policy === 'reply' };
};

/** Brings a case up to date with the edited message. Where the new text is not read (too long, too slow), the reply stays. */
const change = async (earlier: Case, paste: Paste, deps: CaseDeps): Promise<Revised> => {
  const anew = await whenLeftAlone(readAnew(earlier, paste, deps), (reason) =>
    deps.metrics.count('drops', { reason }),
  );
  if (!anew) return silence;
  const { revision, speaks } = anew;
  const { teamId, id } = earlier;
  const repeats = (await deps.store.cases.repeatsOf(teamId, id)).map((repeat) => repeat.id);
  if (!(await deps.store.cases.revise(teamId, id, revision))) return silence;
  for (const changed of new Set([id, earlier.repeats, revision.repeats, ...repeats]))
    if (changed !== undefined) deps.cardChanged({ kind: 'case', teamId, id: changed });
  if (revision.status === 'void') await deps.store.replies.drop(teamId, id);
  else if (speaks && !earlier.card && revision.repeats === undefined) await deps.queueCard(earlier);
  return { kind: 'changed' };
};

/**
 * A message was edited: into an error it is answered; into another one, or into none, the reply is changed in place.
 * An edit that overtook the message itself is the first that is heard of it.
 */
export const revise = async (
  paste: Paste & { readonly messageTs: string },
  deps: CaseDeps,
): Promise<Revised> => {
  const message = { ...paste.by, messageTs: paste.messageTs };
  const earlier = await deps.store.cases.ofMessage(message);
  if (earlier) return (await isOpen(earlier, paste, deps)) ? change(earlier, paste, deps) : silence;
  const heard = await hear(paste, deps);
  if (heard.kind !== 'repeat') return heard;
  const meanwhile = await deps.store.cases.ofMessage(message);
  return meanwhile && (await isOpen(meanwhile, paste, deps)) ? change(meanwhile, paste, deps) : silence;
};
