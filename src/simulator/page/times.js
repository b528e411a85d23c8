const DAY_MS = 86_400_000;

const startOfDay = (date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
const clock = (date) => date.toLocaleTimeString('en-US', { hour: 'numeric', minute: '2-digit' });
const long = (date) => date.toLocaleDateString('en-US', { weekday: 'long', month: 'long', day: 'numeric' });

/** `ts` as Slack writes it (seconds with a fraction, as text) to a Date. */
const dateOf = (ts) => new Date(Number(ts) * 1000);

/** "10:04 AM" */
export const clockOf = (ts) => clock(dateOf(ts));

/** "Today", "Yesterday" or "Monday, November 23". */
export const dayOf = (ts, now = new Date()) => {
  const days = Math.round((startOfDay(now) - startOfDay(dateOf(ts))) / DAY_MS);
  return ['Today', 'Yesterday'][days] ?? long(dateOf(ts));
};

/** "Monday, November 23 at 10:04:31 AM", for the tooltip and for screen readers. */
export const momentOf = (ts) => `${long(dateOf(ts))} at ${dateOf(ts).toLocaleTimeString('en-US')}`;

/** "today at 10:04 AM", as the line under a message with replies has it. */
export const recentOf = (ts) =>
  `${dayOf(ts).replace(/^(Today|Yesterday)$/, (day) => day.toLowerCase())} at ${clockOf(ts)}`;

const iso = (date) => date.toLocaleDateString('en-CA');
const short = (date) => date.toLocaleDateString('en-US', { month: 'short', day: 'numeric', year: 'numeric' });
const full = (date) => date.toLocaleDateString('en-US', { month: 'long', day: 'numeric', year: 'numeric' });

/** The placeholders of Slack's `<!date^…>`: docs.slack.dev/messaging/formatting-message-text. */
const DATE_TOKENS = {
  '{date_num}': iso,
  '{date}': full,
  '{date_slash}': (date) => date.toLocaleDateString('en-US'),
  '{date_long}': (date) => `${long(date)}, ${date.getFullYear()}`,
  '{date_long_pretty}': (date) => dayOf(date.getTime() / 1000),
  '{date_pretty}': (date) => dayOf(date.getTime() / 1000),
  '{date_short}': short,
  '{date_short_pretty}': short,
  '{time}': clock,
  '{time_secs}': (date) => date.toLocaleTimeString('en-US'),
  '{ago}': (date) => dayOf(date.getTime() / 1000),
};

/** Fills Slack's date format for an epoch in seconds; unknown placeholders stay as they are. */
export const formatDate = (seconds, format) =>
  format.replace(
    /\{[a-z_]{1,20}\}/g,
    (token) => DATE_TOKENS[token]?.(new Date(Number(seconds) * 1000)) ?? token,
  );
