/** What reading makes of a word of this trade again and again, and what stood there. */
interface ReadingHabit {
  readonly find: RegExp;
  readonly put: string | ((whole: string, ...parts: string[]) => string);
  /** As it was read, and as it stood. */
  readonly yes: readonly (readonly [read: string, stood: string])[];
  /** What stays as it was read. */
  readonly no: readonly string[];
}

const joined = (_whole: string, before = '', words = ''): string =>
  `${before}${words.replace(/[ _]{1,3}/g, '_')}`;

/** The status that a reason phrase belongs to. */
const status = (number: number, phrase: string): ReadingHabit => ({
  find: new RegExp(`\\b[4Aa5S][\\dOoIlSB]{2}(?= \\(?${phrase})`, 'g'),
  put: String(number),
  yes: [[`${String(number).replace(/\d(?=\d$)/, '6')} (${phrase})`, `${number} (${phrase})`]],
  no: [`200 times ${phrase}`],
});

/** In this order: what one puts right the next ones find. */
export const readingHabits: readonly ReadingHabit[] = [
  {
    find: /(?<=\w)[®°](?=\s?[:,}])/g,
    put: '"',
    yes: [['{"error®: "x"}', '{"error": "x"}']],
    no: ['Postman® is a tool', 'at 40° today'],
  },
  {
    find: /\bhttps?\s?:\s?\/\s?\//g,
    put: (whole) => whole.replaceAll(' ', ''),
    yes: [['https: //app.example.com', 'https://app.example.com']],
    no: ['see https: it is safer'],
  },
  {
    find: /ec[l1I][i1lI]n[i1lI]ca[l1I]works/g,
    put: 'eclinicalworks',
    yes: [['fhir4.ec1inicalworks.com', 'fhir4.eclinicalworks.com']],
    no: ['eClinicalWorks is down'],
  },
  {
    find: /\bhea[l1I]ow\b|\becwc[l1I][o0]ud\b/g,
    put: (whole) => (whole.startsWith('h') ? 'healow' : 'ecwcloud'),
    yes: [
      ['fhir4.hea1ow.com', 'fhir4.healow.com'],
      ['staging-fhir.ecwcl0ud.com', 'staging-fhir.ecwcloud.com'],
    ],
    no: ['a hallow pumpkin'],
  },
  {
    find: /\b(eclinicalworks|healow|ecwcloud)\s?[.,]\s?(?:con|corn|c0m|com)\b/g,
    put: '$1.com',
    yes: [
      ['oauthserver.eclinicalworks. con/oauth', 'oauthserver.eclinicalworks.com/oauth'],
      ['fhir.ecwcloud.corn', 'fhir.ecwcloud.com'],
    ],
    no: ['healow. Come on', 'example.con'],
  },
  {
    find: /\bfhir[a-zA-Z]?\s?[.,]\s?(eclinicalworks|healow)\b/g,
    put: 'fhir4.$1',
    yes: [
      ['https://fhira.eclinicalworks.com/fhir', 'https://fhir4.eclinicalworks.com/fhir'],
      ['fhird. healow.com', 'fhir4.healow.com'],
    ],
    no: ['fhir.ecwcloud.com', 'fhir-sandbox.healow.com'],
  },
  {
    find: /\boauth2[,/ ]{1,3}(token|authorize|introspect|jwks)\b/g,
    put: 'oauth2/$1',
    yes: [['/oauth/oauth2,/ token', '/oauth/oauth2/token']],
    no: ['oauth2 and tokens'],
  },
  {
    find: /\bHTTP\s?\/\s?([1lI]\s?[.,]\s?[01lIO]|2)\b/g,
    put: (_whole, version = '') => `HTTP/${version.startsWith('2') ? '2' : '1.1'}`,
    yes: [
      ['HTTP/l.1 401', 'HTTP/1.1 401'],
      ['HTTP /1,I 400', 'HTTP/1.1 400'],
    ],
    no: ['an HTTP/3 stream'],
  },
  status(400, 'Bad Request'),
  status(401, 'Unauthorized'),
  status(403, 'Forbidden'),
  status(404, 'Not Found'),
  status(422, 'Unprocessable'),
  status(429, 'Too Many Requests'),
  status(500, 'Internal Server Error'),
  status(502, 'Bad Gateway'),
  status(503, 'Service Unavailable'),
  {
    find: /\b[JI](?:W|w|VV|vv|u)[Kk][Ss5]\b/g,
    put: 'JWKS',
    yes: [
      ['Cannot reach JVVKS URL', 'Cannot reach JWKS URL'],
      ['any key in Jwks', 'any key in JWKS'],
      ['the IWK5 URL', 'the JWKS URL'],
    ],
    no: ['/oauth2/jwks', 'jwks_uri'],
  },
  {
    find: /\bJ(?:VV|vv|w|u)[Tr]\b/g,
    put: 'JWT',
    yes: [
      ['Jur key ID', 'JWT key ID'],
      ['a JVVT', 'a JWT'],
    ],
    no: ['the jury', 'Jurassic'],
  },
  {
    find: /\b[O0Q]peration[O0Q]utcome\b/g,
    put: 'OperationOutcome',
    yes: [['"resourceType":"OperationQutcome"', '"resourceType":"OperationOutcome"']],
    no: ['the outcome of the operation'],
  },
  {
    find: /\b0[Aa]uth\b/g,
    put: 'OAuth',
    yes: [['0Auth 2.0', 'OAuth 2.0']],
    no: ['10Auth'],
  },
  {
    find: /([a-z])(?: _|_ )([a-z])/g,
    put: '$1_$2',
    yes: [['"invalid _grant"', '"invalid_grant"']],
    no: ['Patient? _id=1', '_id'],
  },
  {
    find: /\b(error|access|refresh|id|client|grant|redirect|response|token|code|jwks|expires) (description|uri|token|id|secret|assertion|type|verifier|challenge|in)(?=["'”’]?\s?[:=])/g,
    put: '$1_$2',
    yes: [
      ['"error description":"x"', '"error_description":"x"'],
      ['client secret=abc', 'client_secret=abc'],
    ],
    no: ['the client id is missing'],
  },
  {
    find: /(["'”]error["'”]\s?:\s?["'“”]?)([a-z]{2,20}(?:[ _]{1,3}[a-z]{2,20}){1,4})(?=["'”,}])/g,
    put: joined,
    yes: [
      ['{"error":"invalid client",', '{"error":"invalid_client",'],
      ['"error": "invalid grant, "error', '"error": "invalid_grant, "error'],
    ],
    no: ['{"error":"invalid_client"}', '"error_description":"token has expired"'],
  },
];
