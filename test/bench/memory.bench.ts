import { channel, errorText, openBenchWorkspace, sendMany, silentText } from './benchWorkspace.ts';
import { against, beside, isSmoke, print } from './figures.ts';
import { bareFile, botFile, runInWorkspace } from './program.ts';

const count = isSmoke ? 500 : 10_000;
/** One message in so many holds an error. */
const share = 4;

const workspace = await openBenchWorkspace();
const support = workspace.person('support');

/** Resident megabytes of a program before and after the messages. */
const grown = async (file: string) => {
  const program = await runInWorkspace(workspace, file);
  workspace.deliverTo(program.requestUrl);
  const before = program.residentMb();
  let sent = 0;
  const send = () => support.say(channel, sent++ % share === 0 ? errorText() : silentText());
  await sendMany(send, { count, atOnce: 4 });
  await workspace.quiet(1000);
  const after = program.residentMb();
  await program.stop();
  return { before, after };
};

const bare = await grown(bareFile);
const bot = await grown(botFile);
print(`resident after ${count} messages`, against(bot.after, { most: 150, unit: 'MB' }));
print('  bare app', beside(bot.after, bare.after, 'MB'));
print('  at the start', beside(bot.before, bare.before, 'MB'));
await workspace.close();
