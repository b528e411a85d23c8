import { describe, expect, test } from '@jest/globals';
import { holding } from '../support/holding.ts';
import { curationContract } from './curationContract.ts';
import { custodyContract } from './custodyContract.ts';
import { escalationContract } from './escalationContract.ts';
import { numberContract } from './numberContract.ts';
import { type Kind, open } from './places.ts';
import { queueContract } from './queueContract.ts';
import { readingContract } from './readingContract.ts';
import { sampleCase } from './samples.ts';
import { speakingContract } from './speakingContract.ts';
import { teamContract } from './teamContract.ts';
import { teamNoteContract } from './teamNoteContract.ts';

/** What every database must do for the domain and the courier. */
export const storeContract = (kind: Kind): void => {
  const fresh = async () => (await open((await kind.make()).config)).store;

  describe('cases', () => {
    test('what was written down is read back whole', async () => {
      const { cases } = await fresh();
      expect(await cases.open(sampleCase)).toBe(true);
      expect(await cases.find('T1', 'case1')).toEqual(sampleCase);
    });

    test('a message has one case, however often it comes', async () => {
      const { cases } = await fresh();
      await cases.open(sampleCase);
      expect(await cases.open({ ...sampleCase, id: 'case2' })).toBe(false);
      expect(await cases.find('T1', 'case2')).toBeUndefined();
      expect(
        await cases.ofMessage({ teamId: 'T1', channelId: 'C1', messageTs: '1700000000.000100' }),
      ).toEqual(sampleCase);
    });

    test('the same time stamp in another channel or team is another message', async () => {
      const { cases } = await fresh();
      await cases.open(sampleCase);
      expect(await cases.open({ ...sampleCase, id: 'case2', channelId: 'C2' })).toBe(true);
      expect(await cases.open({ ...sampleCase, id: 'case3', teamId: 'T2' })).toBe(true);
    });

    test('slash commands have no message and never collide', async () => {
      const { cases } = await fresh();
      const { messageTs: _, ...asked } = sampleCase;
      expect(await cases.open(asked)).toBe(true);
      expect(await cases.open({ ...asked, id: 'case2' })).toBe(true);
    });

    test('another team’s id is as good as none', async () => {
      const { cases } = await fresh();
      await cases.open(sampleCase);
      expect(await cases.find('T2', 'case1')).toBeUndefined();
    });

    test('a person’s pick and the card’s place are kept', async () => {
      const { cases } = await fresh();
      await cases.open(sampleCase);
      await cases.pick('T1', 'case1', 'jwks_kid_mismatch');
      await cases.place('T1', 'case1', { channelId: 'C1', ts: '1700000001.000200' });
      expect(await cases.find('T1', 'case1')).toEqual({
        ...sampleCase,
        entryId: 'jwks_kid_mismatch',
        picked: true,
        card: { channelId: 'C1', ts: '1700000001.000200' },
      });
    });

    test('what checks made of it is kept', async () => {
      const { cases } = await fresh();
      await cases.open(sampleCase);
      await cases.pick('T1', 'case1', 'invalid_client');
      const { verdict } = sampleCase;
      const reasons = [{ kind: 'check', check: 'jwks_kid', seen: 'not there' }] as const;
      const settled = {
        verdict: {
          ...verdict,
          candidates: [{ id: 'jwks_kid_mismatch', confidence: 1, reasons }],
          checked: {
            at: 5,
            lines: [{ id: 'jwks_kid', status: 'fail', seen: 'not there' }],
            facts: { kid: 'a' },
          },
        },
        entryId: 'jwks_kid_mismatch',
        picked: false,
      } as const;
      await cases.settle('T1', 'case1', settled);
      expect(await cases.find('T1', 'case1')).toEqual({ ...sampleCase, ...settled });
    });

    test.each([
      ['emoji and other scripts', 'a 🔑 ключ 鍵', 'a 🔑 ключ 鍵'],
      ['SQL', "'; drop table cases; --", "'; drop table cases; --"],
      ['a NUL, which neither database keeps', 'before\0after', 'before\uFFFDafter'],
      ['half a surrogate pair', 'before\uD83Dafter', 'before\uFFFDafter'],
    ])('a paste with %s loses nothing around it', async (_, excerpt, kept) => {
      const { cases } = await fresh();
      await cases.open({ ...sampleCase, excerpt });
      expect((await cases.find('T1', 'case1'))?.excerpt).toBe(kept);
    });
  });

  describe('ratings', () => {
    test('one of a kind per person and case', async () => {
      const { cases, ratings } = await fresh();
      await cases.open(sampleCase);
      const rating = {
        teamId: 'T1',
        caseId: 'case1',
        entryId: 'invalid_client',
        userId: 'U1',
        rating: 'worked',
        at: 1_772_000_000_000,
      } as const;
      expect(await ratings.add(rating)).toBe(true);
      expect(await ratings.add(rating)).toBe(false);
      expect(await ratings.add({ ...rating, userId: 'U2' })).toBe(true);
      expect(await ratings.add({ ...rating, rating: 'wrong' })).toBe(true);
      expect((await cases.echo('T1', 'case1')).worked).toBe(2);
    });

    test('hold who chose last, and are forgotten with the person', async () => {
      const { cases, ratings, custody } = await fresh();
      await cases.open(sampleCase);
      const choice = { teamId: 'T1', caseId: sampleCase.id, entryId: 'invalid_scope', userId: 'U1', at: 1 };
      expect(await ratings.chooserOf('T1', sampleCase.id)).toBeUndefined();
      await ratings.choose(choice);
      await ratings.choose({ ...choice, userId: 'U2' });
      expect(await ratings.chooserOf('T1', sampleCase.id)).toBe('U2');
      await custody.forgetUser('U2');
      expect(await ratings.chooserOf('T1', sampleCase.id)).toBeUndefined();
      await ratings.choose(choice);
      await ratings.unchoose('T1', sampleCase.id);
      expect(await ratings.chooserOf('T1', sampleCase.id)).toBeUndefined();
    });
  });

  describe('channels', () => {
    const channel = { teamId: 'T1', channelId: 'C1', by: 'U1', at: 1 };

    test('nobody has chosen, then the last choice of each setting counts', async () => {
      const { channels } = await fresh();
      const untouched = {
        guestsMayEscalate: false,
        warnsPosters: true,
        sensitivity: 'usual',
        bots: 'listed',
        quiet: null,
        language: 'en',
      };
      expect(await channels.settings('T1', 'C1')).toEqual(untouched);
      await channels.configure({ ...channel, settings: { watched: true } });
      await channels.configure({ ...channel, settings: { watched: false, guestsMayEscalate: true }, at: 2 });
      await channels.configure({ ...channel, settings: { warnsPosters: false }, at: 3 });
      expect(await channels.settings('T1', 'C1')).toEqual({
        ...untouched,
        watched: false,
        guestsMayEscalate: true,
        warnsPosters: false,
      });
      expect(await channels.settings('T1', 'C2')).toEqual(untouched);
      expect(await channels.settings('T2', 'C1')).toEqual(untouched);
    });

    test('who is told of their week is known for those channels alone for which somebody chose', async () => {
      const { channels } = await fresh();
      await channels.configure({ ...channel, settings: { digest: true } });
      await channels.configure({ ...channel, channelId: 'C2', settings: { digest: false } });
      await channels.configure({ ...channel, channelId: 'C3', settings: { watched: true } });
      await channels.configure({ ...channel, teamId: 'T2', channelId: 'C4', settings: { digest: true } });
      expect([...(await channels.digests('T1'))]).toEqual([
        ['C1', true],
        ['C2', false],
      ]);
      expect(await channels.settings('T1', 'C2')).toMatchObject({ digest: false });
    });

    test('a channel is introduced to once, whatever was chosen before', async () => {
      const { channels } = await fresh();
      await channels.configure({ ...channel, settings: { watched: true } });
      const place = { teamId: 'T1', channelId: 'C1', at: 2 };
      expect(await channels.introduce(place)).toBe(true);
      expect(await channels.introduce(place)).toBe(false);
      expect(await channels.settings('T1', 'C1')).toMatchObject({ watched: true });
    });
  });

  describe('key sets', () => {
    const known = {
      teamId: 'T1',
      clientId: 'app1',
      environment: 'production',
      jwksUrl: 'https://a.example/jwks.json',
      userId: 'U1',
      at: 1,
    } as const;

    test('the latest of an app and environment stands', async () => {
      const { keySets } = await fresh();
      await keySets.remember(known);
      await keySets.remember({ ...known, environment: 'sandbox', jwksUrl: 'https://s.example/' });
      const later = { ...known, jwksUrl: 'https://b.example/jwks.json', userId: 'U2', at: 2 };
      await keySets.remember(later);
      const wanted = { teamId: 'T1', userId: 'U9', clientId: 'app1', environment: 'production' } as const;
      expect(await keySets.recall(wanted)).toEqual(later);
      expect(await keySets.recall({ ...wanted, teamId: 'T2' })).toBeUndefined();
      expect(await keySets.recall({ ...wanted, clientId: 'app2' })).toBeUndefined();
    });

    test('without an app, the latest that the person named themselves', async () => {
      const { keySets } = await fresh();
      await keySets.remember(known);
      await keySets.remember({ ...known, clientId: 'app2', userId: 'U2', at: 2 });
      expect(await keySets.recall({ teamId: 'T1', userId: 'U1' })).toEqual(known);
      expect(await keySets.recall({ teamId: 'T1', userId: 'U1', environment: 'sandbox' })).toBeUndefined();
    });

    test('they go with the person and with time', async () => {
      const { keySets, custody } = await fresh();
      await keySets.remember(known);
      expect((await holding({ custody }, 'U1')).keySets).toEqual([known]);
      await custody.forgetUser('U1');
      expect((await holding({ custody }, 'U1')).keySets).toEqual([]);
      await keySets.remember(known);
      expect(await custody.purgeTraces(2)).toBe(1);
    });

    test('how a watched one was seen last is kept', async () => {
      const { keySets } = await fresh();
      const url = 'https://a.example/jwks.json';
      expect(await keySets.watched(url)).toEqual({ troubles: [], kids: [] });
      await keySets.noteWatched(url, { troubles: ['html'], kids: ['"a"'] });
      await keySets.noteWatched(url, { troubles: [], kids: ['"a"', '"b"'] });
      expect(await keySets.watched(url)).toEqual({ troubles: [], kids: ['"a"', '"b"'] });
      expect(await keySets.watched('https://b.example/')).toEqual({ troubles: [], kids: [] });
    });
  });

  describe('scheduled jobs', () => {
    test('a run is claimed once, whoever asks and however many ask at the same moment', async () => {
      const { config } = await kind.make();
      const [one, two] = [await open(config), await open(config)];
      const claims = await Promise.all(
        Array.from({ length: 10 }, (_, index) =>
          (index % 2 ? one : two).store.schedule.claim('summary', '2026-03-02'),
        ),
      );
      expect(claims.filter(Boolean)).toHaveLength(1);
      expect(await one.store.schedule.claim('summary', '2026-03-03')).toBe(true);
      expect(await one.store.schedule.claim('digest', '2026-03-02')).toBe(true);
      await two.store.schedule.release('summary', '2026-03-02');
      expect(await one.store.schedule.claim('summary', '2026-03-02')).toBe(true);
      expect(await two.store.schedule.claim('digest', '2026-03-02')).toBe(false);
    });
  });

  escalationContract(kind);
  teamContract(kind);
  queueContract(kind);
  readingContract(kind);
  custodyContract(kind);
  speakingContract(kind);
  numberContract(kind);
  curationContract(kind);
  teamNoteContract(kind);
};
