import { execFile, spawnSync } from 'node:child_process';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type CommandVariableName, commandVariables, variablesOf } from '../../src/catalog/placeholders.ts';
import type { Step } from '../../src/catalog/schema.ts';
import { catalog } from '../support/catalog.ts';

interface Command {
  readonly id: string;
  readonly run: string;
  readonly prints: string;
}

const { entries } = catalog;
const stepsOf = ({ steps, more }: { readonly steps: readonly Step[]; readonly more: readonly Step[] }) => [
  ...steps,
  ...more,
];
const commands: readonly Command[] = entries.flatMap((entry) =>
  stepsOf(entry).flatMap(({ run, prints }) =>
    run === undefined || prints === undefined ? [] : [{ id: entry.id, run, prints }],
  ),
);
const named = commands.map((command) => [command.id, command.run, command] as const);

const tools = ['curl', 'jq', 'openssl', 'xxd'];
const lacking = tools.filter((tool) => spawnSync('sh', ['-c', `command -v ${tool}`]).status !== 0);
const whereToolsAre = lacking.length === 0 ? test : test.skip;

const base64url = (value: string | Buffer): string => Buffer.from(value).toString('base64url');
const jwt = (header: object, claims: object): string =>
  `${base64url(JSON.stringify(header))}.${base64url(JSON.stringify(claims))}.c2ln`;

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
const { n, e } = pair.publicKey.export({ format: 'jwk' });
const kid = createHash('sha256')
  .update(JSON.stringify({ e, kty: 'RSA', n }))
  .digest('base64url');
const signing = { kty: 'RSA', alg: 'RS384', use: 'sig', kid, n, e };
/** Legal beside it: an ES384 key and one for encryption. */
const others = [
  { kty: 'EC', crv: 'P-384', alg: 'ES384', use: 'sig', kid: 'ec', x: 'eA', y: 'eQ' },
  { kty: 'RSA', use: 'enc', kid: 'enc', n, e },
];
const verifier = 'a'.repeat(43);
const token = 'an-access-token-that-nobody-may-see';

const root = mkdtempSync(join(tmpdir(), 'commands-'));
const servers: Server[] = [];
const addressOf = async (server: Server): Promise<number> => {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return port;
};

const answers: Readonly<Record<string, (base: string) => unknown>> = {
  '/jwks': () => ({ keys: [...others, signing] }),
  '/public-private': () => ({ keys: [{ ...signing, d: 'AQAB' }] }),
  '/rotated': () => ({ keys: others }),
  '/fhir/r4/ABCDEF/metadata': () => ({ rest: [{ resource: [{ type: 'Group' }, { type: 'Patient' }] }] }),
  '/fhir/r4/ABCDEF/.well-known/smart-configuration': (base) => ({
    token_endpoint: `${base}/token`,
    scopes_supported: ['openid', 'system/Patient.read', 'system/Group.read'],
  }),
  '/fhir/r4/ABCDEF/Patient': () => ({ resourceType: 'Bundle' }),
  '/ecwopendev/external/practiceList': () => ({
    entry: ['/fhir/r4/ABCDEF', '/fhir/r4/GHIJAB'],
  }),
};

/** A practice, its authorization server and the app's key set, all in one. */
const answer = (request: IncomingMessage, response: ServerResponse) => {
  const base = `http://${request.headers.host}`;
  const path = request.url?.split('?')[0] ?? '';
  const basic = `Basic ${Buffer.from('the-client:the-secret').toString('base64')}`;
  if (path === '/token' && request.method === 'POST') {
    const known = request.headers.authorization === basic;
    response.writeHead(known ? 200 : 401, { 'content-type': 'application/json' });
    response.end(JSON.stringify(known ? { access_token: token } : { error: 'invalid_client' }));
    return;
  }
  const refused = path.endsWith('/Patient') && request.headers.authorization !== 'Bearer the-access-token';
  const found = answers[path];
  response.writeHead(refused ? 401 : found || path === '/token' ? 200 : 404, {
    'content-type': 'application/json',
  });
  response.end(found ? JSON.stringify(found(base)) : undefined);
};

