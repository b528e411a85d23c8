import { randomBytes } from 'node:crypto';
import type { WebClientOptions } from '@slack/web-api';
import { applyRetention, type Retention } from './cases/applyRetention.ts';
import { type KeySetNews, watchKeySets } from './cases/watchKeySets.ts';
import type { Catalog } from './catalog/catalog.ts';
import { rememberChoices } from './channels/rememberChoices.ts';
import type { Network } from './checks/fetch/network.ts';
import { systemNetwork } from './checks/fetch/systemNetwork.ts';
import { createGuardedFetch } from './checks/guardedFetch.ts';
import { createRunAllowance } from './checks/runAllowance.ts';
import { runChecks } from './checks/runChecks.ts';
import type { Subject } from './checks/subject.ts';
import type { CheckSettings } from './config/checks.ts';
import { createCourier } from './delivery/courier.ts';
import type { Destination } from './delivery/port.ts';
import type { EscalationDeps, Reminders } from './escalations/deps.ts';
import { lookUpEscalations } from './escalations/lookUpEscalations.ts';
import { takeDue } from './escalations/remind.ts';
import { findEscalationView } from './escalations/viewEscalation.ts';
import { createMetrics } from './observability/createMetrics.ts';
import { createHealthServer } from './observability/healthServer.ts';
import type { Log } from './observability/log.ts';
import { noMetrics } from './observability/metrics.ts';
import { readiness } from './observability/readiness.ts';
import { closeOutbreaks, detectOutbreak } from './outbreaks/detect.ts';
import { viewOutbreak } from './outbreaks/viewOutbreak.ts';
import { createSerialiseByKey } from './pacing/serialiseByKey.ts';
import { type Timing, usualTiming } from './pacing/timing.ts';
import { redact } from './redaction/redact.ts';
import { announceMute } from './replies/announceMute.ts';
import { sumUpBursts } from './replies/bursts.ts';
import { planReply, queueCard } from './replies/planReply.ts';
import { watchCard } from './slack/cards/watchCard.ts';
import { connect } from './slack/connect/connect.ts';
import type { SlackConnection } from './slack/connect/connection.ts';
import { slackTrouble } from './slack/connect/slackTrouble.ts';
import { listen } from './slack/listen.ts';
import { groupAuthority, openAuthority } from './slack/read/groupAuthority.ts';
import { createPeople } from './slack/read/people.ts';
import { createCardKeeper } from './slack/send/cardKeeper.ts';
import { escalationChannel } from './slack/send/escalationChannel.ts';
import { createLinks } from './slack/send/links.ts';
import { createPace } from './slack/send/pace.ts';
import { createPost } from './slack/send/post.ts';
import { postDue } from './slack/send/postDue.ts';
import { createSpeaker } from './slack/send/speaker.ts';
import { tellReporters } from './slack/send/tellReporters.ts';
import { type DatabaseConfig, type DatabaseDeps, openDatabase } from './storage/openDatabase.ts';

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
  readonly reminders: Reminders;
  readonly retention: Retention;
  /** Ways out beside the Slack channel. */
  readonly otherDestinations?: readonly Destination[];
  readonly allowedBots: readonly string[];
  /** Where monitors may look; nowhere when absent. Port 0 for any free one. */
  readonly health?: { readonly host: string; readonly port: number };
  /** Whether the bot looks at what people name, and where; not at all when absent. */
  readonly checks?: CheckSettings;
  /** What checks call through; this machine's resolver and TLS when absent. */
  readonly network?: Network;
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
  /** Stops taking work, finishes what is under way, closes the database. */
  stop(): Promise<void>;
}

/** Slack's own five retries in five minutes: the library's default of half an hour would hold every reply back. */
const usualRetries = { retries: 5, factor: 3.86 };
const slackDestination = 'slack';

/** 128 random bits. */
const newId = (): string => randomBytes(16).toString('base64url');

/** The way to look at what people name, as often as they may; undefined where the operator switched it off. */
const createLook = (
  { checks, network = systemNetwork }: Pick<BotOptions, 'checks' | 'network'>,
  now: () => number,
) => {
  if (!checks || checks.policy.kind === 'off') return undefined;
  const deps = {
    fetch: createGuardedFetch({ network, policy: checks.policy, now }),
    redact: (text: string) => redact(text).text,
    admit: createRunAllowance({ now }),
    now,
  };
  return (subject: Subject) => runChecks(subject, deps);
};

/** Calls `work` on a beat until it is stopped. */
const every = (beatMs: number, work: () => Promise<void>, trouble: (error: unknown) => void) => {
  const timer = setInterval(() => void work().catch(trouble), beatMs).unref();
  return () => clearInterval(timer);
};

