import { describe, expect, test } from '@jest/globals';
import { lookUp } from '../../src/triage/triage.ts';
import { catalog } from '../support/catalog.ts';

const foundBy = (text: string): readonly string[] => {
  const verdict = lookUp(text, catalog);
  switch (verdict.kind) {
    case 'match':
      return [...verdict.errors, ...verdict.others].map(({ id }) => id);
    case 'ambiguous':
      return verdict.candidates.map(({ id }) => id);
    case 'none':
      return [];
  }
};

describe('who asks', () => {
  test.each([
    ['what can the practice do about 400?', 'app_not_activated'],
    ['kid wrong', 'jwks_kid_mismatch'],
    ['token ran out', 'invalid_token'],
    ['patient said no', 'access_denied'],
    ['error 403', 'bare_403'],
    ['500 from the token endpoint', 'access_denied'],
    ['the refresh thing', 'refresh_expired'],
    ['something about jwks', 'jwks_malformed'],
    ['scpoe trouble', 'invalid_scope'],
    ['is my redirect wrong?', 'redirect_uri_mismatch'],
    ['app_not_activated', 'app_not_activated'],
  ])('%j is offered %s among the first three', (text, id) => {
    expect(foundBy(text).slice(0, 3)).toContain(id);
  });

  test.each(['', 'hello there', 'lunch?', 'asdf qwer', 'how do I get to Carnegie hall'])(
    '%j asks nothing that is known',
    (text) => {
      expect(lookUp(text, catalog).kind).toBe('none');
    },
  );

  test('is told the words that weighed most where nothing exact is stated', () => {
    const verdict = lookUp('they do not know the kid of our client John Wexler', catalog);
    const [first] =
      verdict.kind === 'match' ? verdict.errors : verdict.kind === 'ambiguous' ? verdict.candidates : [];
    const words = first?.reasons.flatMap((reason) => (reason.kind === 'words' ? reason.words : [])) ?? [];
    expect(first?.id).toBe('jwks_kid_mismatch');
    expect(words).not.toContain('john');
    expect(words).not.toContain('wexler');
  });
});
