import type { RespondFn } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import { z } from 'zod';
import { plainerCard } from '../cards/plainerCard.ts';

/** A response_url answers with a status alone: 400 for what it does not take. Source: Bolt's RespondError. */
const refused = z.object({ code: z.literal('slack_bolt_respond_error'), statusCode: z.literal(400) });

/** Answers a click or a command, and once more in a plainer rendering where Slack does not take its blocks. */
export const respondPlainly =
  (respond: RespondFn): RespondFn =>
  (answer) =>
    respond(answer).catch((error: unknown) => {
      if (
        typeof answer === 'string' ||
        !('blocks' in answer) ||
        !answer.blocks ||
        !refused.safeParse(error).success
      )
        throw error;
      const { text = '', blocks } = answer;
      return respond({ ...answer, ...plainerCard({ text, blocks: blocks as KnownBlock[] }) });
    });
