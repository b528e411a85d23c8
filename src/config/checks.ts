import { z } from 'zod';
import type { ChecksPolicy } from '../checks/fetch/allowedUrl.ts';
import { list, text } from './variables.ts';

export interface CheckSettings {
  readonly policy: ChecksPolicy;
  /** Own JWKS URLs that are looked at every hour. */
  readonly watched: readonly string[];
}

const isHostOrSuffix = (value: string): boolean =>
  value.length <= 253 && /^\.?[a-z\d](?:[a-z\d.-]*[a-z\d])?$/i.test(value);

const isWatchable = (value: string): boolean => {
  const url = URL.parse(value);
  return url?.protocol === 'https:' && `${url.username}${url.password}${url.port}` === '';
};

export const variablesOfChecks = {
  CHECKS: text
    .transform((value) => value?.toLowerCase() ?? 'on')
    .pipe(z.enum(['on', 'off'], { error: 'must be on or off.' })),
  CHECKS_ALLOW: list.refine((hosts) => hosts.every(isHostOrSuffix), {
    error: 'takes hosts such as keys.example.com or suffixes such as .example.com, separated by commas.',
  }),
  WATCH_JWKS: list.refine((urls) => urls.length <= 50 && urls.every(isWatchable), {
    error: 'takes https addresses on port 443 without user and password, separated by commas, 50 at most.',
  }),
};

const schema = z.object(variablesOfChecks);

/** Whether the bot may call addresses that people name, which, and what it watches. */
export const readChecks = ({
  CHECKS,
  CHECKS_ALLOW,
  WATCH_JWKS: watched,
}: z.infer<typeof schema>): CheckSettings => ({
  policy:
    CHECKS === 'off'
      ? { kind: 'off' }
      : { kind: 'on', allow: CHECKS_ALLOW.map((host) => host.toLowerCase()) },
  watched,
});
