import { randomBytes } from 'node:crypto';
import type { WebClient, WebClientOptions } from '@slack/web-api';
import type { Retention } from './cases/applyRetention.ts';
import { isStoreDown } from './cases/whenStoreIsDown.ts';
import type { Catalog } from './catalog/catalog.ts';
import { loadExamples } from './catalog/examples.ts';
import type { Audit } from './channels/audit.ts';
import type { LinkTo } from './channels/places.ts';
import type { People } from './channels/port.ts';
import { rememberChoices } from './channels/rememberChoices.ts';
import type { BusinessSpan } from './channels/wallClock.ts';
import type { Network } from './checks/fetch/network.ts';
import type { Subject } from './checks/subject.ts';
import type { CheckSettings } from './config/checks.ts';
import { createJobs } from './createJobs.ts';
import type { CurationDeps } from './curation/deps.ts';
import { readHeldTexts } from './curation/heldTexts.ts';
import { rememberWordings } from './curation/rememberWordings.ts';
import { createCourier, type Settled } from './delivery/courier.ts';
import type { Destination } from './delivery/port.ts';
import type { EscalationDeps } from './escalations/deps.ts';
import { type DestinationName, type Escalation, nameOfDestination } from './escalations/escalation.ts';
import { lookUpEscalations } from './escalations/lookUpEscalations.ts';
import { readCredits } from './escalations/readCredits.ts';
import { findFixedBefore } from './insights/findFixedBefore.ts';
import { lookUpNumbers, numbersOfMonth } from './insights/lookUpNumbers.ts';
import type { TeamNoteDeps } from './insights/teamNoteDeps.ts';
import { findTeamNote, viewTeamNote } from './insights/viewTeamNote.ts';
import type { MetricsPage } from './observability/createMetrics.ts';
import { createHealthServer } from './observability/healthServer.ts';
import type { Log } from './observability/log.ts';
import type { Metrics } from './observability/metrics.ts';
import { readiness } from './observability/readiness.ts';
import { createStepLog, type NoteStep } from './observability/step.ts';
import { detectOutbreak } from './outbreaks/detect.ts';
import { viewOutbreak } from './outbreaks/viewOutbreak.ts';
import { createAllowance } from './pacing/allowance.ts';
import { minuteMs } from './pacing/durations.ts';
import { createLanes, createSerialiseByKey } from './pacing/lanes.ts';
import { once } from './pacing/once.ts';
import { type Timing, usualTiming } from './pacing/timing.ts';
import { createTryLater } from './pacing/tryLater.ts';
import { within } from './pacing/within.ts';
import type { PictureReader } from './pictures/pictureText.ts';
import { createTextReader, type TextReader } from './reading/createTextReader.ts';
import { startReadingWorker } from './reading/startReadingWorker.ts';
import { redact } from './redaction/redact.ts';
import { announceMute } from './replies/announceMute.ts';
import { planReply, queueCard } from './replies/planReply.ts';
import { errorPath } from './site/paths.ts';
import { createLinks } from './slack/cards/mrkdwn.ts';
import type { FailedCall } from './slack/connect/clientOptions.ts';
import { type Connected, connect } from './slack/connect/connect.ts';
import type { SlackConnection } from './slack/connect/connection.ts';
import { countTrouble, troubleOf } from './slack/connect/troubleOf.ts';
import { type ListenDeps, listen } from './slack/listen.ts';
import { channelName } from './slack/read/channelName.ts';
import { groupApprovers } from './slack/read/groupApprovers.ts';
import { groupAuthority } from './slack/read/groupAuthority.ts';
import { createPeople } from './slack/read/people.ts';
import { createUserGroups } from './slack/read/userGroups.ts';
import { createBundleWarnings } from './slack/send/bundleWarnings.ts';
import { type CardKeeper, createCardKeeper } from './slack/send/cardKeeper.ts';
import { escalationChannel } from './slack/send/escalationChannel.ts';
import { createPace, createPost } from './slack/send/post.ts';
import { createSpeaker } from './slack/send/speaker.ts';
import {
  type Database,
  type DatabaseConfig,
  type DatabaseDeps,
  openDatabase,
  type Store,
} from './storage/openDatabase.ts';
import { clip } from './text/clip.ts';
import { briefly, changeText } from './wording/escalationWords.ts';

