import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kept } from '../support/kept.ts';

export interface Certificate {
  readonly key: string;
  /** What the server sends: its certificate, and whatever stands above it. */
  readonly cert: string;
}

export interface Certificates {
  /** The one authority that the zoo's visitors trust. */
  readonly ca: string;
  readonly good: Certificate;
  readonly withoutIntermediate: Certificate;
  readonly unknownIssuer: Certificate;
  readonly privateCa: Certificate;
  readonly selfSigned: Certificate;
  readonly expired: Certificate;
  readonly notYetValid: Certificate;
  readonly endsSoon: Certificate;
  readonly otherHost: Certificate;
}

const config = `
[req]
distinguished_name = dn
[dn]
[ca]
default_ca = zoo
[zoo]
database = index.txt
new_certs_dir = .
rand_serial = yes
default_md = sha256
policy = any
unique_subject = no
email_in_dn = no
[any]
organizationName = optional
commonName = optional
[root]
basicConstraints = critical, CA:TRUE
subjectKeyIdentifier = hash
[leaf]
subjectAltName = DNS:*.zoo.example, DNS:*.eclinicalworks.com, DNS:*.healow.com, DNS:*.ecwcloud.com
authorityInfoAccess = caIssuers;URI:http://ca.zoo.example/intermediate.crt
[bare]
subjectAltName = DNS:*.zoo.example
[elsewhere]
subjectAltName = DNS:elsewhere.example
`;

const make = (): Certificates => {
  const folder = mkdtempSync(join(tmpdir(), 'zoo-'));
  const openssl = (...args: readonly string[]) =>
    execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  writeFileSync(join(folder, 'zoo.cnf'), config);
  writeFileSync(join(folder, 'index.txt'), '');
  const key = (name: string) =>
    openssl('genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', `${name}.key`);
  const selfSigned = (name: string, organisation: string, extensions: string) => {
    key(name);
    openssl(
      ...[
        'req',
        '-x509',
        '-new',
        '-config',
        'zoo.cnf',
        '-key',
        `${name}.key`,
        '-subj',
        `/O=${organisation}/CN=${name}`,
      ],
      ...['-extensions', extensions, '-days', '400', '-out', `${name}.crt`],
    );
  };
  interface Signed {
    readonly by: string;
    readonly extensions?: string;
    readonly from?: string;
    readonly until?: string;
    readonly days?: string;
  }
  const signed = (name: string, { by, extensions = 'leaf', from, until, days = '90' }: Signed) => {
    openssl(
      'req',
      '-new',
      '-config',
      'zoo.cnf',
      '-key',
      name === 'intermediate' ? 'intermediate.key' : 'leaf.key',
      '-subj',
      `/O=Zoo ${name}/CN=${name}`,
      '-out',
      `${name}.csr`,
    );
    openssl(
      ...['ca', '-batch', '-notext', '-config', 'zoo.cnf', '-cert', `${by}.crt`, '-keyfile', `${by}.key`],
      ...['-in', `${name}.csr`, '-extensions', extensions, '-out', `${name}.crt`],
      ...(from ? ['-startdate', from] : []),
      ...(until ? ['-enddate', until] : ['-days', days]),
    );
  };
  try {
    selfSigned('root', 'Zoo Trust', 'root');
    selfSigned('private', 'Private Corp', 'root');
    selfSigned('own', 'Nobody', 'leaf');
    key('intermediate');
    key('leaf');
    signed('intermediate', { by: 'root', extensions: 'root', days: '300' });
    signed('good', { by: 'intermediate' });
    signed('bare', { by: 'private', extensions: 'bare' });
    signed('expired', { by: 'intermediate', from: '20240101000000Z', until: '20240301000000Z' });
    signed('early', { by: 'intermediate', from: '20400101000000Z', until: '20410101000000Z' });
    signed('soon', { by: 'intermediate', days: '6' });
    signed('other', { by: 'intermediate', extensions: 'elsewhere' });
    const of = (...names: readonly string[]): Certificate => ({
      key: read('leaf.key'),
      cert: names.map((name) => read(`${name}.crt`)).join(''),
    });
    return {
      ca: read('root.crt'),
      good: of('good', 'intermediate'),
      withoutIntermediate: of('good'),
      unknownIssuer: of('bare'),
      privateCa: of('bare', 'private'),
      selfSigned: { key: read('own.key'), cert: read('own.crt') },
      expired: of('expired', 'intermediate'),
      notYetValid: of('early', 'intermediate'),
      endsSoon: of('soon', 'intermediate'),
      otherHost: of('other', 'intermediate'),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const hourMs = 3_600_000;

/** What openssl makes in dozens of runs is good for an hour: some of the certificates end on a certain day from now. */
const keptForAnHour = <T>(name: string, make: () => T): T => {
  const code = createHash('sha256')
    .update(readFileSync(new URL(import.meta.url)))
    .digest('hex')
    .slice(0, 16);
  return JSON.parse(kept({ name: `${name}-${code}.json`, forMs: hourMs }, () => JSON.stringify(make())));
};

/** The zoo's authorities and certificates. */
export const makeCertificates = (): Certificates => keptForAnHour('certificates', make);

/** An RSA key of so many bits, in PEM: another one for each name. */
export const rsaKey = (name: string, bits: number): string =>
  keptForAnHour(`key-${name}-${bits}`, () =>
    execFileSync('openssl', ['genrsa', String(bits)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  );
