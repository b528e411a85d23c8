import { describe, expect, test } from '@jest/globals';
import { coreOrder } from '../../src/catalog/catalog.ts';
import { catalog } from '../support/catalog.ts';

/** Id, status, message as the reference words it, first in the list of those who cure it, where an escalation goes. */
const reference = [
  ['invalid_request', 400, 'Missing required parameters in the request', 'developer', 'ecw'],
  ['app_not_activated', 400, 'FHIR app authentication is not enabled', 'practice', 'practice'],
  ['invalid_scope', 400, 'Requested scope is invalid or not registered', 'developer', 'ecw'],
  ['unsupported_response_type', 400, 'Wrong response_type value', 'developer', 'nobody'],
  ['invalid_client', 401, 'Client authentication failed', 'developer', 'ecw'],
  ['jwks_kid_mismatch', 401, 'JWT key ID does not match any key in JWKS', 'developer', 'ecw'],
  ['jwks_url_inaccessible', 401, 'Cannot reach JWKS URL', 'developer', 'ecw'],
  ['jwks_not_whitelisted', 401, 'JWKS URL is not in the allowed list', 'ecw', 'ecw'],
  ['jwks_malformed', 401, 'JWKS response is invalid', 'developer', 'ecw'],
  ['invalid_token', 401, 'Access token is expired or malformed', 'developer', 'ecw'],
  ['refresh_expired', 403, 'Refresh token has expired', 'user', 'ecw'],
  ['refresh_revoked', 403, 'Refresh token has been revoked', 'developer', 'ecw'],
  ['wrong_client', 403, 'Refresh token does not belong to this client', 'developer', 'nobody'],
  ['access_denied', 500, 'Authorization was denied', 'user', 'ecw'],
] as const;

/** What the reference says about the cause of each, in its own words. */
const information: Readonly<Record<string, readonly string[]>> = {
  invalid_request: [
    'A required parameter like response_type, client_id or redirect_uri is missing',
    'malformed',
  ],
  app_not_activated: ['The practice has not activated your app'],
  invalid_scope: ['The scope string is malformed, not supported, or was not registered for this app'],
  unsupported_response_type: [
    'The response_type is not "code"',
    'Only the authorization code flow is supported',
  ],
  invalid_client: ['The client_id is not recognized or does not match any registered app'],
  jwks_kid_mismatch: [
    'The "kid" header in your JWT does not match any key ID in your published JWKS endpoint',
  ],
  jwks_url_inaccessible: [
    'eCW servers cannot access your JWKS endpoint',
    'publicly accessible and responding',
  ],
  jwks_not_whitelisted: ['Your JWKS endpoint URL has not been whitelisted on eCW servers'],
  jwks_malformed: ['The response from your JWKS URL is not valid JSON Web Key Set format'],
  invalid_token: ['The Bearer token in the Authorization header is expired, revoked, or not a valid JWT'],
  refresh_expired: ['The refresh token has passed its 90-day validity period', 'user must re-authorize'],
  refresh_revoked: ['The refresh token was already used (single-use) or explicitly revoked'],
  wrong_client: ['The refresh token was issued to a different client_id'],
  access_denied: [
    'the eCW server encountered an internal error processing the request',
    'may also appear if the user denied consent',
  ],
};

const escalated = reference.filter(([, , , , to]) => to !== 'nobody').map(([id]) => id);

