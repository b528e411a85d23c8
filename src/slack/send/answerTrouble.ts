import { z } from 'zod';
import { isStoreDown } from '../../cases/whenStoreIsDown.ts';
import type { Metrics } from '../../observability/metrics.ts';
import type { Sink } from '../connect/clientOptions.ts';
import { isMalformedPayload } from '../connect/createApps.ts';
import { countTrouble, troubleOf } from '../connect/troubleOf.ts';

const responseUrlSchema = z.object({ response_url: z.url({ protocol: /^https?$/ }) });

const kindSchema = z.object({
  type: z.string().optional(),
  command: z.string().optional(),
  event: z.object({ type: z.string() }).optional(),
});

/** What was being done, in words that hold nothing of its content. */
const occasion = (body: unknown): string => {
  const read = kindSchema.safeParse(body);
  if (!read.success) return 'a request';
  const { event, command, type } = read.data;
  return event?.type ?? command ?? type ?? 'a request';
};

/** For whom nothing can be written down right now. */
export const storeApology =
  'That is not possible right now: the bot’s own store is away. Look-ups with `/ecw-error` still work; try again in a minute. Nothing you filed is lost.';
const apology =
  'Sorry, that did not work: Slack or the bot’s own store had trouble. Try again in a minute; nothing you filed is lost.';

interface TroubleDeps {
  readonly log: Sink;
  readonly metrics: Metrics;
  readonly fetch: typeof globalThis.fetch;
}

/**
 * The one error handler at the edge. The log says what failed and what to do, never what was pasted;
 * the person is told where Slack gave us a way to them. The process lives on. What was malformed from the start goes back
 * to the guard.
 */
export const answerTrouble =
  ({ log, metrics, fetch }: TroubleDeps) =>
  async ({ error, body }: { readonly error: Error; readonly body: unknown }): Promise<void> => {
    // Bolt wraps what a listener threw.
    const cause = 'original' in error && error.original instanceof Error ? error.original : error;
    if (isMalformedPayload(cause)) throw cause;
    const trouble = troubleOf(cause);
    const { code, advice } = trouble;
    countTrouble(trouble, metrics);
    log.error(`Failed while handling ${occasion(body)}: ${code}. ${advice}`);
    const addressed = responseUrlSchema.safeParse(body);
    if (!addressed.success) return;
    const response = await fetch(addressed.data.response_url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        response_type: 'ephemeral',
        replace_original: false,
        text: isStoreDown(cause) ? storeApology : apology,
      }),
      signal: AbortSignal.timeout(5000),
    }).catch(() => undefined);
    if (!response?.ok) log.warn('The person could not be told.');
  };
