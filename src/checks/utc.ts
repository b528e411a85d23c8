/** `2026-11-27 13:05:09 UTC`. */
export const utc = (at: number): string =>
  Number.isFinite(at) && Math.abs(at) < 8.64e15
    ? `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`
    : 'an impossible time';

/** `13:05 UTC`. */
export const utcTime = (at: number): string => `${new Date(at).toISOString().slice(11, 16)} UTC`;
