import { act, connect } from './api.js';

const withMessage = (messages, message) => {
  const others = messages.filter((other) => other.ts !== message.ts);
  if (message.deleted) return others;
  const at = others.findLastIndex((other) => Number(other.ts) < Number(message.ts)) + 1;
  return others.toSpliced(at, 0, message);
};

const inChannel = (state, channel, change) => ({
  ...state,
  messages: { ...state.messages, [channel]: change(state.messages[channel] ?? []) },
});

const upsertMessage = (state, { channel, message }) =>
  inChannel(state, channel, (messages) => withMessage(messages, message));

const withChannel = (channels, channel) => {
  const at = channels.findIndex((other) => other.id === channel.id);
  return at < 0 ? [...channels, channel] : channels.with(at, channel);
};

/** What each kind of change does to the state; a notice is only shown. */
const CHANGES = {
  message: upsertMessage,
  ephemeral: upsertMessage,
  delete: (state, { channel, ts }) =>
    inChannel(state, channel, (messages) => messages.filter((message) => message.ts !== ts)),
  modal: (state, { modal }) => ({ ...state, modal }),
  home: (state, { home }) => ({ ...state, home }),
  channel: (state, { channel }) =>
    channel.members.includes(state.me.id)
      ? { ...state, channels: withChannel(state.channels, channel) }
      : state,
  connection: (state, { botConnected }) => ({ ...state, botConnected }),
  notice: (state) => state,
};

/** The state after one change; both as src/simulator/protocol.ts says. */
const applyChange = (state, change) => CHANGES[change.kind]?.(state, change) ?? state;

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