/** Puts the parts together and starts the bot. Throws what Slack answers when it refuses the token. */
export const startBot = async (options: BotOptions): Promise<Bot> => {
  const { catalog, log, now = Date.now, otherDestinations = [], escalationChannel: channelId } = options;
  const timing: Timing = { ...usualTiming, ...options.timing };
  const database = await openDatabase(options.database, { newId, now, ...options.patience });
  const connected = await connect({
    connection: options.connection,
    retryConfig: options.retryConfig ?? usualRetries,
    onceTimeoutMs: timing.onceMs,
    log,
    now,
  }).catch(async (error: unknown) => {
    await database.close();
    throw error;
  });
  const { client, identity } = connected;
  const { teamId } = identity;
  const linkTo = createLinks(identity.home);
  const store = {
    ...database.store,
    ...rememberChoices(database.store, { lifetimeMs: timing.choicesMs, now }),
  };
  const openStates = async () => {
    const open = await store.escalations.list({ teamId, isOpen: true, limit: 10_000 });
    return open.map(({ state }) => state);
  };
  const measured = options.health && createMetrics({ openStates });
  const metrics = measured ?? noMetrics;
  const trouble = (error: unknown) => {
    const { code, advice } = slackTrouble(error);
    metrics.count('slackErrors', { code });
    log.error({ code }, `A reply, a card or a delivery ran into trouble. ${advice}`);
  };

  const pace = createPace(timing.paceMs);
  const post = createPost({ client, pace });
  const postOnce = createPost({ client: connected.once, pace });
  const people = createPeople({ client, lifetimeMs: timing.peopleMs, now });
  const look = createLook(options, now);
  const views = { catalog, store, ...(look ? { look } : {}) };
  const cards = createCardKeeper({ domain: views, client, linkTo, trouble, gapMs: timing.refreshMs });
  const lookUps = {
    lookUpEscalations: (...[wish, by]: Parameters<EscalationDeps['lookUpEscalations']>) =>
      lookUpEscalations(wish, by, views),
    viewOutbreak: (...[team, id]: Parameters<EscalationDeps['viewOutbreak']>) =>
      viewOutbreak(team, id, views),
  };
  const speaker = createSpeaker({
    domain: { ...views, ...lookUps, people, metrics, now },
    client,
    post: postOnce,
    linkTo,
    refresh: (team, id) => cards.refreshSoon({ kind: 'case', teamId: team, id }),
    timing,
    trouble,
  });
  const courier = createCourier({
    queue: database.queue,
    destinations: [
      ...(channelId === undefined
        ? []
        : [
            escalationChannel({
              post: postOnce,
              client,
              domain: views,
              channelId,
              retryMs: timing.channelRetryMs,
            }),
          ]),
      ...otherDestinations,
    ],
    timing,
    now,
    chance: Math.random,
    settled: async ({ delivery: { destination }, escalation, settlement }) => {
      const { id, number } = escalation;
      metrics.count('deliveries', { destination, outcome: settlement.state });
      await cards.refresh(escalation.teamId, id);
      if (settlement.state === 'delivered') return;
      const { reason, attempts } = settlement;
      log.warn({ escalation: number, destination, attempts }, reason);
      if (settlement.state === 'queued') return;
      const view = await findEscalationView(escalation.teamId, id, views);
      if (view) await tellReporters({ client, post }, view, { kind: 'undeliverable', destination, reason });
    },
    trouble,
  });

  const common = { ...views, people, metrics, now, newId };
  const signals = {
    replyQueued: () => void speaker.speakDue(),
    cardChanged: cards.refreshSoon,
    escalationQueued: () => void courier.deliverDue(),
  };
  const channel = channelId === undefined ? {} : { escalationChannel: channelId };
  const replying = { ...common, ...signals, ...channel, repeatMs: timing.repeatMs };
  const domain: EscalationDeps = {
    ...replying,
    ...lookUps,
    supportChannels: options.supportChannels,
    authority:
      options.escalationGroup === undefined
        ? openAuthority
        : groupAuthority({ client, groupId: options.escalationGroup, lifetimeMs: timing.peopleMs, now }),
    timeZone: options.reminders.hours.timeZone,
    reminders: options.reminders,
    // Queued even while no channel is configured: it leaves as soon as one is.
    destinations: [slackDestination, ...otherDestinations.map(({ name }) => name)],
    serialise: createSerialiseByKey(),
    announceMute: (change) => announceMute(change, replying),
    planReply: (opened, occasion) => planReply(opened, occasion, replying),
    queueCard: (shown) => queueCard(shown, replying),
    caseOpened: (opened) => detectOutbreak(opened, replying),
  };

  /** Retention, reminders and the daily summary; the database hands each out to one process only. */
  const keepOrder = async () => {
    const forgotten = await applyRetention(options.retention, domain);
    if (forgotten) log.info(forgotten, 'Forgot what was kept long enough.');
    if (channelId === undefined) return;
    await postDue(await takeDue(teamId, domain), { post, domain, channelId });
  };
  const watch = async () => {
    if (channelId === undefined) return;
    const tell = async (news: KeySetNews) => void (await post({ channelId }, watchCard(news)));
    await watchKeySets(options.checks?.watched ?? [], tell, domain);
  };
  const settleDown = async () => {
    await sumUpBursts(domain);
    await closeOutbreaks(teamId, domain);
  };
  const openHealth = ({ page }: NonNullable<typeof measured>, place: NonNullable<BotOptions['health']>) => {
    const parts = { database: () => database.store.channels.settings('', ''), slack: connected.reach };
    return createHealthServer({ ...place, ready: readiness(parts, now), metrics: page, log });
  };

  const open = async () => {
    const listening = await listen(connected, {
      domain,
      cards,
      post,
      linkTo,
      allowedBots: options.allowedBots,
      fileTimeoutMs: timing.fileMs,
      log,
      metrics,
    });
    try {
      return {
        listening,
        health: measured && options.health && (await openHealth(measured, options.health)),
      };
    } catch (error) {
      await listening.stop().catch(() => {});
      throw error;
    }
  };
  const { listening, health } = await open().catch(async (error: unknown) => {
    await database.close();
    throw error;
  });
  courier.start();
  speaker.start();
  const stopSettling = every(timing.settleBeatMs, settleDown, trouble);
  const stopWatching = every(timing.reminderBeatMs, watch, trouble);
  const stopReminding = every(timing.reminderBeatMs, keepOrder, trouble);
  const stop = async () => {
    await health?.close();
    stopReminding();
    stopWatching();
    stopSettling();
    await listening.stop();
    await speaker.stop();
    cards.stop();
    await courier.stop();
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
