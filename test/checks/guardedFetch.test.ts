import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { ChecksPolicy } from '../../src/checks/fetch/allowedUrl.ts';
import type { Fetched } from '../../src/checks/fetch/fetched.ts';
import { isPublicAddress } from '../../src/checks/fetch/publicAddress.ts';
import { createDial } from '../../src/checks/fetch/systemNetwork.ts';
import { createGuardedFetch } from '../../src/checks/guardedFetch.ts';
import { answer, openZoo, PUBLIC, quick, type Zoo } from './zoo.ts';

const on: ChecksPolicy = { kind: 'on', allow: [] };

/** What must hear nothing: listeners on this machine, on every address that it has for itself. */
const heard = { connections: 0, bytes: 0 };
const listeners: Server[] = [];
const sockets = new Set<Socket>();
let port = 0;
let zoo: Zoo;

const listen = (host: string, at: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      heard.connections++;
      sockets.add(
        socket
          .on('data', (data) => {
            heard.bytes += data.length;
          })
          .on('error', () => {}),
      );
    });
    listeners.push(server);
    server.once('error', reject).listen(at, host, () => {
      port = (server.address() as AddressInfo).port;
      resolve();
    });
  });

beforeAll(async () => {
  zoo = await openZoo();
  await listen('0.0.0.0', 0);
  await listen('::1', port).catch(() => {});
});
beforeEach(() => {
  heard.connections = 0;
  heard.bytes = 0;
});
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  for (const server of listeners) server.close();
  await zoo.close();
});

interface Attempt {
  readonly addresses?: readonly string[];
  readonly policy?: ChecksPolicy;
  readonly mayDial?: (address: string) => boolean;
}

/** Fetches as in production but for the port: that of the listeners. */
const attempt = async (url: string, { addresses = [], policy = on, mayDial }: Attempt = {}) => {
  const dialled: string[] = [];
  const dial = createDial({ port });
  const fetch = createGuardedFetch({
    network: {
      resolve: async () => addresses,
      dial: (target) => {
        dialled.push(target.address);
        return dial(target);
      },
    },
    policy,
    now: Date.now,
    limits: quick,
    ...(mayDial ? { mayDial } : {}),
  });
  return { fetched: await fetch(url, new AbortController().signal), dialled };
};

const refusal = (fetched: Fetched) => (fetched.kind === 'refused' ? fetched.reason : fetched.kind);

/** Ways to write an address that must not be called. */
const literals = [
  'https://127.0.0.1/',
  'https://127.1/',
  'https://127.0.1/',
  'https://2130706433/',
  'https://0x7f000001/',
  'https://0x7f.0.0.1/',
  'https://0177.0.0.1/',
  'https://017700000001/',
  'https://127.0.0.1./',
  'https://①②⑦.⓪.⓪.①/',
  'https://127%2e0%2e0%2e1/',
  'https://0/',
  'https://0.0.0.0/',
  'https://[::1]/',
  'https://[::]/',
  'https://[0:0:0:0:0:0:0:1]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[::ffff:7f00:1]/',
  'https://[::127.0.0.1]/',
  'https://[64:ff9b::7f00:1]/',
  'https://[64:ff9b:1::7f00:1]/',
  'https://[2002:7f00:1::]/',
  'https://[2001:0:7f00:1::]/',
  'https://[fe80::1]/',
  'https://[fc00::1]/',
  'https://[fd00:ec2::254]/',
  'https://[ff02::1]/',
  'https://[2001:db8::1]/',
  'https://[3fff::1]/',
  'https://[4000::1]/',
  'https://169.254.169.254/latest/meta-data/',
  'https://168.63.129.16/',
  'https://100.100.100.200/',
  'https://192.0.0.192/',
  'https://10.0.0.1/',
  'https://172.16.0.1/',
  'https://192.168.0.1/',
  'https://198.18.0.1/',
  'https://224.0.0.1/',
  'https://255.255.255.255/',
];

