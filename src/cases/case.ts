import type { Actor, CardPlace, LinkTo } from '../channels/places.ts';
import type { Door } from './paste.ts';
import type { StoredVerdict } from './storedVerdict.ts';

/** `void`: its message no longer holds an error. `dismissed`: a person said that it is none. */
export const caseStatuses = ['standing', 'void', 'dismissed'] as const;
export type CaseStatus = (typeof caseStatuses)[number];

/** A paste with its verdict, redacted, as stored. */
export interface Case {
  readonly id: string;
  readonly teamId: string;
  readonly channelId: string;
  readonly userId: string;
  readonly door: Door;
  readonly messageTs?: string;
  /** Redacted, and cut to what an escalation can carry. */
  readonly excerpt: string;
  readonly verdict: StoredVerdict;
  /** The entry that the case is held to be, by the engine or by a person. */
  readonly entryId?: string;
  /** True when a person picked the entry. */
  readonly picked: boolean;
  readonly card?: CardPlace;
  /** The thread that its message belongs to or starts. */
  readonly threadTs?: string;
  /** Id of the case with the full card, where the same error stood in the channel shortly before. */
  readonly repeats?: string;
  readonly status: CaseStatus;
  /** When the text it was read from was last edited, as Slack says it; empty for a text as it was first sent. */
  readonly version: string;
  /** The organisation (Enterprise Grid) that the message came through. */
  readonly enterpriseId?: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** A case in a line of the log. */
export const aboutCase = ({
  id,
  entryId,
  verdict,
}: Case): { readonly case: string; readonly entry?: string } => {
  const entry = entryId ?? verdict.candidates[0]?.id;
  return { case: id, ...(entry === undefined ? {} : { entry }) };
};

/** The entry whose card a case shows: what it is held to be, else what who asked probably meant. */
export const shownEntryId = ({ entryId, verdict }: Pick<Case, 'entryId' | 'verdict'>): string | undefined =>
  entryId ?? (verdict.isLikely ? verdict.candidates[0]?.id : undefined);

/** Where an error was reported. */
export interface Source {
  /** Six capital letters; absent where the paste states none. */
  readonly practice?: string;
  /** Address of the message that it was pasted in. */
  readonly message?: string;
  /** Address of its thread, where the message does not begin it. */
  readonly thread?: string;
}

/** Ids of direct conversations begin so: nobody else can follow a link into one. */
const isDirect = ({ channelId }: Case): boolean => channelId.startsWith('D');

/** Where a case came from, as far as others can go there. */
export const sourceOf = (one: Case, linkTo: LinkTo): Source => {
  const { channelId, messageTs: ts, threadTs, verdict } = one;
  const practice = verdict.facts.practiceCode;
  const isReply = threadTs !== undefined && threadTs !== ts;
  return {
    ...(practice === undefined ? {} : { practice }),
    ...(ts === undefined || isDirect(one) ? {} : { message: linkTo({ channelId, ts, threadTs }) }),
    ...(isReply && !isDirect(one) ? { thread: linkTo({ channelId, ts: threadTs }) } : {}),
  };
};

/** The case is gone, or was never this person's to touch: nobody is told which. */
export interface Gone {
  readonly kind: 'gone';
}
export const gone: Gone = { kind: 'gone' };

/** Where cases are found. */
interface Cases {
  readonly find: (teamId: string, id: string) => Promise<Case | undefined>;
}

/** Loads the case behind a click and checks that the click comes from its team and from a channel where its card stands. */
export const claim = async (
  caseId: string,
  by: Actor,
  { store }: { readonly store: { readonly cases: Cases } },
): Promise<Case | undefined> => {
  const found = await store.cases.find(by.teamId, caseId);
  if (!found) return undefined;
  const channels = [found.channelId, found.card?.channelId];
  return channels.includes(by.channelId) ? found : undefined;
};
