/** The next Wednesday noon, in epoch milliseconds: a clock that starts there meets a Monday after five days. */
export const nextWednesday = (): number => {
  const day = new Date();
  const ahead = (3 - day.getUTCDay() + 7) % 7 || 7;
  return Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate() + ahead, 12);
};
