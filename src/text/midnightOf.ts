/** Epoch milliseconds at which a day such as `2026-03-02` begins in UTC; undefined where no calendar has it. */
export const midnightOf = (day: string): number | undefined => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  const at = Date.parse(`${day}T00:00:00Z`);
  // 31 February is read as 3 March.
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day) ? at : undefined;
};
