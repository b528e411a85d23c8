import type { Channel, User, UserGroup, Workflow } from './model.ts';

export const teamId = 'T0SIMULATOR';
export const teamDomain = 'slack-simulator';
export const teamName = 'Slack simulator';
const strangerTeamId = 'T0PRACTICE1';
export const appId = 'A0LOCALAPP1';
export const botUserId = 'U0LOCALBOT1';
export const botId = 'B0LOCALBOT1';
export const workflow: Workflow = { id: 'Wf0LOCALFORM', name: 'Error form' };

interface SeedPerson {
  readonly handle: string;
  readonly id: string;
  readonly realName: string;
  readonly colour: string;
  readonly isAdmin?: boolean;
  readonly isStranger?: boolean;
}

const people: readonly SeedPerson[] = [
  { handle: 'support', id: 'U0SUPPORT01', realName: 'Support Engineer', colour: '#2b6cb0' },
  { handle: 'developer', id: 'U0DEVELOPER', realName: 'Integration Developer', colour: '#2f855a' },
  {
    handle: 'practice',
    id: 'U0PRACTICE1',
    realName: 'Practice Contact',
    colour: '#b7791f',
    isStranger: true,
  },
  { handle: 'admin', id: 'U0ADMIN0001', realName: 'Workspace Admin', colour: '#97266d', isAdmin: true },
];

/** The people by role, and the bot, all in one time zone. `botName` is the display name of the manifest. */
export function seedUsers(botName: string, timeZone: string): readonly User[] {
  const bot: SeedPerson = { handle: handleOf(botName), id: botUserId, realName: botName, colour: '#4a5568' };
  return [...people, bot].map((person) => ({
    isAdmin: false,
    isStranger: false,
    ...person,
    timeZone,
    isBot: person.id === botUserId,
    teamId: person.isStranger ? strangerTeamId : teamId,
  }));
}

/** `eCW Triage` -> `ecw-triage`. */
export function handleOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '-')
    .replace(/-{2,80}/g, '-');
}

interface SeedChannel {
  readonly id: string;
  readonly name: string;
  readonly kind: 'channel' | 'private';
  readonly topic: string;
  readonly members: readonly string[];
}

const idOf = (handle: string): string => people.find((p) => p.handle === handle)?.id ?? botUserId;

const rooms: readonly SeedChannel[] = [
  {
    id: 'C0SUPPORT01',
    name: 'ecw-support',
    kind: 'channel',
    topic: 'Paste eClinicalWorks FHIR errors here',
    members: ['support', 'developer', 'practice', 'admin', 'bot'],
  },
  {
    id: 'C0ESCALATE1',
    name: 'ecw-escalations',
    kind: 'channel',
    topic: 'What only eClinicalWorks can fix',
    members: ['support', 'admin', 'bot'],
  },
  {
    id: 'C0GENERAL01',
    name: 'general',
    kind: 'channel',
    topic: 'Everything else',
    members: ['support', 'developer', 'admin'],
  },
  {
    id: 'C0VENDOR001',
    name: 'vendor-escalations',
    kind: 'private',
    topic: 'Practices and eClinicalWorks',
    members: ['support', 'developer', 'practice', 'admin', 'bot'],
  },
];

const everybody = ['support', 'developer', 'practice', 'admin', 'bot'];

/** A channel beside the usual ones, with everybody in it. */
const moreRoom = (name: string, index: number): SeedChannel => ({
  id: `C0MORE${String(index).padStart(5, '0')}`,
  name,
  kind: 'channel',
  topic: '',
  members: everybody,
});

/** Channels and a direct conversation of every person with the bot. `createdSeconds` is an epoch time. */
export function seedChannels(createdSeconds: number, more: readonly string[] = []): readonly Channel[] {
  const common = { created: createdSeconds, creator: idOf('admin') };
  const channels = [...rooms, ...more.map(moreRoom)].map((room) => ({
    ...room,
    ...common,
    members: new Set(room.members.map(idOf)),
  }));
  const ims = people.map(({ id, handle }) => ({
    ...common,
    id: `D0${id.slice(2)}`,
    name: handle,
    kind: 'im' as const,
    topic: '',
    members: new Set([id, botUserId]),
  }));
  return [...channels, ...ims];
}

export const seedGroups: readonly UserGroup[] = [
  { id: 'S0ECWLEADS1', handle: 'ecw-leads', name: 'eCW leads', users: [idOf('admin'), idOf('support')] },
];
