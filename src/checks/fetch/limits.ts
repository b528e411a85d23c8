/** How much one fetch may cost. */
export interface FetchLimits {
  readonly bodyBytes: number;
  readonly headerBytes: number;
  /** One address of several is given up after this. */
  readonly connectMs: number;
  readonly idleMs: number;
  readonly totalMs: number;
}

export const fetchLimits: FetchLimits = {
  bodyBytes: 256 * 1024,
  headerBytes: 16 * 1024,
  connectMs: 4_000,
  idleMs: 5_000,
  totalMs: 10_000,
};
