/** What was typed but not sent, by conversation and person, and the files that wait with it. */
export const createDrafts = () => {
  const drafts = new Map();
  return {
    get: (key) => drafts.get(key) ?? { text: '', files: [] },
    set: (key, draft) => drafts.set(key, draft),
  };
};
