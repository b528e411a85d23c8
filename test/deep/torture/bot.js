/** The built bot as main.js starts it, but posting to a channel faster than Slack would have it, so that a run takes minutes and not hours. */

import { startBot } from '../../../dist/app.js';
import { loadCatalog } from '../../../dist/catalog/catalog.js';
import { readConfig } from '../../../dist/config/config.js';
import { createDestinations } from '../../../dist/delivery/destinations/createDestinations.js';
import { createLog } from '../../../dist/observability/log.js';
import { redactLine } from '../../../dist/redaction/redactLine.js';

const config = readConfig(process.env);
const catalog = loadCatalog();
const log = createLog({ level: config.logLevel, redact: redactLine });
const bot = await startBot({
  ...config,
  catalog,
  otherDestinations: createDestinations(config.destinations, { catalog, fetch, now: Date.now }),
  log,
  timing: { paceMs: 5, refreshMs: 1000 },
});
log.info({ port: bot.port }, 'Ready.');
process.once('SIGTERM', () => void bot.stop().then(() => process.exit(0)));
