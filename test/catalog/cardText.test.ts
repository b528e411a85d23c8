import { describe, expect, test } from '@jest/globals';
import type { CatalogEntry } from '../../src/catalog/schema.ts';
import { catalog } from '../support/catalog.ts';

const { entries } = catalog;
/** What Slack shows in one section is at most 3,000 characters; names of roles and numbers are added to ours. */
const sectionLimit = 2900;

const stepsOf = ({ steps, more }: CatalogEntry) => [...steps, ...more];
const stepText = (entry: CatalogEntry): string =>
  stepsOf(entry)
    .map((step) => step.do)
    .join('\n');
const guideText = ({ guide }: CatalogEntry): string =>
  [...(guide?.states ?? []), ...(guide?.steps ?? [])].map((part) => Object.values(part).join(' ')).join('\n');

/** Every sentence that a person reads; commands are taken out. */
const prose = (entry: CatalogEntry): string =>
  [
    entry.title ?? '',
    entry.headline ?? '',
    ...(entry.move ?? []).map(({ note = '' }) => note),
    entry.handover?.practice ?? '',
    entry.handover?.ecw ?? '',
    entry.message,
    entry.cause,
    stepText(entry),
    guideText(entry),
    entry.escalate.when,
    entry.question?.ask ?? '',
    ...(entry.question?.answers.map(({ label }) => label) ?? []),
    ...entry.notKnown,
    ...entry.sources.map(({ name }) => name),
  ]
    .join('\n')
    .replaceAll(/`[^`]{0,400}`/g, '');

/** Everything that could be printed, addresses of sources included. */
const printed = (entry: CatalogEntry): string => JSON.stringify(entry);

const offenders = (isWrong: (entry: CatalogEntry) => boolean): readonly string[] =>
  entries.filter(isWrong).map(({ id }) => id);

describe('what a card says', () => {
  test('fits into the sections of a message', () => {
    expect(offenders((entry) => stepText(entry).length > sectionLimit)).toEqual([]);
    expect(offenders((entry) => guideText(entry).length > sectionLimit)).toEqual([]);
    expect(offenders((entry) => entry.notKnown.join(' ').length > 1000)).toEqual([]);
  });

  test('stays calm: no exclamation marks', () => {
    expect(offenders((entry) => prose(entry).includes('!'))).toEqual([]);
  });

  test('closes every command that it opens', () => {
    const texts = (entry: CatalogEntry) => [entry.cause, ...stepsOf(entry).map((step) => step.do)];
    expect(offenders((entry) => texts(entry).some((text) => text.split('`').length % 2 === 0))).toEqual([]);
  });

  test('starts every step with a capital letter and keeps it on one line', () => {
    expect(
      offenders((entry) =>
        stepsOf(entry).some((step) => !/^[A-Z0-9`]/.test(step.do) || step.do.includes('\n')),
      ),
    ).toEqual([]);
  });

  test('names no address that eCW does not publish, and no letter that holds secrets', () => {
    const forbidden =
      /fhirsupport@|developer\.eclinicalworks\.com|status\.eclinicalworks\.com|App Orchard|headachemd/i;
    expect(offenders((entry) => forbidden.test(printed(entry)))).toEqual([]);
  });

  test('names no person, no ticket and no path of the machine it was written on', () => {
    expect(offenders((entry) => /\/work\/|\/home\/|store id/.test(printed(entry)))).toEqual([]);
  });

  test('says how far each source can be trusted, and claims eCW itself only through a copy', () => {
    expect(offenders(({ sources }) => sources.some(({ confidence }) => confidence === 'official'))).toEqual(
      [],
    );
  });

  test("has a source on eCW's own hosts where it says so", () => {
    const own = /^https:\/\/(fhir\.eclinicalworks\.com|connect4\.healow\.com)\//;
    const wrong = ({ sources }: CatalogEntry) =>
      sources.some(
        ({ confidence, url }) => confidence === 'official-copy' && url !== undefined && !own.test(url),
      );
    expect(offenders(wrong)).toEqual([]);
  });
});

describe('what entries say about one another', () => {
  test('nobody is its own look-alike, or named twice', () => {
    expect(
      offenders(
        ({ id, lookAlikes }) => lookAlikes.includes(id) || new Set(lookAlikes).size < lookAlikes.length,
      ),
    ).toEqual([]);
  });

  test('what is not an error says so and has nobody to cure it', () => {
    const harmless = offenders(({ cause }) => cause.startsWith('Not an error'));
    expect(harmless).toEqual(['wb_1_success', 'bulk_202_in_progress', 'bulk_200_complete']);
    expect(offenders(({ fixedBy }) => fixedBy.length === 0)).toEqual(harmless);
    expect(offenders((entry) => entry.harmless === true)).toEqual(harmless);
  });

  test('who escalates to eCW brings evidence along', () => {
    expect(offenders(({ escalate }) => escalate.to === 'ecw' && escalate.evidence.length === 0)).toEqual([]);
  });

  test('survives the way through the built form unchanged', () => {
    expect(JSON.parse(JSON.stringify(entries))).toEqual(entries);
  });
});