/** A root, an intermediate and a server certificate, made with openssl. */
const certificates = () => {
  const at = (name: string) => join(root, name);
  const openssl = (...args: readonly string[]) => spawnSync('openssl', [...args], { cwd: root });
  const authority = at('authority.cnf');
  writeFileSync(authority, 'basicConstraints=critical,CA:TRUE\n');
  writeFileSync(at('server.cnf'), 'subjectAltName=DNS:localhost\n');
  const request = (name: string) =>
    openssl(
      ...['req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-subj', `/CN=${name}`],
      ...['-keyout', `${name}.key`, '-out', `${name}.csr`],
    );
  const sign = (name: string, by: string, extensions: string) =>
    openssl(
      ...['x509', '-req', '-in', `${name}.csr`, '-CA', `${by}.pem`, '-CAkey', `${by}.key`, '-days', '2'],
      ...['-CAcreateserial', '-extfile', extensions, '-out', `${name}.pem`],
    );
  request('root');
  openssl(
    ...['x509', '-req', '-in', 'root.csr', '-signkey', 'root.key', '-days', '2'],
    ...['-extfile', 'authority.cnf', '-out', 'root.pem'],
  );
  request('middle');
  sign('middle', 'root', 'authority.cnf');
  request('localhost');
  sign('localhost', 'middle', 'server.cnf');
  const read = (name: string) => readFileSync(at(name), 'utf8');
  return {
    root: at('root.pem'),
    key: read('localhost.key'),
    leaf: read('localhost.pem'),
    middle: read('middle.pem'),
  };
};

let values: Readonly<Record<CommandVariableName, string>>;
let trusted = '';
let ports: { readonly http: number; readonly whole: number; readonly broken: number };

