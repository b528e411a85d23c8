import type { Case } from '../cases/case.ts';
import type { DeskDeps } from '../cases/desk.ts';
import type { Actor } from '../cases/paste.ts';
import type { MuteKind } from './muteKinds.ts';
import { readMuteCommand } from './muteWish.ts';

export interface NewMute {
  readonly id: string;
  readonly teamId: string;
  /** Empty where it holds in every channel. */
  readonly channelId: string;
  readonly kind: MuteKind;
  /** The entry's or the person's id; empty for a channel. */
  readonly subject: string;
  /** Epoch milliseconds; absent until somebody lifts it. */
  readonly until?: number;
  readonly by: string;
  readonly at: number;
}
export type Mute = NewMute;

/** How long a mute may last, by the word for it; `lifted`: until somebody lifts it. */
export const muteSpans = { '1h': 3_600_000, '1d': 86_400_000, '1w': 604_800_000, lifted: undefined } as const;
export type MuteSpan = keyof typeof muteSpans;

type Held = Pick<Case, 'teamId' | 'channelId' | 'userId' | 'entryId'>;

const isOver = ({ kind, subject, channelId }: Mute, held: Held): boolean => {
  switch (kind) {
    case 'channel':
      return true;
    case 'entry':
      return channelId === held.channelId && subject === held.entryId;
    case 'person':
      return subject === held.userId;
  }
};

/** Whether somebody asked us to keep quiet about this case. */
export const isMuted = async (held: Held, { store, now }: DeskDeps): Promise<boolean> => {
  const mutes = await store.mutes.list({ ...held, now: now() });
  return mutes.some((mute) => isOver(mute, held));
};

/** What somebody wants muted, where they are. */
export interface MuteWish {
  readonly kind: MuteKind;
  /** Which error, for `entry`. */
  readonly entryId?: string;
  readonly span: MuteSpan;
}

export type Muted =
  | { readonly kind: 'muted'; readonly mute: Mute }
  | { readonly kind: 'lifted'; readonly mute: Mute }
  /** There is no such error, or no such mute. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'refused'; readonly why: 'guest' };

/** A mute of a channel concerns everybody there, so guests may not set or lift one; their own messages are theirs to decide. */
const mayMute = async (kind: MuteKind, by: Actor, { people }: DeskDeps): Promise<boolean> =>
  kind === 'person' || !(await people.isGuest(by));

/** Tells the channel that it concerns; what somebody decides for their own messages is told to nobody else. */
const announce = async (what: 'muted' | 'lifted', mute: Mute, by: Actor, deps: DeskDeps): Promise<void> => {
  if (mute.kind === 'person') return;
  await deps.store.replies.add({
    id: deps.newId(),
    teamId: by.teamId,
    channelId: by.channelId,
    userId: by.userId,
    content: { kind: 'muting', what, mute },
    state: 'queued',
    writtenAt: deps.now(),
  });
  deps.written();
};

/** Mutes what somebody asked for, until its time is over or somebody lifts it. */
export const mute = async (wish: MuteWish, by: Actor, deps: DeskDeps): Promise<Muted> => {
  if (wish.kind === 'entry' && !deps.catalog.byId(wish.entryId ?? '')) return { kind: 'unknown' };
  if (!(await mayMute(wish.kind, by, deps))) return { kind: 'refused', why: 'guest' };
  const spanMs = muteSpans[wish.span];
  const subjects = { channel: '', entry: wish.entryId ?? '', person: by.userId };
  const set: Mute = {
    id: deps.newId(),
    teamId: by.teamId,
    channelId: wish.kind === 'person' ? '' : by.channelId,
    kind: wish.kind,
    subject: subjects[wish.kind],
    ...(spanMs === undefined ? {} : { until: deps.now() + spanMs }),
    by: by.userId,
    at: deps.now(),
  };
  await deps.store.mutes.set(set);
  await announce('muted', set, by, deps);
  return { kind: 'muted', mute: set };
};

/** The mutes that this person may see and lift here: the channel’s, and their own. */
export const mutesFor = async (by: Actor, { store, now }: DeskDeps): Promise<readonly Mute[]> => {
  const mutes = await store.mutes.list({ ...by, now: now() });
  return mutes.filter(({ kind, subject }) => kind !== 'person' || subject === by.userId);
};

/** Lifts a mute that this person may lift. */
export const unmute = async (id: string, by: Actor, deps: DeskDeps): Promise<Muted> => {
  const held = (await mutesFor(by, deps)).find((one) => one.id === id);
  if (!held) return { kind: 'unknown' };
  if (!(await mayMute(held.kind, by, deps))) return { kind: 'refused', why: 'guest' };
  const lifted = await deps.store.mutes.lift(by.teamId, id);
  if (!lifted) return { kind: 'unknown' };
  await announce('lifted', lifted, by, deps);
  return { kind: 'lifted', mute: lifted };
};

/** Carries out `mute …` or `unmute …`; undefined for a text that asks for neither. */
export const obeyMute = async (text: string, by: Actor, deps: DeskDeps): Promise<Muted | undefined> => {
  const command = readMuteCommand(text, deps.catalog);
  switch (command?.what) {
    case undefined:
      return undefined;
    case 'unclear':
      return { kind: 'unknown' };
    case 'mute':
      return mute(command.wish, by, deps);
    case 'unmute': {
      const subject = command.entryId ?? '';
      const held = (await mutesFor(by, deps)).find(
        (one) => one.kind === command.kind && (one.kind !== 'entry' || one.subject === subject),
      );
      return held ? unmute(held.id, by, deps) : { kind: 'unknown' };
    }
  }
};
