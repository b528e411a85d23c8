import { channel, errorText, openBenchWorkspace, sendMany, silentText } from './benchWorkspace.ts';
import { against, isSmoke, print } from './figures.ts';
import { botFile, runInWorkspace } from './program.ts';

const count = isSmoke ? 500 : 10_000;
/** One message in so many holds an error. */
const share = 4;

const workspace = await openBenchWorkspace();
const support = workspace.person('support');
const bot = await runInWorkspace(workspace, botFile);
workspace.deliverTo(bot.requestUrl);
const atStart = bot.residentMb();

let sent = 0;
const send = () => support.say(channel, sent++ % share === 0 ? errorText() : silentText());
await sendMany(send, { count, atOnce: 4 });
await workspace.quiet(1000);

print(`resident after ${count} messages`, against(bot.residentMb(), { most: 150, unit: 'MB' }));
print('  at the start', `${atStart.toFixed(0)} MB`);
await bot.stop();
await workspace.close();