export interface BotOptions {
  readonly connection: SlackConnection;
  readonly catalog: Catalog;
  readonly database: DatabaseConfig;
  /** How long to wait for a busy database; the store's own patience when absent. */
  readonly patience?: Pick<DatabaseDeps, 'patienceMs'>;
  readonly supportChannels: readonly string[];
  readonly escalationChannel?: string;
  /** Id of the user group whose members may escalate. */
  readonly escalationGroup?: string;
  /** Id of the user group whose members approve what the team keeps as its own; nobody when absent. */
  readonly approverGroup?: string;
  readonly reminders: BusinessSpan;
  /** Whether the escalation channel is told of every week unless its settings say otherwise. */
  readonly digest?: boolean;
  readonly retention: Retention;
  /** Where escalations go besides the Slack channel: e-mail, a webhook. */
  readonly otherDestinations?: readonly Destination[];
  readonly allowedBots: readonly string[];
  /** Where monitors may look; nowhere when absent. Port 0 for any free one. */
  readonly health?: { readonly host: string; readonly port: number };
  /** Root of the reference site, with a slash at the end: cards link to its pages. */
  readonly docsUrl?: string;
  /** Whether the bot looks at what people name, and where; not at all when absent. */
  readonly checks?: CheckSettings;
  /** What checks call through; this machine's resolver and TLS when absent. */
  readonly network?: Network;
  /** Reads pictures; absent where the operator did not switch that on. */
  readonly pictures?: PictureReader;
  /** Reads texts; short ones in this thread and long ones in others when absent. */
  readonly reader?: TextReader;
  /** What may not get worse by what approvers teach; the catalog's examples, and the corpus where it is there, when absent. */
  readonly heldTexts?: CurationDeps['heldTexts'];
  readonly log: Log;
  readonly retryConfig?: NonNullable<WebClientOptions['retryConfig']>;
  /** How long things take and hold; what is absent is as usual. */
  readonly timing?: Partial<Timing>;
  /** Epoch milliseconds; the system's clock when absent. */
  readonly now?: () => number;
}

export interface Bot {
  /** In HTTP mode the port that it listens on. */
  readonly port: number | undefined;
  /** The port for monitors, where there is one. */
  readonly healthPort: number | undefined;
  /** Stops taking work, finishes what is under way as far as that takes a moment, closes the database. */
  stop(): Promise<void>;
}

/** Slack's own five retries in five minutes: the library's default of half an hour would hold every reply back. */
const usualRetries = { retries: 5, factor: 3.86 };
const slackDestination = 'slack';

/** How much of one person is read in a minute, asked and overheard each, in units of text and bytes of files. */
const mostRead = 4 * 1024 * 1024;

/** How long what is under way may hold up a stop, at each of its steps. */
const graceMs = 2500;

/** How long the database may be locked before a click is told of trouble. */
const clickPatienceMs = 2000;

/** 128 random bits. */
const newId = (): string => randomBytes(16).toString('base64url');

/** Looks at what people name; undefined where the operator switched it off. Its code is read for the first look. */
const createLooking = (
  { checks, network, log }: Pick<BotOptions, 'checks' | 'network' | 'log'>,
  { noteStep, now }: Pick<Ground, 'noteStep' | 'now'>,
) => {
  if (!checks || checks.policy.kind === 'off') return undefined;
  const { policy } = checks;
  const looking = once(async () =>
    (await import('./checks/look.ts')).createLook({
      policy,
      ...(network ? { network } : {}),
      redact: (text) => redact(text).text,
      failed: (call) => log.info(call, 'A check could not look.'),
      now,
    }),
  );
  return async (subject: Subject) => {
    const look = await looking();
    const startedAt = now();
    const outcome = await look(subject);
    const told = outcome.kind === 'ran' ? (outcome.result.checks[0]?.status ?? 'unknown') : outcome.kind;
    noteStep({ step: 'check', outcome: told, ms: now() - startedAt });
    return outcome;
  };
};

