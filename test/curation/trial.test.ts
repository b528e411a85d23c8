import { expect, test } from '@jest/globals';
import type { Case } from '../../src/cases/case.ts';
import { type Trial, type TrialGround, tryWording } from '../../src/curation/trial.ts';
import type { LabelledText } from '../../src/triage/learning/texts.ts';
import { sampleCase } from '../storage/samples.ts';
import { catalog } from '../support/catalog.ts';

const words = 'purple banner: linkage pending review';
const report = (text: string, entryId: string): LabelledText => ({
  author: 'rules',
  kind: 'report',
  expect: [entryId],
  asked: true,
  tricky: false,
  what: '',
  text,
});
const broken = report(`{"error":"invalid_scope"} behind the ${words}`, 'invalid_scope');
const mended = report(`we see a ${words}`, 'app_not_activated');

const paste: Case = { ...sampleCase, excerpt: `since today a ${words}` };
const ground: TrialGround = { catalog, known: [], paste, held: [], stored: [], channelIds: [] };

const whyOf = (trial: Trial) => (trial.kind === 'refused' ? trial.why : trial.kind);

test('words that stand in the paste and cost nothing fit', async () => {
  const trial = await tryWording(
    { entryId: 'app_not_activated', text: words },
    { ...ground, held: [mended] },
  );
  expect(trial).toMatchObject({ kind: 'fits', held: 1, asked: { after: { kind: 'match' } } });
});

test('one text that is judged worse refuses words, however many they mend, and it alone is told', async () => {
  const held = [mended, broken, { ...mended, text: `they see a ${words}` }];
  const trial = await tryWording({ entryId: 'app_not_activated', text: words }, { ...ground, held });
  expect(trial).toMatchObject({ kind: 'refused', why: 'worse', worse: [{ text: broken.text }] });
});

test.each([
  ['short', ''],
  ['long', 'the sync of the night ran to its end and nobody had to look at it\n'.repeat(150)],
])(
  'words that a %s paste does not hold are refused, though it leads to the entry already',
  async (_length, filler) => {
    const excerpt = `${filler}401 {"error":"invalid_scope"} at the token endpoint of eCW`;
    const about = { ...ground, paste: { ...paste, excerpt } };
    const said = async (text: string) => whyOf(await tryWording({ entryId: 'invalid_scope', text }, about));
    expect(await said('green banner of the portal')).toBe('not in the paste');
    expect(await said('at the token endpoint')).toBe('fits');
  },
);
