/**
 * The database cannot be used right now: locked, out of reach, full, damaged. Nothing was half written, and trying again
 * later is worth it. The message holds no values; what the driver said is the `cause`.
 */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code = 'STORE_UNAVAILABLE';
  constructor(message: string, cause: unknown) {
    super(message, { cause });
  }
}
