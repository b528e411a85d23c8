import { parseArgs } from 'node:util';
import { config as loadDotenv } from 'dotenv';
import { z } from 'zod';
import type { CustodyStore } from '../cases/port.ts';
import { ConfigError, readConfig } from '../config/config.ts';
import { openDatabase } from '../storage/openDatabase.ts';

const HELP = `Usage: npm run --silent privacy -- purge  --user U… | --channel C… | --before 2026-01-31
       npm run --silent privacy -- export --user U…

  purge     forget the cases of a person, of a channel, or from before a day (UTC); several options narrow it down.
            With --user alone the person is forgotten everywhere: ratings go, escalations keep no name.
            Cases that belong to an escalation stay, without their text.
  export    print all that is kept about a person, as JSON

Exit codes: 0 done, 1 the settings or the database are not right, 2 wrong use.
`;

const wishSchema = z
  .object({
    command: z.enum(['purge', 'export']),
    user: z
      .string()
      .regex(/^[UW][A-Z0-9]{2,}$/)
      .optional(),
    channel: z
      .string()
      .regex(/^[CGD][A-Z0-9]{2,}$/)
      .optional(),
    before: z.iso.date().optional(),
  })
  .refine(({ command, user, channel, before }) =>
    command === 'export' ? user !== undefined && !channel && !before : Boolean(user ?? channel ?? before),
  );
type Wish = z.infer<typeof wishSchema>;

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const purge = async ({ user, channel, before }: Wish, custody: CustodyStore) => {
  const { deleted, emptied } = await custody.purgeCases({
    ...(user === undefined ? {} : { userId: user }),
    ...(channel === undefined ? {} : { channelId: channel }),
    ...(before === undefined ? {} : { before: Date.parse(before) }),
  });
  if (user !== undefined && channel === undefined && before === undefined) await custody.forgetUser(user);
  say(`${deleted} cases deleted, ${emptied} emptied because they belong to an escalation.`);
};

const commands: Readonly<Record<Wish['command'], (wish: Wish, custody: CustodyStore) => Promise<void>>> = {
  purge,
  export: async ({ user = '' }, custody) => say(JSON.stringify(await custody.holdingOf(user), null, 2)),
};

const readWish = (): Wish | undefined => {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { user: { type: 'string' }, channel: { type: 'string' }, before: { type: 'string' } },
    });
    const read = wishSchema.safeParse({ command: positionals[0], ...values });
    return read.success && positionals.length === 1 ? read.data : undefined;
  } catch {
    return undefined;
  }
};

const carryOut = async (wish: Wish) => {
  const { database } = readConfig(process.env);
  const { store, close } = await openDatabase(database, { newId: () => '', now: Date.now });
  await commands[wish.command](wish, store.custody).finally(close);
};

loadDotenv({ quiet: true });
const wish = readWish();
if (wish) {
  await carryOut(wish).catch((error: unknown) => {
    const known = error instanceof ConfigError || (error instanceof Error && 'code' in error);
    if (!known) throw error;
    process.stderr.write(`${error instanceof Error ? error.message : ''}\n`);
    process.exitCode = 1;
  });
} else {
  process.stderr.write(HELP);
  process.exitCode = 2;
}
