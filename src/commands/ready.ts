import { z } from 'zod';
import { readConfig } from '../config/config.ts';
import { exits } from '../terminal/command.ts';
import { defineCommand } from '../terminal/defineCommand.ts';

/** How long the bot may take to answer. */
const patienceMs = 4000;

const failure = z.object({ cause: z.object({ code: z.string() }) });

/** An address that every interface listens on is asked on this machine. */
const reachable = (host: string): string => {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
};

/** For health checks of containers and supervisors. */
export const ready = defineCommand({
  path: 'ready',
  about:
    'Asks the running bot on HEALTH_PORT whether it can work, and prints each part: 0 when it can, 1 when not.',
  examples: ['ready'],
  run: async (_, { env, fetch, write, complain }) => {
    const { health } = readConfig(env);
    if (!health) {
      complain('HEALTH_PORT is not set: the running bot cannot be asked.\n');
      return exits.failed;
    }
    const url = `http://${reachable(health.host)}:${health.port}/readyz`;
    const answer = await fetch(url, { signal: AbortSignal.timeout(patienceMs) }).catch((error: unknown) => {
      const why = failure.safeParse(error).data?.cause.code ?? 'no answer';
      complain(`Nothing that is ready at ${url} (${why}).\n`);
    });
    if (!answer) return exits.failed;
    write(await answer.text());
    return answer.ok ? exits.done : exits.failed;
  },
});
