import { dayMs, hourMs } from '../pacing/durations.ts';
import type { CardPlace, ChannelPlace } from './places.ts';

/** How ready the bot is to speak unasked in a channel. */
export const sensitivities = ['careful', 'usual', 'eager'] as const;
export type Sensitivity = (typeof sensitivities)[number];

/** Bots whose messages are read unasked in a channel: those that the operator listed, none, or all. */
export const botChoices = ['listed', 'none', 'all'] as const;
export type BotChoice = (typeof botChoices)[number];

/** Languages that the introduction speaks. */
export const languages = ['en', 'es', 'de', 'fr', 'hi'] as const;
export type Language = (typeof languages)[number];

/** Minutes of the day in the bot’s time zone; over midnight where `from` is later than `to`. */
export interface QuietHours {
  readonly from: number;
  readonly to: number;
}

/** What people chose for a channel. `watched` and `digest` are absent where nobody chose. */
export interface ChannelSettings {
  readonly watched?: boolean;
  readonly guestsMayEscalate: boolean;
  readonly warnsPosters: boolean;
  readonly sensitivity: Sensitivity;
  readonly bots: BotChoice;
  readonly quiet: QuietHours | null;
  readonly language: Language;
  /** Whether the channel is told of its week. */
  readonly digest?: boolean;
}

export interface ChannelStore {
  settings(teamId: string, channelId: string): Promise<ChannelSettings>;
  /** Takes down what was chosen; what is left out stays as it is. */
  configure(choice: {
    teamId: string;
    channelId: string;
    settings: Partial<ChannelSettings>;
    by: string;
    at: number;
  }): Promise<void>;
  /** The channels for which somebody chose whether they are told of their week, and what. */
  digests(teamId: string): Promise<ReadonlyMap<string, boolean>>;
  /** True for the first call for a channel, false ever after. */
  introduce(channel: { teamId: string; channelId: string; at: number }): Promise<boolean>;
  /** Notes where the introduction stands. */
  placeIntroduction(card: CardPlace & { readonly teamId: string }): Promise<void>;
  introduction(teamId: string, channelId: string): Promise<CardPlace | undefined>;
}

/** What may be muted: a channel, an error in a channel, or the messages of a person (by that person alone). */
export const muteKinds = ['channel', 'entry', 'person'] as const;
export type MuteKind = (typeof muteKinds)[number];

export interface Mute {
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

/** How long a mute may last, by the word for it; `lifted`: until somebody lifts it. */
export const muteSpans = { '1h': hourMs, '1d': dayMs, '1w': 7 * dayMs, lifted: undefined } as const;
export type MuteSpan = keyof typeof muteSpans;

/** What somebody wants muted, where they are. */
export interface MuteWish {
  readonly kind: MuteKind;
  /** Which error, for `entry`. */
  readonly entryId?: string;
  readonly span: MuteSpan;
}

export interface MuteStore {
  /** Sets a mute; one that is there already for the same subject is replaced. */
  set(mute: Mute): Promise<void>;
  /** Lifts a mute of a channel, or of a person; undefined when it is not there. */
  lift(teamId: string, id: string): Promise<Mute | undefined>;
  /** The mutes in force for a channel, and those of people that hold everywhere. */
  list(channel: ChannelPlace & { readonly now: number }): Promise<readonly Mute[]>;
}

/** Who may escalate and move escalations. */
export interface Authority {
  /** `group`: the handle of the people to ask, for one who may not. Undefined while Slack does not say. */
  mayHandle(
    userId: string,
  ): Promise<{ readonly may: true } | { readonly may: false; readonly group: string } | undefined>;
}

/** Who decides what the team keeps as its own: the members of a user group. */
export interface Approvers {
  /** Undefined while Slack does not say. */
  isApprover(userId: string): Promise<boolean | undefined>;
  /** What people call the group. */
  handle(): Promise<string>;
}

/** `guest`: guests, people of other companies, and whoever left. */
export const roles = ['admin', 'member', 'guest'] as const;
export type Role = (typeof roles)[number];

/** Who somebody is, as Slack knows them. */
export interface People {
  /** Undefined while Slack does not say. */
  roleOf(who: { readonly teamId: string; readonly userId: string }): Promise<Role | undefined>;
  /** The channels that they are in, of those that we may know of; none while Slack does not say. */
  channelsOf(who: { readonly userId: string }): Promise<ReadonlySet<string>>;
  /** IANA name of the zone that their clocks show; UTC while Slack does not say. */
  timeZoneOf(who: { readonly teamId: string; readonly userId: string }): Promise<string>;
  /** The name that Slack shows for them. */
  nameOf(who: { readonly teamId: string; readonly userId: string }): Promise<string>;
}
