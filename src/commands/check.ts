import { systemNetwork } from '../checks/fetch/systemNetwork.ts';
import { createGuardedFetch } from '../checks/guardedFetch.ts';
import { outcomeText } from '../checks/resultText.ts';
import { runChecks } from '../checks/runChecks.ts';
import type { Subject } from '../checks/subject.ts';
import { readConfig } from '../config/config.ts';
import { redact } from '../redaction/redact.ts';
import { type Exit, type Io, UsageError } from '../terminal/command.ts';
import { commandGroup } from '../terminal/commandGroup.ts';
import { defineCommand } from '../terminal/defineCommand.ts';
import { printable } from '../terminal/printable.ts';
import { readAll } from '../terminal/readAll.ts';

/** Looks at a subject and prints what was seen. What is wrong ends with 1, and so does a run that was not possible. */
const look = async (subject: Subject, { env, network = systemNetwork, now, write }: Io): Promise<Exit> => {
  const { policy } = readConfig(env).checks;
  const outcome = await runChecks(subject, {
    fetch: createGuardedFetch({ network, policy, now }),
    redact: (text) => redact(text).text,
    now,
  });
  if (outcome.kind === 'nothing_to_check') throw new UsageError('Nothing was given to check.');
  const { lines, exitCode } = outcomeText(outcome);
  write(`${printable(lines.join('\n'))}\n`);
  return exitCode;
};

/** An address that somebody typed as an operand. */
const addressed = (address: string | undefined): string => {
  if (address === undefined || !URL.canParse(address))
    throw new UsageError(`“${address}” is no address: give the whole one, beginning with https://.`);
  return address;
};

const given = <Name extends keyof Subject>(name: Name, value: string | undefined): Subject =>
  value === undefined ? {} : { [name]: value };

const kid = { says: 'the kid that the assertion names', takes: 'KID' } as const;
const clientId = { says: 'the client id of the app', takes: 'ID' } as const;

const jwks = defineCommand({
  path: 'check jwks',
  about: 'Fetches a JWKS URL the way that a server would, and says what is wrong with the key set.',
  operands: ['URL'],
  options: { kid },
  examples: ['check jwks https://keys.example.com/jwks.json --kid prod-2026'],
  run: ({ values, operands: [jwksUrl] }, io) =>
    look({ jwksUrl: addressed(jwksUrl), ...given('kid', values.kid) }, io),
});

const smart = defineCommand({
  path: 'check smart',
  about: 'Looks at the SMART configuration and the CapabilityStatement below the FHIR base of a practice.',
  operands: ['URL'],
  options: { scopes: { says: 'the scopes that are asked for', takes: 'SCOPES' } },
  examples: ['check smart https://fhir4.eclinicalworks.com/fhir/r4/FEIGCD --scopes "openid fhirUser"'],
  run: ({ values, operands: [fhirBase] }, io) =>
    look({ fhirBase: addressed(fhirBase), ...given('scopes', values.scopes) }, io),
});

const jwt = defineCommand({
  path: 'check jwt',
  about: `Reads a client assertion from standard input and says what is wrong with it. It is not kept and not printed. With --jwks
its signature is verified against the published key.`,
  options: {
    jwks: { says: 'the JWKS URL that is registered', takes: 'URL' },
    base: { says: 'the FHIR base, whose token endpoint must be its aud', takes: 'URL' },
    'client-id': clientId,
  },
  examples: ['check jwt --jwks https://keys.example.com/jwks.json < assertion.txt'],
  run: async ({ values }, io) =>
    look(
      {
        ...given('assertion', (await readAll(io.stdin)).trim() || undefined),
        ...given('jwksUrl', values.jwks),
        ...given('fhirBase', values.base),
        ...given('clientId', values['client-id']),
      },
      io,
    ),
});

const authorize = defineCommand({
  path: 'check authorize',
  about: `Reads the authorize URL that a browser is sent to: each parameter once, the redirect URI as registered, aud, scopes and
PKCE. With --base it is held against the configuration of the practice.`,
  operands: ['URL'],
  options: {
    base: { says: 'the FHIR base of the practice', takes: 'URL' },
    'redirect-uri': { says: 'the redirect URI that is registered', takes: 'URI' },
    verifier: { says: 'the PKCE code verifier of this URL, once it is used up', takes: 'VERIFIER' },
    'client-id': clientId,
  },
  examples: [
    'check authorize "https://oauthserver.eclinicalworks.com/oauth/oauth2/authorize?response_type=code&client_id=abc"',
  ],
  run: ({ values, operands: [authorizeUrl] }, io) =>
    look(
      {
        authorizeUrl: addressed(authorizeUrl),
        ...given('fhirBase', values.base),
        ...given('redirectUri', values['redirect-uri']),
        ...given('codeVerifier', values.verifier),
        ...given('clientId', values['client-id']),
      },
      io,
    ),
});

/** What the bot can find out by looking, in a terminal. */
export const check = commandGroup({
  path: 'check',
  about: 'Looks instead of asking: ends with 0 when nothing is wrong, with 1 when something is.',
  subcommands: {
    jwks: { summary: 'look at a key set', load: () => jwks },
    smart: { summary: 'look at the SMART configuration of a practice', load: () => smart },
    jwt: { summary: 'look at a client assertion from standard input', load: () => jwt },
    authorize: { summary: 'look at an authorize URL', load: () => authorize },
  },
  examples: [
    'check jwks https://keys.example.com/jwks.json',
    'check smart https://fhir4.eclinicalworks.com/fhir/r4/FEIGCD',
    'check jwt < assertion.txt',
  ],
});
