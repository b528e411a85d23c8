/** What became of a wish. `refused first`: the first time since something was granted. */
export type Allowed = 'granted' | 'refused first' | 'refused';

export interface Allowance {
  /** Takes an amount from what is left under this key, if anything is. */
  take(key: string, amount: number): Allowed;
}

interface AllowanceOptions {
  /** Once so much was taken, nothing more is granted until the time is over. */
  readonly most: number;
  readonly perMs: number;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

interface Account {
  readonly since: number;
  taken: number;
  isTold: boolean;
}

const mostRemembered = 1000;

/** So much in a while for each key. */
export const createAllowance = ({ most, perMs, now }: AllowanceOptions): Allowance => {
  const accounts = new Map<string, Account>();
  const forgetPast = (at: number) => {
    for (const [key, { since }] of accounts) if (since + perMs <= at) accounts.delete(key);
  };
  const accountOf = (key: string): Account => {
    const at = now();
    const known = accounts.get(key);
    if (known && known.since + perMs > at) return known;
    if (accounts.size >= mostRemembered) forgetPast(at);
    const opened = { since: at, taken: 0, isTold: false };
    accounts.set(key, opened);
    return opened;
  };
  return {
    take: (key, amount) => {
      const account = accountOf(key);
      if (account.taken < most) {
        account.taken += amount;
        return 'granted';
      }
      const told = account.isTold;
      account.isTold = true;
      return told ? 'refused' : 'refused first';
    },
  };
};
