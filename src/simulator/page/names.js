/** Looks up people, channels and groups of a state by id; an unknown id names itself. */
export const namesOf = (state) => {
  const channel = (id) => state.channels.find((other) => other.id === id);
  return {
    user: (id) => state.users[id]?.displayName ?? id,
    channel: (id) => channel(id)?.name ?? id,
    group: (id) => state.groups[id]?.handle ?? id,
    isMe: (id) => id === state.me.id,
    people: () => Object.values(state.users).map(({ id, displayName }) => ({ id, label: displayName })),
    channels: () => state.channels.map(({ id, name, kind }) => ({ id, label: name, kind })),
  };
};
