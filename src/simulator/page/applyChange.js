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
export const applyChange = (state, change) => CHANGES[change.kind]?.(state, change) ?? state;
