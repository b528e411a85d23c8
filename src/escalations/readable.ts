import { type Act, type Judgement, judge, type Whereabouts } from '../channels/authority.ts';
import type { Actor } from '../channels/places.ts';
import type { EscalationDeps } from './deps.ts';
import { type Escalation, type EscalationView, escalationStates } from './escalation.ts';
import type { EscalationFilter, Narrowed, Readership } from './port.ts';
import { viewEscalation } from './viewEscalation.ts';

export type ReadableDeps = Pick<
  EscalationDeps,
  'catalog' | 'store' | 'people' | 'authority' | 'escalationChannel' | 'audit'
>;

/** Whose escalations a list may hold; undefined for those who are in the escalation channel, where all are told. */
const readershipOf = async (
  { userId, channelId }: Actor,
  { people, escalationChannel }: ReadableDeps,
): Promise<Readership | undefined> => {
  if (escalationChannel !== undefined && channelId === escalationChannel) return undefined;
  const channels = await people.channelsOf({ userId });
  if (escalationChannel !== undefined && channels.has(escalationChannel)) return undefined;
  return { userId, channelIds: [...new Set([...channels, channelId])] };
};

/** Where somebody stands to an escalation. Slack is asked only where the channel that they act in does not tell. */
const whereaboutsOf = async (
  { id, teamId, openedBy }: Escalation,
  by: Actor,
  { channelIds, deps }: { readonly channelIds: readonly string[]; readonly deps: ReadableDeps },
): Promise<Whereabouts> => {
  const { people, store, escalationChannel } = deps;
  if (channelIds.includes(by.channelId)) return 'channel';
  if (by.channelId === escalationChannel) return 'escalation channel';
  const theirs = await people.channelsOf(by);
  if (channelIds.some((one) => theirs.has(one))) return 'channel';
  if (escalationChannel !== undefined && theirs.has(escalationChannel)) return 'escalation channel';
  if (openedBy === by.userId) return 'own';
  const readableBy = { userId: by.userId, channelIds: [] };
  const [own] = await store.escalations.list({ teamId, id, readableBy, limit: 1 });
  return own ? 'own' : 'elsewhere';
};

/** Judges by the channels of an escalation, which are those of its cases, whether somebody may. */
export const judgeEscalation = async (
  act: Act,
  { escalation, by }: { readonly escalation: Escalation; readonly by: Actor },
  deps: ReadableDeps,
): Promise<Judgement> => {
  const cases = await deps.store.escalations.casesOf(escalation.teamId, escalation.id);
  const channelIds = cases.map(({ channelId }) => channelId);
  const place = await whereaboutsOf(escalation, by, { channelIds, deps });
  return judge({ act, place, channels: async () => channelIds }, by, deps);
};

/** Whether somebody may see an escalation. */
export const mayRead = async (escalation: Escalation, by: Actor, deps: ReadableDeps): Promise<boolean> =>
  (await judgeEscalation('see an escalation', { escalation, by }, deps)).kind === 'may';

/** Shows an escalation to somebody, if they may see it; who saw it is noted. */
export const readEscalation = async (
  escalation: Escalation | undefined,
  by: Actor,
  deps: ReadableDeps,
): Promise<EscalationView | undefined> => {
  if (!escalation || !(await mayRead(escalation, by, deps))) return undefined;
  const subject = `ECW-${escalation.number}`;
  deps.audit({ act: 'escalation viewed', user: by.userId, channel: by.channelId, subject });
  return viewEscalation(escalation, deps);
};

/** The view of an escalation that somebody chose; undefined where they may not see it. */
export const findReadable = async (
  id: string,
  by: Actor,
  deps: ReadableDeps,
): Promise<EscalationView | undefined> =>
  readEscalation(await deps.store.escalations.find(by.teamId, id), by, deps);

/** The lists of escalations that there are. */
type ListName = 'mine' | 'open' | 'evidence';

/** A list as it is asked for, narrowed down where a filter is named. */
interface ListWish {
  readonly name: ListName;
  readonly filter?: string;
}

/** What the store is asked for by a filter; undefined where it narrows nothing down. */
const narrowing = (filter: string): Omit<EscalationFilter, 'teamId'> | undefined => {
  const [, facet, value = ''] = /^(state|practice|error):(.{1,100})$/.exec(filter) ?? [];
  if (facet === 'practice') return { practiceCode: value };
  if (facet === 'error') return { entryId: value };
  const state = escalationStates.find((one) => one === value);
  return facet === 'state' && state !== undefined ? { state } : undefined;
};

/** The newest of a list that somebody may see, and how many there are; that they saw it is noted. */
export const listReadable = async (
  { name, filter = 'all' }: ListWish,
  by: Actor,
  deps: ReadableDeps,
): Promise<Narrowed> => {
  const readableBy = await readershipOf(by, deps);
  deps.audit({ act: 'escalations listed', user: by.userId, channel: by.channelId, subject: name });
  const { escalations } = deps.store;
  const wanted = {
    teamId: by.teamId,
    ...(name === 'mine' ? { of: by.userId } : { isOpen: true }),
    ...(readableBy ? { readableBy } : {}),
  };
  const all = await escalations.listAndCount(wanted);
  const narrower = narrowing(filter);
  const shown = narrower ? await escalations.listAndCount({ ...wanted, ...narrower }) : all;
  return { ...all, filter, shown };
};