/** For when nobody asks for metrics. */
const noMetrics: Metrics = { count: () => {}, handled: () => {}, lagged: () => {} };

/** Calls `work` on a beat until it is stopped. */
const every = (beatMs: number, work: () => Promise<void>, trouble: (error: unknown) => void) => {
  const timer = setInterval(() => void work().catch(trouble), beatMs).unref();
  return () => clearInterval(timer);
};

/** Reads texts of any length beside everything else. */
const openReader = ({ reader, catalog }: BotOptions, { readMs, readerIdleMs }: Timing) => {
  if (reader) return { reader, stopReading: async () => {} };
  const startWorker = () => startReadingWorker(catalog);
  const { stop, ...own } = createTextReader({
    catalog,
    startWorker,
    deadlineMs: readMs,
    idleMs: readerIdleMs,
  });
  return { reader: own, stopReading: stop };
};

/** What all parts are made of. */
interface Ground {
  readonly options: BotOptions;
  readonly timing: Timing;
  readonly connected: Connected;
  readonly database: Database;
  readonly store: Store;
  readonly wordingsOf: CurationDeps['wordingsOf'];
  readonly metrics: Metrics;
  readonly noteStep: NoteStep;
  readonly linkTo: LinkTo;
  /** What the escalation channel is called; absent where there is none. */
  readonly channel?: DestinationName;
  readonly now: () => number;
  /** Notes what nobody expected. */
  readonly trouble: (error: unknown) => void;
}

/** Lays what all parts stand on: the database, the way to Slack, the metrics. */
const layGround = async (options: BotOptions): Promise<Ground & { readonly page?: MetricsPage }> => {
  const { log, connection, now = Date.now } = options;
  const timing = { ...usualTiming, ...options.timing };
  let metrics: Metrics = noMetrics;
  const unreadable = () => metrics.count('storeErrors', { code: 'ROW_UNREADABLE' });
  const patience = options.patience ?? { patienceMs: clickPatienceMs };
  const database = await openDatabase(options.database, { newId, now, unreadable, ...patience });
  const { retryConfig = usualRetries } = options;
  const callFailed = ({ kind, ...call }: FailedCall) => {
    const { method, reason } = call;
    metrics.count('slackErrors', { method, reason });
    if (kind === 'unanswered') log.warn(call, 'A call to Slack came to nothing.');
  };
  const onceTimeoutMs = timing.onceMs;
  const connecting = connect({ connection, retryConfig, onceTimeoutMs, log, callFailed, now });
  const connected = await connecting.catch(async (error: unknown) => {
    await database.close();
    throw error;
  });
  const remembered = { lifetimeMs: timing.choicesMs, now };
  const choices = rememberChoices(database.store, remembered);
  const { curation, wordingsOf } = rememberWordings(database.store.curation, remembered);
  const store = { ...database.store, ...choices, curation };
  const { teamId, home } = connected.identity;
  const openStates = () => store.escalations.countOpen(teamId);
  const { replies } = store;
  const { queue } = database;
  const waitingSince = { replies: replies.waitingSince, deliveries: queue.waitingSince };
  const measure = async () => {
    // Read only where monitors look.
    const { createMetrics } = await import('./observability/createMetrics.ts');
    return createMetrics({ openStates, waitingSince, countDead: queue.countDead, now });
  };
  const measured = options.health && (await measure());
  if (measured) metrics = measured;
  const trouble = (error: unknown) => {
    const read = troubleOf(error);
    const { code, advice } = read;
    countTrouble(read, metrics);
    const at = read.whose === 'Slack' ? { host: connected.host } : {};
    log.error({ code, ...at }, `A reply, a card or a delivery ran into trouble. ${advice}`);
  };
  const linkTo = createLinks(home);
  const { escalationChannel: channelId } = options;
  const called = channelId && (await channelName(channelId, connected.quick));
  const channel: { readonly channel?: DestinationName } = called
    ? { channel: { how: 'posted', to: called } }
    : {};
  return {
    options,
    timing,
    connected,
    database,
    store,
    wordingsOf,
    metrics,
    noteStep: createStepLog(log),
    linkTo,
    now,
    trouble,
    ...channel,
    ...(measured ? { page: measured.page } : {}),
  };
};

