import { createMemo, type Memo, type MemoOptions } from './memo.ts';

export interface LastKnownOptions extends MemoOptions {
  /** How long a value serves, in milliseconds, where it cannot be read anew. */
  readonly recallMs: number;
}

const most = 5000;

/** A memo in which the value that was read last serves for a while where reading it anew fails; then it fails too. */
export const createLastKnown = <Value>({
  recallMs,
  ...options
}: LastKnownOptions): Pick<Memo<Value>, 'get'> => {
  const memo = createMemo<Value>(options);
  const last = new Map<string, { readonly value: Value; readonly until: number }>();
  const { now } = options;

  const keep = (key: string, value: Value): Value => {
    if (last.size >= most) last.clear();
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
