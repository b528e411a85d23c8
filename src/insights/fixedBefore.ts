/** What fixed an error before, as far as those who read the card may know it. Names no person. */
export type FixedBefore =
  | {
      /** At the practice of the case, the last time. */
      readonly kind: 'here';
      readonly practiceCode: string;
      /** The human number of the escalation. */
      readonly number: number;
      /** Epoch milliseconds. */
      readonly at: number;
      readonly fix: string;
    }
  | {
      /** At any practice, in so many days. */
      readonly kind: 'counts';
      readonly days: number;
      /** The most frequent first. */
      readonly fixes: readonly { readonly fix: string; readonly times: number }[];
    };