/** What people call the destinations of escalations, and where these go in a few words. */
const nameDestinations = ({ options: { otherDestinations = [] }, channel }: Ground) => {
  const others = otherDestinations.map(
    ({ name, called }) => [name, called ?? nameOfDestination(name)] as const,
  );
  const unset: DestinationName = { how: 'posted', to: 'the escalation channel, once there is one' };
  const reached = [...(channel ? [channel] : []), ...others.map(([, name]) => name)];
  return {
    destinationNames: { [slackDestination]: channel ?? unset, ...Object.fromEntries(others) },
    ...(reached.length === 0 ? {} : { escalatesTo: briefly(reached) }),
  };
};

/** What the domain looks up in rooms above the one that asks. */
const createLookUps = (ground: Ground, people: People) => {
  const { options, store } = ground;
  const { catalog, log, escalationChannel: channelId, approverGroup } = options;
  const audit: Audit = ({ act, ...line }) => log.info({ audit: act, ...line }, 'Audit.');
  const views = { catalog, store, people, audit, ...nameDestinations(ground) };
  const reading = { ...views, ...(channelId === undefined ? {} : { escalationChannel: channelId }) };
  const counting = { ...reading, now: ground.now };
  const lookUps: Pick<EscalationDeps, 'lookUpEscalations' | 'viewOutbreak' | 'viewTeamNote'> = {
    lookUpEscalations: (wish, by) => lookUpEscalations(wish, by, reading),
    viewOutbreak: (team, id) => viewOutbreak(team, id, views),
    viewTeamNote: (team, id) => viewTeamNote(team, id, counting),
  };
  const fixedBefore: EscalationDeps['fixedBefore'] = (shown, entryId) =>
    findFixedBefore(shown, entryId, reading);
  const { timeZone } = options.reminders.hours;
  const numbers: EscalationDeps['numbers'] = {
    lookUp: (wish, by) => lookUpNumbers(wish, by, counting),
    ofMonth: (by) => numbersOfMonth(by, timeZone, counting),
  };
  const teamNote: EscalationDeps['teamNote'] = (shown, entryId) => findTeamNote(shown, entryId, counting);
  return {
    ...views,
    ...lookUps,
    fixedBefore,
    numbers,
    ...(approverGroup === undefined || channelId === undefined ? {} : { teamNote }),
  };
};

/** Counts and logs what became of deliveries, and shows it to people. */
const createSettled =
  ({ metrics, noteStep }: Ground, cards: CardKeeper, speakDue: () => Promise<void>) =>
  async ({ delivery, escalation, settlement, ...measured }: Settled): Promise<void> => {
    const { id, teamId, number } = escalation;
    const { destination } = delivery;
    const { state: outcome, attempts } = settlement;
    metrics.count('deliveries', { destination, outcome });
    const why = 'reason' in settlement ? { reason: settlement.reason } : {};
    const about = { delivery: delivery.id, escalation: number, destination, attempts };
    noteStep({ step: 'delivery', outcome, ...about, ...measured, ...why });
    await cards.refresh(teamId, id);
    if (outcome === 'delivered') return;
    // The queue wrote the news for the reporters down together with the failure; it is said now.
    void speakDue();
  };

