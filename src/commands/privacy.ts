import type { CustodyStore, Holding, Purge } from '../cases/port.ts';
import { midnightOf } from '../channels/wallClock.ts';
import { auditTo } from '../terminal/auditTo.ts';
import { exits, type Io, UsageError } from '../terminal/command.ts';
import { commandGroup } from '../terminal/commandGroup.ts';
import { defineCommand } from '../terminal/defineCommand.ts';
import { jsonList } from '../terminal/jsonList.ts';
import { withStore } from '../terminal/withStore.ts';

interface Wish {
  readonly user?: string;
  readonly channel?: string;
  readonly before?: string;
}

const forms: Readonly<
  Record<keyof Wish, { readonly isRight: (value: string) => boolean; readonly looks: string }>
> = {
  user: { isRight: (value) => /^[UW][A-Z0-9]{2,}$/.test(value), looks: 'an id such as U0123456789' },
  channel: { isRight: (value) => /^[CGD][A-Z0-9]{2,}$/.test(value), looks: 'an id such as C0123456789' },
  before: { isRight: (value) => midnightOf(value) !== undefined, looks: 'a day such as 2026-01-31' },
};

const checkForms = (wish: Wish) => {
  for (const name of ['user', 'channel', 'before'] as const) {
    const value = wish[name];
    if (value !== undefined && !forms[name].isRight(value))
      throw new UsageError(`--${name} takes ${forms[name].looks}.`);
  }
};

const purgeOf = ({ user, channel, before }: Wish): Purge => ({
  ...(user === undefined ? {} : { userId: user }),
  ...(channel === undefined ? {} : { channelId: channel }),
  ...(before === undefined ? {} : { before: Date.parse(before) }),
});

/** A person is forgotten everywhere only where nothing narrows it down. */
const forgottenWholly = ({ user, channel, before }: Wish): string | undefined =>
  channel === undefined && before === undefined ? user : undefined;

const countOf = async (items: AsyncIterable<unknown>): Promise<number> => {
  let count = 0;
  for await (const _ of items) count += 1;
  return count;
};

const rehearsePurge = async (wish: Wish, custody: CustodyStore): Promise<string> => {
  const { deleted, emptied } = await custody.countCases(purgeOf(wish));
  const cases = `${deleted} cases would be deleted, ${emptied} emptied because they belong to an escalation.`;
  const user = forgottenWholly(wish);
  if (user === undefined) return cases;
  const { ratings, escalations, teamNotes } = custody.holdingOf(user);
  return `${cases}\n${await countOf(ratings)} ratings would be deleted, ${await countOf(escalations)} escalations and ${await countOf(teamNotes)} team notes keep no name.`;
};

const carryOut = async (wish: Wish, custody: CustodyStore): Promise<string> => {
  const { deleted, emptied } = await custody.purgeCases(purgeOf(wish));
  const user = forgottenWholly(wish);
  if (user !== undefined) await custody.forgetUser(user);
  return `${deleted} cases deleted, ${emptied} emptied because they belong to an escalation.`;
};

/** `user U0123456789, before 2026-01-31` */
const subjectOf = (wish: Wish): string =>
  (['user', 'channel', 'before'] as const)
    .flatMap((name) => (wish[name] === undefined ? [] : [`${name} ${wish[name]}`]))
    .join(', ');

const purge = defineCommand({
  path: 'privacy purge',
  about: `Forgets the cases of a person, of a channel, or from before a day (UTC); several options narrow it down. With --user
alone the person is forgotten everywhere: ratings go, escalations and team notes keep no name. Cases that belong to an escalation stay,
without their text.`,
  options: {
    user: { takes: 'U…', says: 'of this person' },
    channel: { takes: 'C…', says: 'of this channel' },
    before: { takes: 'YYYY-MM-DD', says: 'from before this day' },
    'dry-run': { says: 'count what would go, and delete nothing' },
  },
  examples: [
    'privacy purge --user U0123456789 --dry-run',
    'privacy purge --channel C0123456789 --before 2026-01-31',
  ],
  run: async ({ values }, io) => {
    const { 'dry-run': isRehearsal, ...wish } = values;
    if (Object.keys(purgeOf(wish)).length === 0)
      throw new UsageError('--user, --channel or --before is missing.');
    checkForms(wish);
    if ((purgeOf(wish).before ?? 0) > io.now())
      throw new UsageError(
        `--before ${wish.before} is still to come: all that is kept would go. Name a day that has begun.`,
      );
    return withStore(io, async ({ custody }) => {
      if (!isRehearsal) auditTo(io, 'purged', subjectOf(wish));
      io.write(`${await (isRehearsal ? rehearsePurge : carryOut)(wish, custody)}\n`);
      return exits.done;
    });
  },
});

/** Prints a list under its name as it is read; whether anything stood in it. */
const writeList = async (name: string, items: AsyncIterable<unknown>, { write }: Io): Promise<boolean> => {
  let isFound = false;
  write(`  "${name}": `);
  for await (const piece of jsonList(items, '  ')) {
    isFound ||= piece !== '[]';
    write(piece);
  }
  return isFound;
};

/** Prints all that is held as one JSON object; whether there was anything. */
const writeHolding = async (holding: Holding, io: Io): Promise<boolean> => {
  const found: boolean[] = [];
  for (const [name, items] of Object.entries(holding)) {
    io.write(found.length === 0 ? '{\n' : ',\n');
    found.push(await writeList(name, items, io));
  }
  io.write('\n}\n');
  return found.includes(true);
};

const exportAll = defineCommand({
  path: 'privacy export',
  about: 'Prints all that is kept about a person, as JSON.',
  options: { user: { takes: 'U…', says: 'of this person' } },
  examples: ['privacy export --user U0123456789 > held.json'],
  run: async ({ values: { user } }, io) => {
    if (user === undefined) throw new UsageError('--user is missing.');
    checkForms({ user });
    return withStore(io, async ({ custody }) => {
      auditTo(io, 'person exported', `user ${user}`);
      if (await writeHolding(custody.holdingOf(user), io)) return exits.done;
      io.complain(`Nothing is kept about ${user}.\n`);
      return exits.nothingFound;
    });
  },
});

/** What is kept about people. */
export const privacy = commandGroup({
  path: 'privacy',
  about: 'What is kept about people, of all teams.',
  subcommands: {
    export: { summary: 'print all that is kept about a person', load: () => exportAll },
    purge: { summary: 'forget a person, a channel or what is old', load: () => purge },
  },
  examples: ['privacy export --user U0123456789', 'privacy purge --user U0123456789 --dry-run'],
});
