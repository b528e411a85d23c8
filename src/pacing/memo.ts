export interface MemoOptions {
  /** How long a value may be used, in milliseconds. */
  readonly lifetimeMs: number;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** Values by key that are read once and used for a while. */
export interface Memo<Value> {
  /** What is remembered under this key, else what `read` gives; what fails is not remembered. */
  get(key: string, read: () => Promise<Value>): Promise<Value>;
  forget(key: string): void;
  forgetAll(): void;
}

/** When so many are remembered, all are forgotten: simpler than choosing, and rare. */
const most = 5000;

export const createMemo = <Value>({ lifetimeMs, now }: MemoOptions): Memo<Value> => {
  const known = new Map<string, { readonly value: Promise<Value>; readonly until: number }>();
  return {
    get: (key, read) => {
      const remembered = known.get(key);
      if (remembered && remembered.until > now()) return remembered.value;
      if (known.size >= most) known.clear();
      const value = read();
      known.set(key, { value, until: now() + lifetimeMs });
      value.catch(() => known.delete(key));
      return value;
    },
    forget: (key) => void known.delete(key),
    forgetAll: () => known.clear(),
  };
};
