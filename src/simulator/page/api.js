/** The state as one person sees it; without `as`, as the first person does. */
export const readState = async (as) => {
  const answer = await fetch(`/page/state${as ? `?as=${encodeURIComponent(as)}` : ''}`);
  if (!answer.ok) throw new Error(`The simulator answered ${answer.status}.`);
  return answer.json();
};

/** Does one thing as a person; the answer is { ok } or { ok: false, error, errors? }, also when the server is gone. */
export const act = async (as, doing, args) => {
  try {
    const answer = await fetch('/page/action', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ as, do: doing, ...args }),
    });
    return await answer.json();
  } catch {
    return { ok: false, error: 'The simulator does not answer. Is it still running?' };
  }
};

/**
 * Keeps a person's view of the simulator current: the whole state on every (re)connection, then change by change.
 * `on`: { state(state), change(change), lost() }. Returns `close()`.
 */
export const connect = (as, on) => {
  const events = new EventSource(`/page/events?as=${encodeURIComponent(as)}`);
  let early = [];
  let seq = null;
  const take = (change) => {
    if (change.seq <= seq) return;
    seq = change.seq;
    on.change(change);
  };
  const refetch = async () => {
    seq = null;
    const state = await readState(as).catch(() => null);
    if (!state || events.readyState === EventSource.CLOSED) return;
    seq = state.seq;
    on.state(state);
    for (const change of early.splice(0)) take(change);
  };
  events.addEventListener('open', refetch);
  events.addEventListener('change', (event) => {
    const change = JSON.parse(event.data);
    if (seq === null) early = [...early, change];
    else take(change);
  });
  events.addEventListener('error', on.lost);
  return () => events.close();
};
