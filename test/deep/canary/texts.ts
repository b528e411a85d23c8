import { createHash } from 'node:crypto';

/** A text with values that must turn up nowhere but in the message itself. */
export interface CanaryText {
  readonly id: string;
  readonly text: string;
  readonly must_hide: readonly string[];
}

/** Letters and digits without meaning, another row for each `n`; put together here, so that no file holds a secret. */
const row = (
  n: number,
  length: number,
  alphabet = 'bcdfghjkmnpqrstvwxzBCDFGHJKMNPQRSTVWXZ23456789',
): string =>
  [...createHash('shake256', { outputLength: length }).update(`${n} ${length} ${alphabet}`).digest()]
    .map((byte) => alphabet[byte % alphabet.length])
    .join('');
const digits = (n: number, length: number): string => row(n, length, '2345678913');

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwt = (n: number): readonly [string, string, string] => [
  part({ alg: 'RS384', kid: 'key-1', typ: 'JWT' }),
  part({ iss: row(n, 20), sub: row(n + 1, 12), jti: row(n + 2, 16) }),
  row(n + 3, 86),
];

const ssn = (n: number): string => [`5${digits(n, 2)}`, `4${digits(n, 1)}`, digits(n + 1, 4)].join('-');
const born = (n: number): string => [`19${50 + (n % 40)}`, `0${1 + (n % 9)}`, `1${n % 10}`].join('-');
const soft = (n: number, length: number): string => row(n, length, 'aeioulrnst');
const family = (n: number): string => `${row(n, 1, 'BDKMTQ')}${soft(n, 8)}vz`;
const given = (n: number): string => `${row(n, 1, 'BDKMTQ')}${soft(n + 50, 5)}q`;

type Make = (n: number) => { readonly text: string; readonly hide: readonly string[] };

const hiding =
  (length: number, tell: (value: string, n: number) => string): Make =>
  (n) => {
    const value = row(n, length);
    return { text: tell(value, n), hide: [value] };
  };

const pem = (n: number): readonly string[] => [row(n, 64), row(n + 1, 64), row(n + 2, 40)];
const dashes = '-'.repeat(5);
const fence = (word: string) => `${dashes}${word} ${['PRIVATE', 'KEY'].join(' ')}${dashes}`;