/** What reads texts, and what writes to Slack and to the other destinations. */
const createSenders = (ground: Ground) => {
  const { options, timing, connected, database, metrics, noteStep, linkTo, now, trouble } = ground;
  const { client, once, quick, host } = connected;
  const { escalationChannel: channelId, otherDestinations = [] } = options;
  const pace = createPace(timing.paceMs);
  const postWith = (by: WebClient) => createPost({ client: by, pace });
  const post = postWith(client);
  const postOnce = postWith(once);
  const asking = { client: quick, lifetimeMs: timing.peopleMs, recallMs: timing.recallMs, now, trouble };
  const people = createPeople(asking);
  const groups = createUserGroups(asking);
  const look = createLooking(options, ground);
  const { docsUrl } = options;
  const views = {
    ...createLookUps(ground, people),
    ...(look ? { look } : {}),
    ...(docsUrl === undefined ? {} : { pageOf: (id: string) => docsUrl + errorPath(id) }),
  };
  const keeping = { gapMs: timing.refreshMs, waitMs: timing.cardsMs };
  const cards = createCardKeeper({ domain: views, client, linkTo, trouble, ...keeping });
  const speaker = createSpeaker({
    domain: { ...views, people, metrics, noteStep, now },
    client,
    post: postOnce,
    linkTo,
    refresh: (teamId, id) => cards.refreshSoon({ kind: 'case', teamId, id }),
    timing,
    trouble,
  });
  const toChannel = { post: postOnce, client, domain: views, retryMs: timing.channelRetryMs, linkTo };
  const { to: name } = views.destinationNames[slackDestination];
  const ownDestinations =
    channelId === undefined ? [] : [escalationChannel({ ...toChannel, channelId, name, host })];
  const credits = (escalation: Escalation) =>
    readCredits(escalation, {
      store: database.store,
      people,
      linkTo,
      say: (line, nameOf) => changeText(line, { person: nameOf, quote: clip }),
    });
  const courier = createCourier({
    queue: database.queue,
    destinations: [...ownDestinations, ...otherDestinations],
    timing,
    credits,
    now,
    chance: Math.random,
    settled: createSettled(ground, cards, speaker.speakDue),
    trouble,
  });
  const store = createTryLater({
    isPassing: isStoreDown,
    holdMs: timing.storeHoldMs,
    beatMs: timing.storeBeatMs,
    dropped: () => metrics.count('drops', { reason: 'store' }),
    waiting: (messages) =>
      options.log.warn({ messages }, 'The database cannot be written: messages wait in memory.'),
    trouble,
  });
  const bundleWarnings = createBundleWarnings({
    gapMs: timing.warningGapMs,
    turn: () => pace('warnings'),
    trouble,
  });
  const reading = openReader(options, timing);
  return {
    post,
    postWith,
    people,
    groups,
    views,
    cards,
    speaker,
    courier,
    later: store,
    bundleWarnings,
    ...reading,
  };
};
type Senders = ReturnType<typeof createSenders>;

