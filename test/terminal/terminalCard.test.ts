import { describe, expect, test } from '@jest/globals';
import { fillPlaceholders } from '../../src/catalog/placeholders.ts';
import { fits } from '../../src/catalog/steering.ts';
import { entryCard } from '../../src/slack/cards/errors/entryCard.ts';
import { terminalCard } from '../../src/terminal/terminalCard.ts';
import { viewEntry, viewVerdict } from '../../src/terminal/viewVerdict.ts';
import { lookUp } from '../../src/triage/triage.ts';
import { catalog } from '../support/catalog.ts';

const cardOf = (text: string) => terminalCard(viewVerdict({ verdict: lookUp(text, catalog), text }, catalog));

describe('the terminal card', () => {
  test('tells of every entry what the Slack card tells: whose move it is, steps, what is not known, sources', () => {
    for (const { id } of catalog.entries) {
      const view = viewEntry(id, catalog);
      if (view?.kind !== 'entry') throw new Error(`${id} has no card`);
      const shown = terminalCard(view);
      const { entry } = view;
      const told = [
        entry.message,
        entry.cause,
        ...entry.steps.filter((step) => fits(step, {})).map((step) => fillPlaceholders(step.do, {})),
        ...Object.values(entry.handover ?? {}).map((message = '') => fillPlaceholders(message, {})),
        ...entry.notKnown,
        ...entry.sources.flatMap(({ name, url = '' }) => [name, url]),
      ];
      for (const text of told) expect(shown).toContain(text);
      const [, move = ''] = shown.split('\n');
      expect(move).toContain(` · ${id}`);
      expect(entryCard(view, { ephemeral: false, linkTo: () => '' }).text).toContain(`\n${move}\n`);
    }
  });

  test('takes no status of success, as other lines of a log have it, for that of the error', () => {
    const line = 'INFO request ok id=1 status=200';
    const shown = cardOf(`${line}\nERROR invalid_scope: Requested scope is invalid or not registered`);
    expect(shown).toContain('invalid_scope · 400 by the reference');
    expect(shown).not.toContain('200 seen');
  });

  test('gives the same reasons as the Slack card', () => {
    const text = 'HTTP/1.1 401\n{"error":"invalid_client","error_description":"Cannot reach JWKS URL"}';
    const view = viewVerdict({ verdict: lookUp(text, catalog), text }, catalog);
    if (view.kind !== 'entry') throw new Error('no match');
    const [seen = ''] = /^Seen: .*$/m.exec(terminalCard(view)) ?? [];
    expect(seen).toMatch(/^Seen: .+/);
    expect(entryCard(view, { ephemeral: false, linkTo: () => '' }).text).toContain(seen);
  });

  test.each([
    [
      'the key set',
      'JWT key ID does not match any key in JWKS at https://keys.example.com/ecw/jwks.json',
      'curl -sS "https://keys.example.com/ecw/jwks.json"',
    ],
    [
      'the host of the key set',
      'Cannot reach JWKS URL https://keys.example.com/jwks.json',
      '-connect "keys.example.com:443"',
    ],
    [
      'never a key set of eCW',
      'Cannot reach JWKS URL https://oauthserver.eclinicalworks.com/oauth/oauth2/jwks',
      '-connect "$JWKS_HOST:443"',
    ],
    [
      'the client id',
      'POST https://oauthserver.eclinicalworks.com/oauth/oauth2/token client_id=Zm9vLWJhci1kZW1v 401 {"error":"invalid_client"}',
      '-u "Zm9vLWJhci1kZW1v:$CLIENT_SECRET"',
    ],
    [
      'the token endpoint of the environment',
      'on https://staging-oauthserver.ecwcloud.com 401 {"error":"invalid_client"}',
      '"https://staging-oauthserver.ecwcloud.com/oauth/oauth2/token"',
    ],
    [
      'the scopes',
      'scope=openid+user/Patient.read at https://fhir4.eclinicalworks.com/fhir/r4/FEIGCD 400 {"error":"invalid_scope"}',
      '--arg s "openid user/Patient.read"',
    ],
  ])('fills %s into the commands', (_what, text, command) => {
    expect(cardOf(text)).toContain(command);
  });

  test('does not ask what the paste tells', () => {
    const question = 'How did access_denied arrive?';
    expect(cardOf('access_denied')).toContain(question);
    expect(
      cardOf('HTTP/1.1 500\n{"error":"access_denied","error_description":"Authorization was denied"}'),
    ).not.toContain(question);
    expect(cardOf('https://app.example.com/cb?error=access_denied')).not.toContain(question);
  });

  test('names further errors of the same paste', () => {
    expect(cardOf('one: Cannot reach JWKS URL\ntwo: JWKS URL is not in the allowed list')).toMatch(
      / · jwks_url_inaccessible · [\s\S]*\nAlso in this paste: jwks_not_whitelisted\n/,
    );
  });

  test('lists what it could be, or says that nothing is known', () => {
    expect(cardOf('403 Forbidden from the FHIR server')).toMatch(/Did you mean …\n {2}- | · 403 /);
    expect(cardOf('lunch at noon?')).toMatch(/^No eCW error that is known here\.\n/);
  });

  test('a paste cannot steer the terminal', () => {
    const card = cardOf(
      '{"error":"invalid_scope","error_description":"\u001b]0;x\u0007\u001b[31mscope\u202e invalid"}',
    );
    expect(card).toContain(' · invalid_scope · ');
    for (const hidden of ['\u001b', '\u0007', '\u202e']) expect(card).not.toContain(hidden);
  });
});
