import { readExcerpt } from '../cases/openCase.ts';
import type { Actor } from '../channels/places.ts';
import type { EscalationDeps } from './deps.ts';
import type { Escalation } from './escalation.ts';
import { listReadable } from './readable.ts';

/** A message that somebody wants to add to an escalation. `replyTs` is the start of its thread. */
interface LaterMessage {
  readonly text: string;
  readonly replyTs: string;
}

interface EvidenceOffer {
  /** Redacted. */
  readonly text: string;
  /** Open escalations, that of the thread first. */
  readonly open: readonly Escalation[];
}

/** What may be added, and to which of the escalations that this person may see. */
export const evidenceFor = async (
  { text, replyTs }: LaterMessage,
  by: Actor,
  deps: EscalationDeps,
): Promise<EvidenceOffer> => {
  const { store } = deps;
  const { escalations: open } = await listReadable({ name: 'evidence' }, by, deps);
  const started = await store.cases.ofMessage({ ...by, messageTs: replyTs });
  const own = started && (await store.escalations.ofCase(by.teamId, started.id));
  const first = open.filter(({ id }) => id === own?.id);
  const excerpt = await readExcerpt({ text, urgency: 'asked' }, deps);
  return { text: excerpt.text, open: [...first, ...open.filter(({ id }) => id !== own?.id)] };
};