/** The rooms of the domain, wired: what a lower one needs of a higher one is given to it here. */
const createDomain = (
  ground: Ground,
  { people, groups, views, cards, speaker, courier, later, reader }: Senders,
): EscalationDeps & TeamNoteDeps & CurationDeps => {
  const { options, timing, store, wordingsOf, metrics, noteStep, now } = ground;
  const { escalationChannel: channelId, escalationGroup, approverGroup, reminders } = options;
  const { otherDestinations = [], digest = false } = options;
  const replying = {
    ...views,
    people,
    metrics,
    noteStep,
    now,
    newId,
    ...(channelId === undefined ? {} : { escalationChannel: channelId }),
    repeatMs: timing.repeatMs,
    replyQueued: () => void speaker.speakDue(),
    cardChanged: cards.refreshSoon,
    escalationQueued: () => void courier.deliverDue(),
  };
  return {
    ...replying,
    supportChannels: options.supportChannels,
    ...(escalationGroup === undefined ? {} : { authority: groupAuthority(escalationGroup, groups) }),
    ...(approverGroup === undefined ? {} : { approvers: groupApprovers(approverGroup, groups) }),
    timeZone: reminders.hours.timeZone,
    ...(digest && channelId !== undefined ? { digestChannel: channelId } : {}),
    reminders,
    // Queued even while no channel is configured: it leaves as soon as one is.
    destinations: [slackDestination, ...otherDestinations.map(({ name }) => name)],
    serialise: createSerialiseByKey(),
    reader,
    store,
    wordingsOf,
    heldTexts: options.heldTexts ?? once(() => readHeldTexts(options.catalog, loadExamples())),
    tryLater: later.keep,
    announceMute: (change) => announceMute(change, replying),
    planReply: (opened, occasion) => planReply(opened, occasion, replying),
    queueCard: (shown) => queueCard(shown, replying),
    caseOpened: (opened) => detectOutbreak(opened, replying),
  };
};

/** The page for monitors, where the operator wants one. */
const openHealth = async (
  { options: { health, log }, connected, database, now }: Ground,
  page: MetricsPage | undefined,
) => {
  if (!health || !page) return undefined;
  const parts = { database: database.probe, slack: connected.reach };
  return createHealthServer({ ...health, ready: readiness(parts, now), metrics: page, log });
};

/** Opens the bot to Slack and to monitors; what was opened is closed again where a port is taken. */
const openPorts = async (ground: Ground, page: MetricsPage | undefined, deps: ListenDeps) => {
  const { connected, database } = ground;
  const closing = async (error: unknown): Promise<never> => {
    await database.close();
    throw error;
  };
  const listening = await listen(connected, deps).catch(closing);
  const health = await openHealth(ground, page).catch(async (error: unknown) => {
    await listening.stop().catch(() => {});
    return closing(error);
  });
  return { listening, health };
};

/** Puts the parts together and starts the bot. Throws what Slack answers when it refuses the token. */
export const startBot = async (options: BotOptions): Promise<Bot> => {
  const { page, ...ground } = await layGround(options);
  const { timing, connected, database, metrics, linkTo, trouble } = ground;
  const senders = createSenders(ground);
  const { cards, post, postWith, speaker, courier, bundleWarnings } = senders;
  const domain = createDomain(ground, senders);
  const { log, allowedBots, pictures, retention, checks } = options;
  const lanes = createLanes();
  const allowed = () => createAllowance({ most: mostRead, perMs: minuteMs, now: ground.now });
  const fileTimeoutMs = timing.fileMs;
  const { listening, health } = await openPorts(ground, page, {
    domain,
    cards,
    postWith,
    post,
    trouble,
    bundleWarnings,
    linkTo,
    allowedBots,
    lanes,
    allowance: { asked: allowed(), overheard: allowed() },
    fileTimeoutMs,
    ...(pictures ? { pictures } : {}),
    log,
    metrics,
  });
  courier.start();
  speaker.start();
  const jobs = createJobs(
    {
      teamId: connected.identity.teamId,
      store: ground.store,
      retention,
      watched: checks?.watched ?? [],
      post,
      trouble,
      log,
    },
    domain,
  );
  const beats = [
    every(timing.settleBeatMs, jobs.settleDown, trouble),
    ...jobs.reminding.map((job) => every(timing.reminderBeatMs, job, trouble)),
  ];
  const stop = async () => {
    await health?.close();
    for (const stopBeat of beats) stopBeat();
    await within(listening.stop(), graceMs);
    await lanes.drain(graceMs);
    await pictures?.stop();
    senders.later.stop();
    await Promise.all([speaker.stop(), courier.stop(), senders.stopReading()]);
    cards.stop();
    await database.close();
  };
  let stopped: Promise<void> | undefined;
  return {
    port: listening.port,
    healthPort: health?.port,
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
};
