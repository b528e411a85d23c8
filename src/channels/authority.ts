import type { ChannelDeps } from './deps.ts';
import type { Actor } from './places.ts';
import type { Role } from './port.ts';

/**
 * Where somebody stands to what they act on. `channel`: they are in a channel that it belongs to. `escalation channel`: they are
 * in that one. `own`: they reported it, and are in neither. `elsewhere`: nothing of these.
 */
export const whereabouts = ['channel', 'escalation channel', 'own', 'elsewhere'] as const;
export type Whereabouts = (typeof whereabouts)[number];

/**
 * `group`: yes, or the members of ESCALATION_GROUP where it is set. `allowed`: where all the channels that it belongs to let
 * guests. `approvers`: the members of APPROVER_GROUP, else of ESCALATION_GROUP; nobody where neither is set. `refused`: it is
 * said why not. `hidden`: answered as if it were not there.
 */
export type Rule = 'yes' | 'group' | 'allowed' | 'approvers' | 'refused' | 'hidden';
type Row = Readonly<Record<Role, Rule>>;

const all = (rule: Rule): Row => ({ admin: rule, member: rule, guest: rule });
const yes = all('yes');
const hidden = all('hidden');
const workers: Row = { admin: 'group', member: 'group', guest: 'allowed' };
const insiders: Row = { admin: 'yes', member: 'yes', guest: 'refused' };
const approvers: Row = { admin: 'approvers', member: 'approvers', guest: 'refused' };
const admins: Row = { admin: 'yes', member: 'refused', guest: 'refused' };
const everywhere = (row: Row): Readonly<Record<Whereabouts, Row>> => ({
  channel: row,
  'escalation channel': row,
  own: row,
  elsewhere: row,
});
/** What stands in a channel is used there and nowhere else. */
const onTheSpot = (row: Row): Readonly<Record<Whereabouts, Row>> => ({ ...everywhere(hidden), channel: row });

/** Who may see and do what: the only place that decides it. Told to people in docs/privacy.md. */
export const whoMay = {
  /** Use a card: say whether it helped, pick another error, withdraw it, share it. */
  'use a card': onTheSpot(yes),
  'escalate an error': onTheSpot(workers),
  'escalate an outbreak': { ...everywhere(hidden), 'escalation channel': workers },
  'see an escalation': { ...everywhere(yes), elsewhere: hidden },
  'change an escalation': { ...everywhere(workers), elsewhere: hidden },
  /** From the card of an error. */
  'propose a note': onTheSpot(insiders),
  /** Approve, change, reject, keep or drop it, where the approvers are asked. */
  'approve a note': { ...everywhere(hidden), 'escalation channel': approvers },
  /** See and change the settings of the channel one is in, have it watched, mute it or an error in it. */
  'set up a channel': everywhere(insiders),
  'switch the warning of posters': everywhere(admins),
  'mute oneself': everywhere(yes),
  /** See what was not recognised, and say what it is. */
  'decide what is learned': everywhere(approvers),
} as const satisfies Readonly<Record<string, Readonly<Record<Whereabouts, Row>>>>;

export type Act = keyof typeof whoMay;
export const acts = Object.keys(whoMay) as readonly Act[];

/** This person may not, and why. */
export type Refusal =
  | { readonly kind: 'refused'; readonly why: 'group'; readonly group: string }
  /** `group` is absent where nobody approves. */
  | { readonly kind: 'refused'; readonly why: 'approvers'; readonly group?: string }
  | { readonly kind: 'refused'; readonly why: 'guest' }
  /** Slack does not say whether they may: nobody is let in on a guess. */
  | { readonly kind: 'refused'; readonly why: 'unanswered' };

export type Judgement = { readonly kind: 'may' } | Refusal | { readonly kind: 'gone' };

const may: Judgement = { kind: 'may' };
const unanswered: Judgement = { kind: 'refused', why: 'unanswered' };

type AuthorityDeps = Pick<ChannelDeps, 'store' | 'people' | 'authority' | 'approvers'>;

/** Who they are is asked of Slack only where it matters; undefined while it does not say. */
const ruleOf = async (row: Row, by: Actor, { people }: AuthorityDeps): Promise<Rule | undefined> => {
  if (row.admin === row.member && row.admin === row.guest) return row.admin;
  const role = await people.roleOf(by);
  return role && row[role];
};

const judgeGroup = async ({ userId }: Actor, { authority }: AuthorityDeps): Promise<Judgement> => {
  if (!authority) return may;
  const allowed = await authority.mayHandle(userId);
  if (!allowed) return unanswered;
  return allowed.may ? may : { kind: 'refused', why: 'group', group: allowed.group };
};

const judgeApprover = async ({ userId }: Actor, { approvers }: AuthorityDeps): Promise<Judgement> => {
  if (!approvers) return { kind: 'refused', why: 'approvers' };
  const isApprover = await approvers.isApprover(userId);
  if (isApprover === undefined) return unanswered;
  return isApprover ? may : { kind: 'refused', why: 'approvers', group: await approvers.handle() };
};

const judgeGuest = async (
  { teamId }: Actor,
  channels: readonly string[],
  { store }: AuthorityDeps,
): Promise<Judgement> => {
  const settings = await Promise.all([...new Set(channels)].map((id) => store.channels.settings(teamId, id)));
  const areAllOpen = settings.length > 0 && settings.every(({ guestsMayEscalate }) => guestsMayEscalate);
  return areAllOpen ? may : { kind: 'refused', why: 'guest' };
};

/** What somebody wants to do. */
export interface Attempt {
  readonly act: Act;
  readonly place: Whereabouts;
  /** The channels that it belongs to; where it belongs to none but the one they are in, absent. */
  readonly channels?: () => Promise<readonly string[]>;
}

/** Judges anew at every click whether somebody may. */
export const judge = async (
  { act, place, channels }: Attempt,
  by: Actor,
  deps: AuthorityDeps,
): Promise<Judgement> => {
  const row: Row = whoMay[act][place];
  const rule = await ruleOf(row, by, deps);
  switch (rule) {
    case undefined:
      return unanswered;
    case 'yes':
      return may;
    case 'group':
      return judgeGroup(by, deps);
    case 'allowed':
      return judgeGuest(by, (await channels?.()) ?? [by.channelId], deps);
    case 'approvers':
      return judgeApprover(by, deps);
    case 'refused':
      return { kind: 'refused', why: 'guest' };
    case 'hidden':
      return { kind: 'gone' };
  }
};
