export interface MemoOptions {
  /** How long a value may be used, in milliseconds. */
  readonly lifetimeMs: number;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** Values by key that are read once and used for a while. */
interface Memo<Value> {
  /** What is remembered under this key, else what `read` gives; what fails is not remembered. */
  get(key: string, read: () => Promise<Value>): Promise<Value>;
  forget(key: string): void;
  forgetAll(): void;
}

/** When so many are remembered and one more comes, all are forgotten: simpler than choosing, and rare. */
const most = 5000;

const makeRoom = (known: Map<string, unknown>, key: string) => {
  if (known.size >= most && !known.has(key)) known.clear();
};

export const createMemo = <Value>({ lifetimeMs, now }: MemoOptions): Memo<Value> => {
  const known = new Map<string, { readonly value: Promise<Value>; readonly until: number }>();
  return {
    get: (key, read) => {
      const remembered = known.get(key);
      if (remembered && remembered.until > now()) return remembered.value;
      makeRoom(known, key);
      const value = read();
      known.set(key, { value, until: now() + lifetimeMs });
      value.catch(() => known.delete(key));
      return value;
    },
    forget: (key) => void known.delete(key),
    forgetAll: () => known.clear(),
  };
};

export interface LastKnownOptions extends MemoOptions {
  /** How long a value serves, in milliseconds, where it cannot be read anew. */
  readonly recallMs: number;
}

/** A memo in which the value that was read last serves for a while where reading it anew fails; then it fails too. */
export const createLastKnown = <Value>({
  recallMs,
  ...options
}: LastKnownOptions): Pick<Memo<Value>, 'get'> => {
  const memo = createMemo<Value>(options);
  const last = new Map<string, { readonly value: Value; readonly until: number }>();
  const { now } = options;

  const keep = (key: string, value: Value): Value => {
    makeRoom(last, key);
    last.set(key, { value, until: now() + recallMs });
    return value;
  };

  const recall = (key: string, error: unknown): Value => {
    const known = last.get(key);
    if (!known || known.until <= now()) throw error;
    return known.value;
  };

  const readOrRecall = (key: string, read: () => Promise<Value>) =>
    read().then(
      (value) => keep(key, value),
      (error: unknown) => recall(key, error),
    );

  return { get: (key, read) => memo.get(key, () => readOrRecall(key, read)) };
};
