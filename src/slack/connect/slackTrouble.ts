import { z } from 'zod';
import { SlackSilentError } from './inTime.ts';

/** Slack's word; what the library takes for one where the answer is no JSON is the whole answer. */
const platformError = z.object({
  data: z.object({
    error: z
      .string()
      .regex(/^[\w.:-]{1,64}$/)
      .catch('unreadable_answer'),
  }),
});
const rateLimited = z.object({ code: z.literal('slack_webapi_rate_limited_error'), retryAfter: z.number() });

/** What to do about an error of Slack's Web API, for the log and, where it helps them, for people. */
const advice: Readonly<Record<string, string>> = {
  not_in_channel: 'Invite the bot to the channel: /invite @eCW Triage.',
  channel_not_found:
    'The channel does not exist or the bot cannot see it: check the id, and invite the bot to it.',
  is_archived: 'The channel is archived: name another one.',
  restricted_action: 'The workspace does not let the bot post there: ask a workspace admin.',
  missing_scope: 'Reinstall the app with the scopes of manifest.yml.',
  not_authed: 'Set SLACK_BOT_TOKEN (it starts with xoxb-).',
  invalid_auth:
    'SLACK_BOT_TOKEN is wrong, or in Socket Mode SLACK_APP_TOKEN: copy it from the app again. The doctor command tells which.',
  account_inactive:
    'The app was removed from the workspace: install it again and set the new SLACK_BOT_TOKEN.',
  token_revoked: 'The token was revoked: install the app again and set the new SLACK_BOT_TOKEN.',
  token_expired: 'The token has expired: install the app again and set the new SLACK_BOT_TOKEN.',
  expired_trigger_id: 'Slack got the answer too late: press again.',
  unreadable_answer:
    'What answers in Slack’s place is not Slack: check SLACK_API_URL and a proxy on the way.',
  no_ts: 'Slack said yes without saying where the message stands: it is looked for.',
  invalid_blocks: 'A card is not as Slack wants it: this is a fault of the bot, please report it.',
};

export interface SlackTrouble {
  /** Slack's error word, or the error's own code. */
  readonly code: string;
  readonly advice: string;
  readonly retryAfterMs?: number;
}

/** Reads an error thrown by a call to Slack; what it does not know is called a fault of the connection. */
export const slackTrouble = (error: unknown): SlackTrouble => {
  const limited = rateLimited.safeParse(error);
  if (limited.success)
    return {
      code: 'ratelimited',
      advice: 'Slack asks to slow down; it is tried again.',
      retryAfterMs: limited.data.retryAfter * 1000,
    };
  const platform = platformError.safeParse(error);
  if (platform.success) {
    const code = platform.data.data.error;
    return { code, advice: advice[code] ?? 'See the error in the documentation of Slack’s Web API.' };
  }
  if (error instanceof SlackSilentError)
    return { code: error.code, advice: 'Check the network, a proxy on the way, and Slack’s status page.' };
  const coded = z.object({ code: z.string() }).safeParse(error);
  return {
    code: coded.success ? coded.data.code : 'unknown',
    advice: 'If it goes on, check the connection to Slack and its status page.',
  };
};
