import { channel, errorText, openBenchSimulator, sendMany, silentText } from './benchSimulator.ts';
import { against, beside, isSmoke, print } from './figures.ts';
import { bareFile, botFile, runInSimulator } from './program.ts';

const count = isSmoke ? 500 : 10_000;
/** One message in so many holds an error. */
const share = 4;

const simulator = await openBenchSimulator();
const support = simulator.person('support');

/** Resident megabytes of a program before and after the messages. */
const grown = async (file: string) => {
  const program = await runInSimulator(simulator, file);
  simulator.deliverTo(program.requestUrl);
  const before = program.residentMb();
  let sent = 0;
  const send = () => support.say(channel, sent++ % share === 0 ? errorText() : silentText());
  await sendMany(send, { count, atOnce: 4 });
  await simulator.quiet(1000);
  const after = program.residentMb();
  await program.stop();
  return { before, after };
};

const bare = await grown(bareFile);
const bot = await grown(botFile);
print(`resident after ${count} messages`, against(bot.after, { most: 150, unit: 'MB' }));
print('  bare app', beside(bot.after, bare.after, 'MB'));
print('  at the start', beside(bot.before, bare.before, 'MB'));
await simulator.close();
