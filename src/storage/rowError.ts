/**
 * A row holds what this version of the bot cannot read: a newer one wrote it, or somebody changed it by hand. The message holds
 * no values.
 */
export class RowError extends Error {
  override readonly name = 'RowError';
  readonly code = 'ROW_UNREADABLE';
  constructor(cause: unknown) {
    super('A row of the database cannot be read by this version of the bot.', { cause });
  }
}