/** What a name may turn out to be. */
const answers = [
  ['127.0.0.1'],
  ['::1'],
  ['0.0.0.0'],
  ['::ffff:127.0.0.1'],
  ['::ffff:10.0.0.1'],
  ['64:ff9b::a00:1'],
  ['2002:a00:1::'],
  ['fe80::1%lo'],
  ['169.254.169.254'],
  ['168.63.129.16'],
  ['10.1.2.3'],
  ['100.64.0.1'],
  [PUBLIC, '127.0.0.1'],
  ['2606:2800:21f:cb07:6820:80da:af6b:8b2c', '::1'],
  ['not an address'],
];

describe('an address that must not be called', () => {
  test.each(literals)('%s is refused', async (url) => {
    const { fetched, dialled } = await attempt(url, { addresses: ['127.0.0.1'] });
    expect(['address_not_public', 'not_a_url']).toContain(refusal(fetched));
    expect([dialled, heard]).toEqual([[], { connections: 0, bytes: 0 }]);
  });

  test.each(answers)('a name that resolves to %s is refused', async (...addresses) => {
    const { fetched, dialled } = await attempt('https://name.example/', { addresses });
    expect(refusal(fetched)).toBe('address_not_public');
    expect([dialled, heard]).toEqual([[], { connections: 0, bytes: 0 }]);
  });

  test.each([
    ['http://name.example/', 'not_https'],
    ['ftp://name.example/', 'not_https'],
    ['file:///etc/passwd', 'not_https'],
    ['gopher://127.0.0.1:70/_x', 'not_https'],
    ['https://name.example:8443/', 'other_port'],
    ['https://user@name.example/', 'credentials_in_url'],
    ['https://:secret@name.example/', 'credentials_in_url'],
    ['https://', 'not_a_url'],
    [`https://name.example/${'a'.repeat(3000)}`, 'not_a_url'],
  ])('%s is refused: %s', async (url, reason) => {
    const { fetched, dialled } = await attempt(url, { addresses: ['127.0.0.1'] });
    expect(refusal(fetched)).toBe(reason);
    expect([dialled, heard]).toEqual([[], { connections: 0, bytes: 0 }]);
  });

  test('is heard by the listener when the rule is taken away, so that the silence above says something', async () => {
    const { dialled } = await attempt('https://127.1/', { mayDial: () => true });
    expect(dialled).toEqual(['127.0.0.1']);
    expect(heard.connections).toBe(1);
    expect(heard.bytes).toBeGreaterThan(0);
  });
});

describe('a resolver that changes its mind', () => {
  /** Answers in turn; connections to the public address go to the zoo. */
  const turning = (...turns: readonly (readonly string[])[]) => {
    const dialled: string[] = [];
    let asked = 0;
    const fetch = createGuardedFetch({
      network: {
        resolve: async () => turns[Math.min(asked++, turns.length - 1)] ?? [],
        dial: (target) => {
          dialled.push(target.address);
          return target.address === PUBLIC ? zoo.network.dial(target) : createDial({ port })(target);
        },
      },
      policy: on,
      now: Date.now,
    });
    return { fetch: (url: string) => fetch(url, new AbortController().signal), dialled, asked: () => asked };
  };

  test('is asked once per fetch, and the address that was checked is the one that is called', async () => {
    const url = zoo.keep(answer('{}'));
    const { fetch, dialled, asked } = turning([PUBLIC], ['127.0.0.1']);
    expect((await fetch(url)).kind).toBe('answered');
    expect([asked(), dialled]).toEqual([1, [PUBLIC]]);
    expect(refusal(await fetch(url))).toBe('address_not_public');
    expect([asked(), dialled, heard]).toEqual([2, [PUBLIC], { connections: 0, bytes: 0 }]);
  });

  test('a redirect to this machine is told and not followed', async () => {
    const url = zoo.keep(answer('', { Location: `https://127.0.0.1:${port}/admin` }, 302));
    const { fetch, dialled } = turning([PUBLIC]);
    expect(await fetch(url)).toMatchObject({ kind: 'answered', status: 302 });
    expect([dialled, heard]).toEqual([[PUBLIC], { connections: 0, bytes: 0 }]);
  });

  test('a resolver that never answers is left in time', async () => {
    const fetch = createGuardedFetch({
      network: { resolve: () => new Promise(() => {}), dial: zoo.network.dial },
      policy: on,
      now: Date.now,
      limits: quick,
    });
    expect(await fetch('https://name.example/', new AbortController().signal)).toMatchObject({
      kind: 'failed',
      reason: 'answer_too_slow',
    });
  });
});

