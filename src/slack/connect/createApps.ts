import { App, type Receiver } from '@slack/bolt';
import type { Connected } from './connect.ts';

/**
 * Bolt asks every listener about every payload. Events come by thousands and have few listeners, so they have an app of their own;
 * `acts` takes commands, clicks, forms and shortcuts.
 */
export interface Apps {
  readonly events: App;
  readonly acts: App;
}

/** For an app that gets its payloads from another one. */
const handedOver: Receiver = { init: () => {}, start: async () => {}, stop: async () => {} };

/** The Bolt apps, without listeners. */
export const createApps = async (connected: Connected): Promise<Apps> => {
  const { connection, identity, clientOptions, logger, receiver } = connected;
  const { botUserId, botId, teamId, isOrganisation } = identity;
  const { botToken } = connection;
  const common = {
    // Whoever clicks, also of another company, acts in the workspace that the bot is installed in.
    authorize: async () => ({ botToken, botUserId, botId, ...(isOrganisation ? {} : { teamId }) }),
    logger,
    clientOptions,
    convoStore: false,
    extendedErrorHandler: true,
    deferInitialization: true,
  } as const;
  const apps = {
    events: new App({ ...common, receiver }),
    acts: new App({ ...common, receiver: handedOver }),
  };
  await Promise.all([apps.events.init(), apps.acts.init()]);
  return apps;
};
