import { describe, expect, test } from '@jest/globals';
import type { CatalogEntry } from '../../src/catalog/schema.ts';
import { catalog } from '../support/catalog.ts';

const { entries, byId } = catalog;

const every = ({ steps, more }: CatalogEntry) => [...steps, ...more];

/** Everything that an entry claims: all of its texts except the list of what is not known. */
const claims = (entry: CatalogEntry): string =>
  [
    entry.message,
    entry.headline,
    entry.cause,
    ...every(entry).flatMap((step) => [step.do, step.run, step.powershell, step.prints]),
    ...(entry.guide?.states ?? []).flatMap((state) => Object.values(state)),
    ...(entry.guide?.steps ?? []).flatMap((step) => [step.do, step.proof]),
    ...(entry.move ?? []).map(({ note }) => note),
    entry.escalate.when,
    entry.handover?.practice,
    entry.handover?.ecw,
    entry.question?.ask,
    ...(entry.question?.answers ?? []).map(({ label }) => label),
  ]
    .filter((text) => text !== undefined)
    .join('\n');

const all = entries.map(({ id }) => id);
const jwks = ['jwks_kid_mismatch', 'jwks_url_inaccessible', 'jwks_not_whitelisted', 'jwks_malformed'];
const refresh = ['refresh_expired', 'refresh_revoked', 'wrong_client', 'refresh_token_invalid'];

