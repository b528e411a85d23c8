import { describe, expect, test } from '@jest/globals';
import type { NoteDecision } from '../../src/insights/port.ts';
import type { TeamNote } from '../../src/insights/teamNote.ts';
import type { NewReply } from '../../src/replies/reply.ts';
import { holding } from '../support/holding.ts';
import { type Kind, open } from './places.ts';

const note: TeamNote = {
  id: 'note1',
  teamId: 'T1',
  entryId: 'invalid_client',
  state: 'proposed',
  text: 'Ask Tom for the key.',
  by: 'U1',
  at: 1000,
  caseId: 'case1',
};
const said = (id: string, noteId = 'note1'): NewReply => ({
  id,
  teamId: 'T1',
  channelId: 'C2',
  userId: 'U1',
  content: { kind: 'teamNote', noteId },
  state: 'queued',
  writtenAt: 1000,
});
const approval: NoteDecision = {
  teamId: 'T1',
  id: 'note1',
  from: ['proposed'],
  to: 'standing',
  by: 'U2',
  at: 2000,
  reviewAt: 5000,
};

/** What the notes of teams must be on every database. */
export const teamNoteContract = (kind: Kind): void => {
  const fresh = async () => (await open((await kind.make()).config)).store;
  const proposed = async () => {
    const store = await fresh();
    await store.teamNotes.propose(note, () => said('reply1'));
    return store;
  };
  const queued = async ({ replies }: Awaited<ReturnType<typeof fresh>>) =>
    (await replies.take({ now: 9000, leaseUntil: 9001, limit: 10 })).map(({ content }) => content);

  describe('team notes', () => {
    test('a proposal is read back whole, with what the approvers are asked; it does not stand yet', async () => {
      const store = await proposed();
      expect(await store.teamNotes.find('T1', 'note1')).toEqual(note);
      expect(await store.teamNotes.standing('T1', 'invalid_client')).toBeUndefined();
      expect(await queued(store)).toEqual([{ kind: 'teamNote', noteId: 'note1' }]);
    });

    test('another team’s id and error are as good as none', async () => {
      const { teamNotes } = await proposed();
      expect(await teamNotes.find('T2', 'note1')).toBeUndefined();
      await teamNotes.place('T2', 'note1', { channelId: 'C9', ts: '9.9' });
      expect(await teamNotes.find('T1', 'note1')).toEqual(note);
      expect(await teamNotes.decide({ ...approval, teamId: 'T2' }, [])).toBeUndefined();
      await teamNotes.decide(approval, []);
      expect(await teamNotes.standing('T2', 'invalid_client')).toBeUndefined();
      expect(await teamNotes.askReviews({ teamId: 'T2', now: 9000 }, () => said('reply2'))).toBe(0);
    });

    test('what somebody has proposed is proposed once', async () => {
      const { teamNotes } = await proposed();
      expect(await teamNotes.propose({ ...note, id: 'note2' }, () => said('reply2', 'note2'))).toBe('waits');
      const byAnother = { ...note, id: 'note2', by: 'U3' };
      expect(await teamNotes.propose(byAnother, () => said('reply2', 'note2'))).toBe('proposed');
    });

    test('what the approvers were never asked is asked when it is proposed again, and asked once', async () => {
      const { config } = await kind.make();
      const [one, two] = [await open(config), await open(config)];
      const { teamNotes, replies } = one.store;
      await teamNotes.propose(note, () => said('reply1'));
      await replies.settle('T1', 'reply1', { state: 'dropped' });
      const again = ({ store }: typeof one, id: string) =>
        store.teamNotes.propose({ ...note, id }, (asked) => said(`${id} asks`, asked.id));
      const outcomes = await Promise.all([again(one, 'note2'), again(two, 'note3')]);
      expect(outcomes.toSorted()).toEqual(['asked again', 'waits']);
      expect(await queued(one.store)).toEqual([{ kind: 'teamNote', noteId: 'note1' }]);
      for (const id of ['note2', 'note3']) {
        await replies.settle('T1', `${id} asks`, { state: 'posted' });
        expect(await teamNotes.find('T1', id)).toBeUndefined();
      }
      expect(await again(one, 'note4')).toBe('waits');
    });

    test('an approved one stands until a newer one replaces it', async () => {
      const { teamNotes } = await proposed();
      expect(await teamNotes.decide(approval, [])).toEqual({
        note: { ...note, state: 'standing', decidedBy: 'U2', decidedAt: 2000, reviewAt: 5000 },
      });
      await teamNotes.propose({ ...note, id: 'note2', text: 'Ask Ann.' }, () => said('reply2', 'note2'));
      const second = await teamNotes.decide({ ...approval, id: 'note2', at: 3000 }, []);
      expect(second?.replaced).toMatchObject({ id: 'note1', state: 'replaced' });
      expect((await teamNotes.standing('T1', 'invalid_client'))?.text).toBe('Ask Ann.');
      expect((await teamNotes.find('T1', 'note1'))?.state).toBe('replaced');
    });

    test('of two that are approved at the same moment one stands', async () => {
      const { config } = await kind.make();
      const [one, two] = [await open(config), await open(config)];
      await one.store.teamNotes.propose(note, () => said('reply1'));
      await one.store.teamNotes.propose({ ...note, id: 'note2', by: 'U3' }, () => said('reply2', 'note2'));
      await Promise.all([
        one.store.teamNotes.decide(approval, []),
        two.store.teamNotes.decide({ ...approval, id: 'note2' }, []),
      ]);
      const states = [
        await one.store.teamNotes.find('T1', 'note1'),
        await one.store.teamNotes.find('T1', 'note2'),
      ].map((found) => found?.state);
      expect(states.toSorted()).toEqual(['replaced', 'standing']);
    });

    test('it is decided once, and told with the decision or not at all', async () => {
      const store = await proposed();
      const { teamNotes } = store;
      const rejection = { ...approval, to: 'rejected', by: 'U3' } as const;
      const answers = await Promise.all([
        teamNotes.decide(approval, [said('reply2')]),
        teamNotes.decide(rejection, [said('reply3')]),
      ]);
      expect(answers.filter((answer) => answer !== undefined)).toHaveLength(1);
      expect(await queued(store)).toHaveLength(2);
    });

    test('it is decided only as it was seen, where that is said', async () => {
      const { teamNotes } = await proposed();
      const edit = { ...approval, from: ['proposed', 'standing'] } as const;
      expect(await teamNotes.decide({ ...edit, since: 0, edited: { text: 'First.' } }, [])).toBeDefined();
      const late = { ...edit, since: 0, at: 3000, edited: { text: 'Second.' } };
      expect(await teamNotes.decide(late, [said('reply2')])).toBeUndefined();
      expect((await teamNotes.standing('T1', 'invalid_client'))?.text).toBe('First.');
      expect(await teamNotes.decide({ ...late, since: 2000 }, [])).toMatchObject({
        note: { text: 'Second.', decidedAt: 3000 },
      });
    });

    test('other words, who wrote them, and where it stands are kept', async () => {
      const { teamNotes } = await proposed();
      await teamNotes.place('T1', 'note1', { channelId: 'C2', ts: '1.2' });
      await teamNotes.decide({ ...approval, edited: { text: 'Ask\0Ann.', by: 'U2' } }, []);
      expect(await teamNotes.standing('T1', 'invalid_client')).toMatchObject({
        text: 'Ask\uFFFDAnn.',
        by: 'U1',
        editedBy: 'U2',
        card: { channelId: 'C2', ts: '1.2' },
      });
    });

    test('its review is asked for once, and again after it was kept', async () => {
      const store = await proposed();
      const { teamNotes } = store;
      const askOf = ({ id }: TeamNote) => said(`ask of ${id}`);
      const due = { teamId: 'T1', now: 5000 };
      expect(await teamNotes.askReviews(due, askOf)).toBe(0);
      await teamNotes.decide(approval, []);
      expect(await teamNotes.askReviews({ ...due, now: 4999 }, askOf)).toBe(0);
      expect(await teamNotes.askReviews(due, askOf)).toBe(1);
      expect(await teamNotes.askReviews(due, askOf)).toBe(0);
      expect(await queued(store)).toHaveLength(2);
      await teamNotes.decide({ ...approval, from: ['standing'], at: 5000, reviewAt: 8000 }, []);
      expect(await teamNotes.askReviews({ ...due, now: 7999 }, askOf)).toBe(0);
      expect(await teamNotes.askReviews({ ...due, now: 8000 }, () => said('again'))).toBe(1);
    });

    test('a review that could not be asked for is asked for again, a day later', async () => {
      const { teamNotes, replies } = await proposed();
      await teamNotes.propose({ ...note, id: 'note2', entryId: 'other' }, () => said('reply2', 'note2'));
      for (const id of ['note1', 'note2']) await teamNotes.decide({ ...approval, id }, []);
      const dayMs = 24 * 3_600_000;
      const review = (now: number) =>
        teamNotes.askReviews({ teamId: 'T1', now }, ({ id }) => ({
          ...said(`${id} at ${now}`, id),
          writtenAt: now,
        }));
      expect(await review(5000)).toBe(2);
      await replies.settle('T1', 'note1 at 5000', { state: 'dropped' });
      await replies.settle('T1', 'note2 at 5000', { state: 'posted' });
      expect(await review(4999 + dayMs)).toBe(0);
      expect(await review(5000 + dayMs)).toBe(1);
      expect(await review(5000 + 2 * dayMs)).toBe(0);
      await replies.settle('T1', `note1 at ${5000 + dayMs}`, { state: 'dropped' });
      expect(await review(5000 + 2 * dayMs)).toBe(1);
    });

    test('a person’s can be shown, and stay without their name', async () => {
      const { teamNotes, custody } = await proposed();
      await teamNotes.decide({ ...approval, edited: { text: 'Ask Ann.', by: 'U2' } }, []);
      for (const userId of ['U1', 'U2'])
        expect((await holding({ custody }, userId)).teamNotes).toMatchObject([{ id: 'note1' }]);
      expect((await holding({ custody }, 'U9')).teamNotes).toEqual([]);
      await custody.forgetUser('U1');
      await custody.forgetUser('U2');
      expect(await teamNotes.standing('T1', 'invalid_client')).toEqual({
        id: 'note1',
        teamId: 'T1',
        entryId: 'invalid_client',
        state: 'standing',
        text: 'Ask Ann.',
        at: 1000,
        caseId: 'case1',
        decidedAt: 2000,
        reviewAt: 5000,
      });
    });

    test('what nobody decided, and what does not stand any more, goes with time', async () => {
      const { teamNotes, custody } = await proposed();
      const others = ['note2', 'note3'] as const;
      for (const id of others)
        await teamNotes.propose({ ...note, id, entryId: id, at: 1500 }, () => said(`reply of ${id}`, id));
      await teamNotes.decide({ ...approval, id: 'note2' }, []);
      await teamNotes.decide({ ...approval, id: 'note3', to: 'rejected', at: 3000 }, []);
      expect(await custody.purgeTraces(1000)).toBe(0);
      await custody.purgeTraces(1001);
      expect(await teamNotes.find('T1', 'note1')).toBeUndefined();
      expect(await teamNotes.find('T1', 'note3')).toBeDefined();
      await custody.purgeTraces(9000);
      expect(await teamNotes.find('T1', 'note3')).toBeUndefined();
      expect(await teamNotes.standing('T1', 'note2')).toBeDefined();
    });
  });
};
