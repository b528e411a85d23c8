import { z } from 'zod';
import type { Simulator } from '../../src/simulator/simulator.ts';

const answerSchema = z.looseObject({
  ok: z.boolean(),
  error: z.string().optional(),
  errors: z.array(z.string()).optional(),
  response_metadata: z
    .looseObject({ messages: z.array(z.string()).optional(), next_cursor: z.string().optional() })
    .optional(),
});
export type Answer = z.infer<typeof answerSchema>;

/** One Web API call as JSON with the bot's token, or another. */
export async function callApi(
  simulator: Simulator,
  method: string,
  { token = simulator.botToken, ...args }: Record<string, unknown> = {},
): Promise<Answer> {
  const answer = await fetch(`${simulator.apiUrl}${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(args),
  });
  return answerSchema.parse(await answer.json());
}
