/** The built bot as main.js starts it, but posting to a channel faster than Slack would have it, so that a run takes minutes and not hours. */
import { loadCatalog } from '../../dist/catalog/catalog.js';
import { startBot } from '../../dist/compose.js';
import { readConfig } from '../../dist/config.js';
import { createDestinations } from '../../dist/escalation/destinations/createDestinations.js';
import { createLog } from '../../dist/log.js';

const config = readConfig(process.env);
const catalog = loadCatalog();
const log = createLog(config.logLevel);
const bot = await startBot({
  ...config,
  catalog,
  otherDestinations: createDestinations(config.destinations, { catalog, fetch, now: Date.now }),
  log,
  paceMs: 5,
  refreshMs: 1000,
});
log.info({ port: bot.port }, 'Ready.');
process.once('SIGTERM', () => void bot.stop().then(() => process.exit(0)));
