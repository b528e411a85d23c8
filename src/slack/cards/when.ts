/** A moment in the reader's own time zone, as Slack shows it. Source: docs.slack.dev/messaging/formatting-message-text */
export const when = (at: number, form = '{time}'): string =>
  `<!date^${Math.floor(at / 1000)}^${form}|${new Date(at).toISOString().slice(11, 16)} UTC>`;

/** From one moment to another, or the moment alone where they fall into the same minute. */
export const span = (from: number, to: number): string =>
  Math.floor(from / 60_000) === Math.floor(to / 60_000) ? when(from) : `${when(from)} to ${when(to)}`;
