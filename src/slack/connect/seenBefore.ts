const mostRemembered = 10_000;

/** Whether an id came before, among the last ones: Slack repeats an event until it hears that it arrived. */
export const createSeenBefore = (): ((id: string) => boolean) => {
  const seen = new Set<string>();
  return (id) => {
    if (seen.has(id)) return true;
    seen.add(id);
    const [oldest] = seen;
    if (seen.size > mostRemembered && oldest !== undefined) seen.delete(oldest);
    return false;
  };
};