beforeAll(async () => {
  if (lacking.length > 0) return;
  const { root: trust, key, leaf, middle } = certificates();
  trusted = trust;
  ports = {
    http: await addressOf(createServer(answer)),
    whole: await addressOf(createTlsServer({ key, cert: leaf + middle }, answer)),
    broken: await addressOf(createTlsServer({ key, cert: leaf }, answer)),
  };
  const base = `http://127.0.0.1:${ports.http}`;
  const keyFile = join(root, 'key.pem');
  writeFileSync(keyFile, pair.privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const now = Math.floor(Date.now() / 1000);
  values = {
    CODE: 'ABCDEF',
    FHIR_BASE: `${base}/fhir/r4/ABCDEF`,
    CALL_URL: `${base}/fhir/r4/ABCDEF/Patient`,
    TOKEN_URL: `${base}/token`,
    AUTHORIZE_URL: 'https://oauth.example/authorize?client_id=x&response_type=code&state=1',
    JWKS_URL: `${base}/jwks`,
    JWKS_HOST: 'localhost',
    ECW_JWKS_URL: `${base}/jwks`,
    KID: kid,
    AUD: `${base}/fhir/r4/ABCDEF`,
    SCOPES: 'openid system/Patient.read',
    CHALLENGE: createHash('sha256').update(verifier).digest('base64url'),
    KEY_FILE: keyFile,
    CLIENT_ID: 'the-client',
    CLIENT_SECRET: 'the-secret',
    ASSERTION: jwt(
      { alg: 'RS384', kid },
      { iss: 'the-client', sub: 'the-client', aud: `${base}/token`, iat: now, exp: now + 240 },
    ),
    ACCESS_TOKEN: 'the-access-token',
    ID_TOKEN: jwt({ alg: 'RS256', kid }, { iss: base, aud: 'the-client', nonce: 'n-1', exp: now + 300 }),
    VERIFIER: verifier,
    BASIC: `Authorization: Basic ${Buffer.from('the-client:the-secret').toString('base64')}`,
  };
});
afterAll(() => {
  for (const server of servers) server.close();
  rmSync(root, { recursive: true });
});

/** What a command prints here. Addresses that are eCW's own or have a fixed port are turned to this machine. */
const printed = async (
  command: string,
  changes: Readonly<Partial<Record<CommandVariableName, string>>> = {},
  tlsPort = ports.whole,
): Promise<string> => {
  const local = command
    .replaceAll('https://fhir.eclinicalworks.com', `http://127.0.0.1:${ports.http}`)
    .replaceAll(':443', `:${tlsPort}`);
  const env = { PATH: process.env.PATH, SSL_CERT_FILE: trusted, ...values, ...changes };
  return new Promise((resolve) => {
    execFile('sh', ['-c', local], { env, timeout: 10_000 }, (_, stdout) => resolve(stdout.trim()));
  });
};

/** `…` stands for any text, `$NAME` for the value of a variable. */
const expected = (prints: string): RegExp => {
  const literal = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const told = Object.entries(values).reduce(
    (text, [name, value]) => text.replaceAll(`$${name}`, value),
    prints,
  );
  return new RegExp(`^${told.split('…').map(literal).join('[\\s\\S]*')}$`);
};

describe('the commands of the steps', () => {
  test('are there for the checks that a person cannot do by looking', () => {
    expect(commands.length).toBeGreaterThanOrEqual(25);
  });

  test.each(named)('%s: sh reads %s', (_, run) => {
    expect(spawnSync('sh', ['-n', '-c', run]).status).toBe(0);
  });

  whereToolsAre.each(named)(
    '%s: all is well, and %s prints what the step says, and no secret',
    async (_, run, { prints }) => {
      const shown = await printed(run);
      expect(shown).toMatch(expected(prints));
      const secrets = [
        values.CLIENT_SECRET,
        values.ACCESS_TOKEN,
        values.ASSERTION,
        values.ID_TOKEN,
        verifier,
        token,
      ];
      expect(secrets.filter((secret) => shown.includes(secret))).toEqual([]);
    },
  );

  test('every variable is used, and no twin for PowerShell takes another one', () => {
    const used = new Set(
      commands.flatMap(({ run, prints }) => [...variablesOf(run), ...variablesOf(prints)]),
    );
    expect(Object.keys(commandVariables).filter((name) => ![...used].some((one) => one === name))).toEqual(
      [],
    );
    const strange = entries.flatMap((entry) =>
      stepsOf(entry)
        .filter(({ run = '', powershell = '' }) =>
          variablesOf(powershell).some((name) => !variablesOf(run).includes(name)),
        )
        .map(({ do: what }) => `${entry.id}: ${what}`),
    );
    expect(strange).toEqual([]);
  });
});

const commandOf = (id: string, part: string): string =>
  commands.find((command) => command.id === id && command.run.includes(part))?.run ?? '';

describe('where something is wrong, the commands show it', () => {
  const cases = [
    ['a kid that is not published', 'jwks_kid_mismatch', '|length', { JWKS_URL: '/rotated' }, '0'],
    ['a private key in the set', 'jwks_malformed', 'has("d")', { JWKS_URL: '/public-private' }, 'true'],
    ['an aud with a trailing slash', 'invalid_request', '$AUD', { AUD: '/fhir/r4/ABCDEF/' }, 'DIFFERENT'],
    ['a key of another pair', 'jwks_kid_mismatch', 'KEY_FILE', { JWKS_URL: '/rotated' }, 'DIFFERENT'],
  ] as const;
  whereToolsAre.each(cases)('%s', async (_, id, part, changes, shown) => {
    const base = `http://127.0.0.1:${ports.http}`;
    const changed = Object.fromEntries(Object.entries(changes).map(([name, path]) => [name, base + path]));
    expect(await printed(commandOf(id, part), changed)).toBe(shown);
  });

  whereToolsAre('a scope that the practice does not advertise, by its name', async () => {
    const run = commandOf('invalid_scope', 'scopes_supported');
    expect(await printed(run, { SCOPES: 'openid system/Patient.search' })).toBe('system/Patient.search');
  });

  whereToolsAre('a secret that is not taken', async () => {
    const run = commandOf('invalid_client', 'CLIENT_SECRET');
    expect(await printed(run, { CLIENT_SECRET: 'other' })).toBe('invalid_client');
  });

  whereToolsAre('a missing intermediate certificate', async () => {
    const run = commandOf('jwks_url_inaccessible', 's_client');
    expect(await printed(run, {}, ports.broken)).toMatch(/^Verify return code: 2[01] /);
  });
});