describe('the 14 core errors', () => {
  test('stand first, in the order of the reference, and there are no others', () => {
    const core = catalog.entries.filter(({ group }) => group === 'core').map(({ id }) => id);
    expect(core).toEqual(reference.map(([id]) => id));
    expect(core).toEqual(coreOrder);
    expect(catalog.entries.slice(0, 14).map(({ id }) => id)).toEqual(core);
  });

  test.each(reference)(
    '%s is a %i "%s", cured by the %s, escalated to %s',
    (id, status, message, first, to) => {
      expect(catalog.byId(id)).toMatchObject({ status, message, escalate: { to } });
      expect(catalog.byId(id)?.fixedBy[0]).toBe(first);
    },
  );

  test.each(coreOrder)("%s keeps the reference's information about its cause", (id) => {
    const cause = catalog.byId(id)?.cause ?? '';
    expect(information[id]?.filter((words) => !cause.includes(words))).toEqual([]);
  });

  test.each(coreOrder)('%s has what a card needs', (id) => {
    const entry = catalog.byId(id);
    const every = [...(entry?.steps ?? []), ...(entry?.more ?? [])];
    expect(every.length).toBeGreaterThanOrEqual(5);
    expect(every.filter(({ by }) => by === undefined)).toEqual([]);
    expect(entry?.headline).toBeDefined();
    expect(entry?.sources.every(({ confidence, verified }) => confidence && verified)).toBe(true);
    expect(entry?.lookAlikes.length).toBeGreaterThan(0);
    expect(entry?.match.wordings.length).toBeGreaterThanOrEqual(12);
    expect(entry?.examples.length).toBeGreaterThanOrEqual(3);
    expect(entry?.sources.some(({ url }) => url !== undefined)).toBe(true);
  });

  test.each(coreOrder)('%s names as first mover somebody who has an open step', (id) => {
    const entry = catalog.byId(id);
    const movers = entry?.move?.map(({ by }) => by) ?? entry?.fixedBy.slice(0, 1) ?? [];
    const acting = [...(entry?.steps.map(({ by }) => by) ?? []), ...(id === 'access_denied' ? ['ecw'] : [])];
    expect(movers.filter((by) => !acting.includes(by))).toEqual([]);
  });

  test.each(coreOrder)('%s has a ready message for everybody else whose move it can be', (id) => {
    const { handover, escalate, steps = [], more = [] } = catalog.byId(id) ?? {};
    if (escalate?.to !== 'nobody') expect(handover?.ecw).toBeDefined();
    if (escalate?.to === 'practice') expect(handover?.practice).toBeDefined();
    if ([...steps, ...more].some(({ by }) => by === 'user')) expect(handover?.practice).toBeDefined();
  });

  test.each(coreOrder)('no ready message of %s asks for what must not be sent', (id) => {
    const { handover } = catalog.byId(id) ?? {};
    const text = `${handover?.practice ?? ''} ${handover?.ecw ?? ''}`;
    expect(text).not.toMatch(
      /client secret|private key \[|\[assertion\]|access token \[|\[code\]|patient name/i,
    );
    expect(handover?.practice ?? '').not.toMatch(/OAuth|scope|token|jwks|client_id/i);
  });

  test.each(escalated)('%s says what an escalation needs', (id) => {
    expect(catalog.byId(id)?.escalate.evidence.length).toBeGreaterThan(2);
  });

  test('a wording belongs to one core error only', () => {
    const seen = new Map<string, string>();
    const shared = catalog.entries
      .filter(({ group }) => group === 'core')
      .flatMap(({ id, message, match }) =>
        [message, ...match.wordings].map((text) => [id, text.toLowerCase()] as const),
      )
      .filter(([id, text]) => (seen.get(text) ?? seen.set(text, id).get(text)) !== id);
    expect(shared).toEqual([]);
  });
});

describe('what the umbrella errors ask', () => {
  test.each([
    'invalid_request',
    'invalid_client',
    'access_denied',
    'invalid_grant',
    'refresh_token_invalid',
    'bare_401',
    'bare_403',
  ])('%s has a question whose answers lead to different entries', (id) => {
    const answers = catalog.byId(id)?.question?.answers ?? [];
    expect(answers.length).toBeGreaterThanOrEqual(3);
    expect(new Set(answers.map(({ favours }) => favours.join())).size).toBe(answers.length);
  });
});

describe('the practice activation guide', () => {
  const guide = catalog.byId('app_not_activated')?.guide;

  test('tells three states apart and says who acts in each', () => {
    expect(guide?.states.map(({ acts }) => acts.split(':')[0]?.split(' ')[0])).toEqual([
      'Practice',
      'Developer',
      "eCW's",
    ]);
  });

  test('goes back and forth between practice and developer, and every step can be proved', () => {
    expect(guide?.steps.map(({ by }) => by[0]).join('')).toBe('pddppdpppd');
    expect(guide?.steps.every(({ proof }) => proof !== undefined)).toBe(true);
  });

  test('names the menu as both sources do, and approval comes before Activate', () => {
    const steps = guide?.steps.map((step) => step.do) ?? [];
    expect(steps.some((step) => /Product Activation/.test(step) && /Production Activation/.test(step))).toBe(
      true,
    );
    expect(steps.findIndex((step) => /approve/.test(step))).toBeLessThan(
      steps.findIndex((step) => /Press Activate/.test(step)),
    );
  });
});