describe('what an operator allows', () => {
  test.each<[string, ChecksPolicy, string, string]>([
    ['off', { kind: 'off' }, 'https://keys.example/', 'off'],
    ['a host', { kind: 'on', allow: ['keys.example'] }, 'https://other.example/', 'host_not_allowed'],
    [
      'a host, not what ends like it',
      { kind: 'on', allow: ['keys.example'] },
      'https://evilkeys.example/',
      'host_not_allowed',
    ],
    [
      'a host, not what is below it',
      { kind: 'on', allow: ['keys.example'] },
      'https://a.keys.example/',
      'host_not_allowed',
    ],
    [
      'a suffix, not the name itself',
      { kind: 'on', allow: ['.keys.example'] },
      'https://keys.example/',
      'host_not_allowed',
    ],
    [
      'a host that is private all the same',
      { kind: 'on', allow: ['keys.example'] },
      'https://keys.example/',
      'address_not_public',
    ],
    ['a suffix', { kind: 'on', allow: ['.keys.example'] }, 'https://a.keys.example/', 'address_not_public'],
    [
      'the dot of the root',
      { kind: 'on', allow: ['keys.example'] },
      'https://keys.example./',
      'address_not_public',
    ],
  ])('%s', async (_, policy, url, reason) => {
    const { fetched, dialled } = await attempt(url, { policy, addresses: ['127.0.0.1'] });
    expect([refusal(fetched), dialled]).toEqual([reason, []]);
  });
});

describe('what is sent', () => {
  test('is one plain GET with the name of the host, and nothing of ours', async () => {
    let head = '';
    const url = zoo.keep((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}'));
    const fetch = createGuardedFetch({
      network: {
        ...zoo.network,
        dial: (target) => {
          const socket = zoo.network.dial(target);
          const write = socket.write.bind(socket) as (...args: unknown[]) => boolean;
          socket.write = (...args: unknown[]) => {
            head += String(args[0]);
            return write(...args);
          };
          return socket;
        },
      },
      policy: on,
      now: Date.now,
    });
    await fetch(`${url}?v=2`, new AbortController().signal);
    const host = new URL(url).host;
    expect(head.split('\r\n').filter(Boolean)).toEqual([
      'GET /jwks.json?v=2 HTTP/1.1',
      `host: ${host}`,
      'accept: application/json, application/jwk-set+json, application/fhir+json;q=0.9, */*;q=0.1',
      'accept-encoding: identity',
      'user-agent: ecw-triage',
      'connection: close',
    ]);
  });

  test('is nothing at all over a connection whose certificate is wrong', async () => {
    let visited = false;
    const keeper = () => {
      visited = true;
    };
    const url = zoo.keep({ keeper, certificate: zoo.certificates.selfSigned });
    const fetch = createGuardedFetch({ network: zoo.network, policy: on, now: Date.now });
    expect(await fetch(url, new AbortController().signal)).toMatchObject({
      reason: 'certificate_self_signed',
    });
    expect(visited).toBe(false);
  });

  test('a failure holds nothing of the body', async () => {
    const url = zoo.keep((socket) =>
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\npatient John Doe'),
    );
    const fetch = createGuardedFetch({ network: zoo.network, policy: on, now: Date.now });
    const fetched = await fetch(url, new AbortController().signal);
    expect(fetched).toMatchObject({ kind: 'failed', reason: 'body_cut_short', status: 200 });
    expect(JSON.stringify(fetched)).not.toContain('John');
  });
});

describe('a public address', () => {
  test.each([
    '8.8.8.8',
    PUBLIC,
    '2606:4700:4700::1111',
    '2a00:1450:4001::1',
    '2400:cb00::1',
    '2001:4860:4860::8888',
    '2001:200::1',
  ])('%s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
});
