import {
  channel,
  errorChannels,
  errorText,
  nextError,
  openBenchSimulator,
  sendMany,
  silentText,
} from './benchSimulator.ts';
import { against, beside, isSmoke, median, medianAndP95, print } from './figures.ts';
import { bareFile, botFile, type InSimulator, runInSimulator, watching } from './program.ts';

const size = isSmoke ? { rounds: 2, sends: 8, crowd: 100 } : { rounds: 8, sends: 25, crowd: 1500 };
const atOnce = 8;

const simulator = await openBenchSimulator();
const support = simulator.person('support');
const bot = await runInSimulator(simulator, botFile, watching(simulator, [channel, ...errorChannels]));
const bare = await runInSimulator(simulator, bareFile);

/** Each act, and the channel that its answer comes to. */
const acts = {
  'error message': async () => {
    const error = nextError();
    await support.say(error.channel, error.text);
    return error.channel;
  },
  'slash command': async () => {
    await support.command(channel, '/ecw-error', errorText());
    return channel;
  },
  'silent message': async () => {
    await support.say(channel, silentText());
    return channel;
  },
} as const;
type Act = keyof typeof acts;

/** Milliseconds until an act was acknowledged, and until its card was in the simulator. */
const timed = async (act: Act, answers: boolean) => {
  const seen = new Set(support.sees(channel).map(({ ts }) => ts));
  const started = performance.now();
  const place = await acts[act]();
  const ack = performance.now() - started;
  const isCard = () => {
    const newest = support.sees(place).at(-1);
    return newest?.user === simulator.botUserId && !seen.has(newest.ts);
  };
  if (answers) await simulator.until(isCard);
  const answer = performance.now() - started;
  await simulator.quiet(2);
  return { ack, answer };
};

const timeRound = async (to: InSimulator, act: Act, times: number) => {
  simulator.deliverTo(to.requestUrl);
  const taken: Awaited<ReturnType<typeof timed>>[] = [];
  for (let sent = 0; sent < times; sent++)
    taken.push(await timed(act, to === bot && act !== 'silent message'));
  return taken;
};

/** The bot and the bare app take turns, so that a slow moment of the machine meets both. The first round warms up. */
const takeTurns = async (act: Act) => {
  const ours: Awaited<ReturnType<typeof timed>>[] = [];
  const theirs: typeof ours = [];
  for (let round = 0; round <= size.rounds; round++) {
    const taken = {
      ours: await timeRound(bot, act, size.sends),
      theirs: await timeRound(bare, act, size.sends),
    };
    if (round === 0) continue;
    ours.push(...taken.ours);
    theirs.push(...taken.theirs);
  }
  return { ours, theirs };
};

const compare = async (act: Act) => {
  const { ours, theirs } = await takeTurns(act);
  const [acks, bareAcks] = [ours.map(({ ack }) => ack), theirs.map(({ ack }) => ack)];
  print(`${act}: acknowledged`, against(median(acks), { most: 100, unit: 'ms' }));
  print('  median / p95', medianAndP95(acks), `bare app ${medianAndP95(bareAcks)}`);
  print('  medians', beside(median(acks), median(bareAcks), 'ms'));
  if (act === 'silent message') return;
  const answers = ours.map(({ answer }) => answer);
  print(`${act}: answered`, against(median(answers), { most: 300, unit: 'ms' }));
  print('  median / p95', medianAndP95(answers));
};

/** Events acknowledged a second with several under way, and processor time for each, answers included. */
const rush = async (to: InSimulator, act: Act) => {
  simulator.deliverTo(to.requestUrl);
  const cpu = to.cpuMs();
  const started = performance.now();
  await sendMany(acts[act], { count: size.crowd, atOnce });
  const perSecond = (size.crowd / (performance.now() - started)) * 1000;
  await simulator.quiet(100);
  return { perSecond, cpu: (to.cpuMs() - cpu) / size.crowd };
};

const compareRush = async (act: Act) => {
  await rush(bare, act);
  await rush(bot, act);
  const theirs = await rush(bare, act);
  const ours = await rush(bot, act);
  print(`${act}s, ${atOnce} at once`, beside(ours.perSecond, theirs.perSecond, 'acknowledged/s'));
  print('  processor time of each', beside(ours.cpu, theirs.cpu, 'ms'));
};

print('', 'the bot beside a bare Bolt app that only acknowledges');
for (const act of ['error message', 'slash command', 'silent message'] as const) await compare(act);
for (const act of ['silent message', 'error message'] as const) await compareRush(act);
await bot.stop();
await bare.stop();
await simulator.close();
