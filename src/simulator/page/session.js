import { act, connect } from './api.js';
import { applyChange } from './applyChange.js';

/** What comes as a code the simulator has already told the person in words. */
const isTold = (error) => /^[a-z_]+$/.test(error);

/**
 * One person's live view of the simulator and what they do in it.
 * `on`: { person(state) when it is another person's, notice(text), changed() }.
 * Returns { state(), isLost(), follow(userId), act(doing, args) }.
 */
export const createSession = (on) => {
  let state = null;
  let lost = false;
  let disconnect = () => {};

  const take = (next, isLost = false) => {
    state = next;
    lost = isLost;
    on.changed();
  };
  const handlers = {
    state: (next) => {
      if (state?.me.id !== next.me.id) on.person(next);
      take(next);
    },
    change: (change) => {
      if (change.kind === 'notice') on.notice(change.text);
      take(applyChange(state, change));
    },
    lost: () => take(state, true),
  };
  return {
    state: () => state,
    isLost: () => lost,
    follow: (as) => {
      disconnect();
      disconnect = connect(as, handlers);
    },
    act: async (doing, args) => {
      const answer = await act(state.me.id, doing, args);
      if (!answer.ok && !answer.errors && !isTold(answer.error)) on.notice(answer.error);
      return answer;
    },
  };
};