/** What is not known about eCW, or is not so, and the entries that could be tempted to say it. */
const forbidden: readonly (readonly [string, readonly string[], RegExp])[] = [
  ['how often a cause is the one, as if it was counted', all, /most often|usually because|in most cases/i],
  [
    'how long an activation takes',
    all,
    /activat\w+ (takes|needs|works within|is done within)|usually minutes/i,
  ],
  ['how long an activation code is valid', all, /code (is valid|expires|runs out)/i],
  ['the body that carries the activation sentence', ['app_not_activated'], /"error" ?:|\bbody\b/],
  [
    'that a change of scopes needs a new activation',
    all,
    /(needs|requires) (a )?(new activation|reactivation)/i,
  ],
  ["eCW's cache time", [...jwks, 'invalid_client'], /eCW caches|cached? (by eCW )?for (up to )?\d/i],
  [
    'that one minute without a fetch proves something',
    all,
    /minute of the failure|access log of that minute/i,
  ],
  [
    "eCW's own addresses or a rule for them",
    jwks,
    /(allow|from) \d{1,3}\.\d{1,3}\.|IP addresses of eCW are/i,
  ],
  [
    "eCW's time limit",
    [...jwks, 'fhir_gateway_error', 'cannot_reach_ecw'],
    /(under|within|at most) \d+ ?s\b|times out after \d/i,
  ],
  ['that every key of the set must be RSA', all, /all\(\.keys/],
  ['that other keys of the set must go', jwks, /remove (the )?(other|EC|enc)/i],
  ['that a certificate without its chain is proof', all, /openssl x509 -noout/],
  ['one aud for all time', all, /aud must always/i],
  [
    'that the issuer is taken as aud',
    ['invalid_client', 'aud_mismatch'],
    /eCW (takes|accepts) (the|its) issuer/i,
  ],
  ['how much clock difference is tolerated', all, /tolerates? \d|up to \d+ seconds of (skew|difference)/i],
  [
    'what WWW-Authenticate holds',
    ['invalid_client', 'invalid_token', 'insufficient_scope'],
    /WWW-Authenticate/,
  ],
  ['the form of a missing scope', ['invalid_token'], /eCW (answers|sends) 403 insufficient_scope/],
  ['that scopes are never granted in part', ['invalid_scope'], /granted in part|never grants/i],
  ['that Binary cannot be read with .read', ['invalid_scope'], /`\.r`[^.]*\bBinary\b/],
  [
    'that a refresh starts the 90 days anew',
    refresh,
    /(starts|restarts|renews|begins) the 90 days(?! anew is not known)/i,
  ],
  ['the status that eCW really sends for a refresh token', refresh, /eCW (sends|answers) (400|403)/i],
  ['that the newest token always works after a reuse', ['refresh_revoked'], /newest token (works|is good)/i],
  ['that introspection settles it', all, /introspection (shows|proves|tells)/i],
  ['a request id of the OAuth host', ['access_denied', 'invalid_client', 'invalid_request'], /X-Request-Id/],
  ['the body or a wait time of the 429', ['rate_limited'], /Retry-After/],
  ['a larger request than the app may have registered', all, /openid fhirUser launch\/patient/],
  ['that partitioned cookies cure the frame', all, /(set|use)[^.]*Partitioned/i],
  ['a time in which eCW answers a case', all, /(answers|replies|responds) within|business days/i],
  ['a form for allow-list requests', ['jwks_not_whitelisted'], /(fill in|use) the (allow-?list )?form/i],
  ['that eCW blocks other countries', all, /eCW (blocks|refuses) (addresses|calls) (from )?outside/i],
  [
    'the HTTP status of a writeback number',
    entries.filter(({ group }) => group === 'writeback').map(({ id }) => id),
    /HTTP [45]\d\d/,
  ],
];

describe('no card claims what is not known', () => {
  test.each(forbidden)('%s', (_, ids, claim) => {
    const saying = ids.filter((id) => {
      const entry = byId(id);
      return entry === undefined || claim.test(claims(entry));
    });
    expect(saying).toEqual([]);
  });

  test.each([
    ['how long eCW caches a key set', ['invalid_client', ...jwks.slice(0, 3)], /caches a key set/],
    ['whether eCW takes its issuer as aud', ['invalid_client', 'aud_mismatch'], /issuer as aud/],
    ['whether other keys are ignored', ['jwks_malformed', 'jwks_kid_mismatch'], /ignores other keys/],
    ['what eCW sends for a refresh token', refresh, /status and value eCW really sends/],
    ['how long activation takes', ['app_not_activated'], /How long activation takes/],
    ['user agent and addresses', ['jwks_url_inaccessible'], /addresses and the user agent/],
  ])('but says that it is not known: %s', (_, ids, words) => {
    expect(ids.filter((id) => !byId(id)?.notKnown.some((text) => words.test(text)))).toEqual([]);
  });

  test('a guess is called one', () => {
    const guesses = entries.flatMap(every).filter(({ run = '' }) => run.includes('Java/17'));
    expect(guesses.length).toBeGreaterThan(0);
    expect(guesses.filter((step) => !step.do.includes('Our guess'))).toEqual([]);
  });

  test('what is inferred has a source that says so', () => {
    const wrong = entries.filter(
      (entry) =>
        /\binfer(red)?\b/.test(claims(entry)) &&
        !entry.sources.some(({ confidence }) => confidence === 'inferred'),
    );
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  test('nobody asks the OAuth host for a request id', () => {
    const oauth = ['access_denied', 'server_error', ...refresh, ...jwks, 'invalid_client', 'invalid_request'];
    expect(oauth.filter((id) => byId(id)?.escalate.evidence.includes('request_id'))).toEqual([]);
  });
});

/** What must not be lost again, with the words that say it. */
const mended: readonly (readonly [string, string, RegExp])[] = [
  [
    'invalid_client',
    'client_assertion_type',
    /client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer/,
  ],
  ['invalid_client', 'the issuer as another aud', /Try the issuer/],
  ['aud_mismatch', 'token URL today, issuer tomorrow', /token URL today.*issuer/s],
  ['jwks_url_inaccessible', 'the verify return code', /Verify return code: 0/],
  ['jwks_not_whitelisted', 'never fetched since registration', /since the URL was registered/],
  ['jwks_malformed', 'the key with your kid alone', /select\(\.kid==\$kid\)/],
  ['jwks_kid_mismatch', 'both comparisons as commands', /modulus.*dgst -sha256/s],
  ['refresh_revoked', 'a reuse revokes the newest token', /revokes the\s+newest token too/],
  ['insufficient_scope', "the user's own rights", /user's own rights/],
  ['launch_frame_blocked', 'the top window', /top window/],
  ['pkce_failed', 'the challenge computed', /dgst -sha256 -binary/],
  ['id_token_rejected', 'kid, iss, aud, nonce and clock', /kid.*aud.*iss.*nonce.*clocks/s],
  ['access_denied', 'the smallest request', /`openid` and one scope that the portal shows as selected/],
  ['invalid_request', 'the smallest request', /`openid` and one scope that the portal shows as selected/],
];

describe('what was mended stays so', () => {
  test.each(mended)('%s: %s', (id, _, words) => {
    const entry = byId(id);
    expect(entry && claims(entry)).toMatch(words);
  });
});
