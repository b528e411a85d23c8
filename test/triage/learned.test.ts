import { describe, expect, test } from '@jest/globals';
import { isSameWording, type LearnedWording } from '../../src/triage/matching/learned.ts';
import { lookUp, triage } from '../../src/triage/triage.ts';
import { namedBy } from '../../src/triage/verdict.ts';
import { catalog } from '../support/catalog.ts';

const words = 'purple banner: linkage pending review';
const team: readonly LearnedWording[] = [{ entryId: 'app_not_activated', text: words }];
const report = `GET https://fhir4.eclinicalworks.com/fhir/r4/FEIGCD/metadata fails since this morning: ${words}`;
const filler = 'the sync of the night ran to its end and nobody had to look at it\n';

const asked = (text: string, wordings: readonly LearnedWording[]) => {
  const verdict = lookUp(text, catalog, wordings);
  return [verdict.kind, namedBy(verdict)[0]];
};

describe('a wording of a team', () => {
  test('is nothing to others', () => {
    expect(lookUp(`we see a ${words}`, catalog).kind).toBe('none');
    expect(triage(report, catalog).kind).not.toBe('match');
  });

  test('answers who asks, and what is overheard and reads like a report', () => {
    expect(asked(`we see a ${words}`, team)).toEqual(['match', 'app_not_activated']);
    const verdict = triage(report, catalog, team);
    expect([verdict.kind, namedBy(verdict)[0]]).toEqual(['match', 'app_not_activated']);
  });

  test('does not make a report of what reads like none', () => {
    expect(triage(`lunch at noon? the menu says ${words}, haha`, catalog, team).kind).not.toBe('match');
  });

  test.each([
    ['in other capitals and punctuation', 'PURPLE banner - Linkage pending, review!', true],
    ['over a wrapped line', 'purple banner:\n  linkage pending\n  review', true],
    ['with a word between', 'purple banner: linkage is not pending review', false],
    ['inside a longer identifier', 'x_purple_banner_linkage_pending_review_y', false],
    [
      'in the middle of a long log',
      `${filler.repeat(150)}purple banner: linkage pending review\n${filler.repeat(150)}`,
      true,
    ],
  ])('%s', (_how, text, isFound) => {
    expect(asked(text, team)).toEqual(isFound ? ['match', 'app_not_activated'] : asked(text, []));
  });

  test('is surer than what else the text states, which stays as a look-alike', () => {
    const verdict = lookUp(`{"error":"invalid_scope"} behind the ${words}`, catalog, team);
    expect(verdict).toMatchObject({ kind: 'match', errors: [{ id: 'app_not_activated' }] });
    expect(verdict.kind === 'match' && verdict.others.map(({ id }) => id)).toContain('invalid_scope');
  });

  test('of an entry that the catalog does not hold means nothing', () => {
    expect(asked(`we see a ${words}`, [{ entryId: 'gone', text: words }])).toEqual(['none', undefined]);
  });

  test('is the same in other capitals, and not with another word', () => {
    expect(isSameWording(words, 'Purple banner, linkage PENDING review', catalog)).toBe(true);
    expect(isSameWording(words, 'purple banner: linkage pending', catalog)).toBe(false);
  });
});