/** Every kind of secret and of patient data, in the syntaxes that people paste. */
const makes: Readonly<Record<string, Make>> = {
  'bearer header': hiding(40, (value) => `> Authorization: Bearer ${value}\n> Accept: application/json`),
  'bearer in curl': hiding(
    40,
    (value) =>
      `curl -s -H "Authorization: Bearer ${value}" https://fhir4.eclinicalworks.com/fhir/r4/FEIGCD/Patient`,
  ),
  'bearer in JSON': hiding(44, (value) => `{"headers":{"Authorization":"Bearer ${value}"},"status":401}`),
  'bearer in escaped JSON': hiding(
    44,
    (value) => `"{\\"headers\\":{\\"authorization\\":\\"Bearer ${value}\\"},\\"status\\":401}"`,
  ),
  'basic header': (n) => {
    const value = Buffer.from(`${row(n, 12)}:${row(n + 1, 24)}`).toString('base64');
    return { text: `Authorization: Basic ${value}`, hide: [value] };
  },
  'basic by curl -u': hiding(
    30,
    (value) => `curl -u my-app:${value} https://oauthserver.eclinicalworks.com/oauth/oauth2/token`,
  ),
  'jwt access token': (n) => {
    const token = jwt(n);
    return {
      text: `{"access_token":"${token.join('.')}","token_type":"Bearer"}`,
      hide: [token[1], token[2]],
    };
  },
  'jwt alone': (n) => {
    const token = jwt(n);
    return { text: `this one fails: ${token.join('.')}`, hide: [token[1], token[2]] };
  },
  'opaque access token': hiding(48, (value) => `access_token=${value}&token_type=bearer&expires_in=300`),
  'access token in Python': hiding(
    48,
    (value) => `{'access_token': '${value}', 'token_type': 'Bearer', 'expires_in': 300}`,
  ),
  'access token in YAML': hiding(48, (value) => `response:\n  access_token: ${value}\n  expires_in: 300`),
  'refresh token in a form': hiding(
    64,
    (value) => `grant_type=refresh_token&refresh_token=${value}&client_id=my-app`,
  ),
  'refresh token in JSON': hiding(64, (value) => `{"refresh_token": "${value}", "scope": "openid"}`),
  'id token': (n) => {
    const token = jwt(n);
    return { text: `id_token: ${token.join('.')}`, hide: [token[1], token[2]] };
  },
  'authorization code in a redirect': hiding(
    32,
    (value) => `https://app.example.org/callback?code=${value}&state=ok`,
  ),
  'authorization code in a form': hiding(
    32,
    (value) => `grant_type=authorization_code&code=${value}&redirect_uri=https%3A%2F%2Fapp.example.org`,
  ),
  'code verifier': hiding(64, (value) => `code_verifier=${value}`),
  'client secret in a form': hiding(36, (value) => `client_id=my-app&client_secret=${value}`),
  'client secret in env': hiding(36, (value) => `export ECW_CLIENT_SECRET="${value}"`),
  'client secret in properties': hiding(36, (value) => `ecw.client-secret = ${value}`),
  'client secret in prose': hiding(
    36,
    (value) => `our client secret is ${value} and it still says invalid_client`,
  ),
  'client secret in a Node dump': hiding(36, (value) => `{ clientId: 'my-app', clientSecret: '${value}' }`),
  'client assertion': (n) => {
    const token = jwt(n);
    return {
      text: `client_assertion_type=jwt-bearer&client_assertion=${token.join('.')}`,
      hide: [token[1], token[2]],
    };
  },
  'launch value': hiding(
    44,
    (value) =>
      `/oauth/oauth2/authorize?response_type=code&launch=${value}&aud=https://fhir4.eclinicalworks.com`,
  ),
  'activation code': hiding(16, (value) => `activation code: ${value}`),
  cookie: hiding(32, (value) => `Cookie: JSESSIONID=${value}; theme=dark`),
  'set-cookie': hiding(32, (value) => `< Set-Cookie: JSESSIONID=${value}; Path=/; HttpOnly`),
  'private key': (n) => {
    const lines = pem(n);
    return { text: [fence('BEGIN'), ...lines, fence('END')].join('\n'), hide: lines };
  },
  'private key on one line': (n) => {
    const lines = pem(n);
    return { text: `{"private_key":"${[fence('BEGIN'), ...lines, fence('END')].join('\\n')}"}`, hide: lines };
  },
  'private key cut short': (n) => {
    const lines = pem(n);
    return { text: [fence('BEGIN'), ...lines].join('\n'), hide: lines };
  },
  'private JWK': (n) => {
    const [d, p] = [row(n, 86), row(n + 1, 43)];
    return { text: `{"kty":"RSA","kid":"key-1","n":"AQAB","e":"AQAB","d":"${d}","p":"${p}"}`, hide: [d, p] };
  },
  'password in JSON': hiding(14, (value) => `{"username":"svc-ecw","password":"${value}"}`),
  'password in a connection string': hiding(
    16,
    (value) => `postgres://svc:${value}@db.example.org:5432/fhir`,
  ),
  'userinfo in a URL': hiding(
    16,
    (value) => `GET https://svc:${value}@fhir4.eclinicalworks.com/fhir/r4/FEIGCD/metadata`,
  ),
  'api key': hiding(32, (value) => `X-Api-Key: ${value}`),
  'slack token': (n) => {
    const value = ['xoxb', digits(n, 12), digits(n + 1, 12), row(n, 24)].join('-');
    return { text: `SLACK_BOT_TOKEN=${value}`, hide: [value] };
  },
  'slack webhook': (n) => {
    const value = [`T0${digits(n, 7)}`, `B0${digits(n, 7)}`, row(n, 24)].join('/');
    return { text: `posting to https://hooks.slack.com/services/${value}`, hide: [row(n, 24)] };
  },
  'cloud key': (n) => {
    const value = ['AK', 'IA', row(n, 16, 'BCDFGHJKLMNPQRST234567')].join('');
    const secret = row(n + 9, 40);
    return { text: `aws_access_key_id=${value}\naws_secret_access_key=${secret}`, hide: [value, secret] };
  },
  'vendor token': (n) => {
    const value = ['gh', 'p_', row(n, 36)].join('');
    return { text: `git clone https://${value}@github.com/example/app.git`, hide: [value] };
  },
  'signed address': hiding(
    40,
    (value) => `https://files.blob.core.windows.net/export/Patient.ndjson?sv=2024&sig=${value}`,
  ),
  'SSN in prose': (n) => ({ text: `patient SSN ${ssn(n)} gets 403`, hide: [ssn(n)] }),
  'SSN in JSON': (n) => ({
    text: `{"system":"http://hl7.org/fhir/sid/us-ssn","value":"${ssn(n)}"}`,
    hide: [ssn(n)],
  }),
  'birth date': (n) => ({ text: `DOB: ${born(n)}`, hide: [born(n)] }),
  'record number': (n) => ({ text: `MRN: ${digits(n, 8)} not found`, hide: [digits(n, 8)] }),
  'member id': (n) => ({ text: `member id W${digits(n, 9)} is not covered`, hide: [`W${digits(n, 9)}`] }),
  phone: (n) => ({
    text: `patient phone (${digits(n, 3)}) ${digits(n + 1, 3)}-${digits(n + 2, 4)}`,
    hide: [`${digits(n + 1, 3)}-${digits(n + 2, 4)}`],
  }),
  'e-mail': (n) => ({ text: `patient email: ${row(n, 9)}@example.net`, hide: [`${row(n, 9)}@example.net`] }),
  address: (n) => ({
    text: `patient address: ${digits(n, 4)} ${family(n)} Street, Westborough, MA 01581`,
    hide: [`${digits(n, 4)} ${family(n)} Street`],
  }),
  'name in prose': (n) => ({ text: `Patient: ${given(n)} ${family(n)} cannot be read`, hide: [family(n)] }),
  'Patient resource': (n) => ({
    text: JSON.stringify({
      resourceType: 'Patient',
      id: row(n, 24),
      identifier: [{ system: 'urn:oid:2.16', value: digits(n, 9) }],
      name: [{ family: family(n), given: [given(n)] }],
      birthDate: born(n),
      telecom: [{ system: 'phone', value: digits(n, 10) }],
      address: [{ line: [`${digits(n, 4)} ${row(n, 8)} Rd`], city: 'Westborough' }],
    }),
    hide: [row(n, 24), digits(n, 9), family(n), given(n), born(n), digits(n, 10), row(n, 8)],
  }),
  'Patient in XML': (n) => ({
    text: `<Patient xmlns="http://hl7.org/fhir"><name><family value="${family(n)}"/><given value="${given(n)}"/></name><birthDate value="${born(n)}"/></Patient>`,
    hide: [family(n), given(n), born(n)],
  }),
  'HL7 v2': (n) => ({
    text: `MSH|^~\\&|ECW|FEIGCD|APP|X|20260301||ADT^A08|1|P|2.5\rPID|1||${digits(n, 8)}^^^FEIGCD^MR||${family(n).toUpperCase()}^${given(n).toUpperCase()}||19710203|F`,
    hide: [digits(n, 8), family(n).toUpperCase(), given(n).toUpperCase()],
  }),
  X12: (n) => ({
    text: `NM1*IL*1*${family(n).toUpperCase()}*${given(n).toUpperCase()}****MI*W${digits(n, 9)}~\nDMG*D8*19710203*F~`,
    hide: [family(n).toUpperCase(), given(n).toUpperCase(), `W${digits(n, 9)}`],
  }),
  CSV: (n) => ({
    text: `first_name,last_name,dob,ssn\n${given(n)},${family(n)},${born(n)},${ssn(n)}`,
    hide: [given(n), family(n), born(n), ssn(n)],
  }),
  SQL: (n) => ({
    text: `INSERT INTO patients (first_name, last_name, ssn) VALUES ('${given(n)}', '${family(n)}', '${ssn(n)}');`,
    hide: [given(n), family(n), ssn(n)],
  }),
  'patient reference': (n) => ({ text: `GET /fhir/r4/FEIGCD/Patient/${row(n, 24)} 404`, hide: [row(n, 24)] }),
  'patient search': (n) => ({
    text: `GET /fhir/r4/FEIGCD/Patient?family=${family(n)}&birthdate=${born(n)}`,
    hide: [family(n), born(n)],
  }),
  'subject of a resource': (n) => ({
    text: `{"resourceType":"Observation","subject":{"reference":"Patient/${row(n, 24)}","display":"${given(n)} ${family(n)}"}}`,
    hide: [row(n, 24), family(n)],
  }),
  'secret cut at the start': hiding(
    60,
    (value) => `…cess_token":"${value}","token_type":"Bearer","expires_in":300}`,
  ),
  'secret cut at the end': hiding(60, (value) => `{"token_type":"Bearer","access_token":"${value}`),
};

export const canaryTexts: readonly CanaryText[] = Object.entries(makes).map(([id, make], index) => {
  const { text, hide } = make(index + 1);
  return { id, text, must_hide: hide };
});
