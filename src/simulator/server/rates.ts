/** Slack's limit of one posted message a second and channel. Source: docs.slack.dev/apis/web-api/rate-limits. */
const perMessageMs = 1000;
/** Short bursts pass. */
const burst = 3;

export interface Rates {
  /** Seconds to wait before the next message into this channel; undefined when it may go now. */
  wait(channel: string): number | undefined;
}

/** `strict: false` lets everything pass. */
export function createRates(deps: { readonly now: () => number; readonly strict: boolean }): Rates {
  const free = new Map<string, number>();
  return {
    wait(channel) {
      if (!deps.strict) return undefined;
      const now = deps.now();
      const next = Math.max(free.get(channel) ?? 0, now - burst * perMessageMs);
      if (next > now) return Math.ceil((next - now) / 1000);
      free.set(channel, next + perMessageMs);
      return undefined;
    },
  };
}
