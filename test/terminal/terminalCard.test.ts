import { describe, expect, test } from '@jest/globals';
import { fillPlaceholders } from '../../src/catalog/placeholders.ts';
import { fits } from '../../src/catalog/steering.ts';
import { entryCard } from '../../src/slack/cards/entryCard.ts';
import { terminalCard } from '../../src/terminal/terminalCard.ts';
import { viewEntry, viewVerdict } from '../../src/terminal/viewVerdict.ts';
import { lookUp } from '../../src/triage/triage.ts';
import { catalog } from '../support/catalog.ts';

const cardOf = (text: string) => terminalCard(viewVerdict(lookUp(text, catalog), catalog));

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
        ...entry.notKnown,
        ...entry.sources.flatMap(({ name, url = '' }) => [name, url]),
      ];
      for (const text of told) expect(shown).toContain(text);
      const [, move = ''] = shown.split('\n');
      expect(move).toContain(` · ${id}`);
      expect(entryCard(view, { ephemeral: false, linkTo: () => '' }).text).toContain(`\n${move}\n`);
    }
  });

  test('gives the same reasons as the Slack card', () => {
    const text = 'HTTP/1.1 401\n{"error":"invalid_client","error_description":"Cannot reach JWKS URL"}';
    const view = viewVerdict(lookUp(text, catalog), catalog);
    if (view.kind !== 'entry') throw new Error('no match');
    const [seen = ''] = /^Seen: .*$/m.exec(terminalCard(view)) ?? [];
    expect(seen).toMatch(/^Seen: .+/);
    expect(entryCard(view, { ephemeral: false, linkTo: () => '' }).text).toContain(seen);
  });

  test('names further errors of the same paste', () => {
    expect(cardOf('one: Cannot reach JWKS URL\ntwo: JWKS URL is not in the allowed list')).toMatch(
      / · jwks_url_inaccessible · [\s\S]*\nAlso in this paste: jwks_not_whitelisted\n/,
    );
  });

  test('lists what it could be, or the nearest', () => {
    expect(cardOf('403 Forbidden from the FHIR server')).toMatch(/Could be one of these:\n {2}- | · 403 /);
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
