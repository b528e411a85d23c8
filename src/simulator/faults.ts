/** What goes wrong. `dropConnection: 'after'` carries the call out and loses the answer; `page` is what another program answers, after carrying the call out where `isCarriedOut`. */
export type FaultAnswer =
  | { readonly status: number; readonly retryAfter?: number }
  | { readonly error: string }
  | { readonly hangMs: number }
  | { readonly page: string; readonly type: string; readonly isCarriedOut?: boolean }
  | { readonly dropConnection: true | 'before' | 'after' };

export interface Fault {
  /** A Web API method, `response_url`, `files.download`, or `*` for every call. */
  readonly method: string;
  /** How many calls it hits; 1 when absent, Infinity for all until removed. */
  readonly times?: number;
  readonly answer: FaultAnswer;
}

export interface Faults {
  /** Returns the way to take the fault back. */
  add(fault: Fault): () => void;
  /** The fault that hits this call, used up by one. */
  take(method: string): FaultAnswer | undefined;
}

export function createFaults(): Faults {
  const active: { readonly fault: Fault; left: number }[] = [];
  return {
    add(fault) {
      const entry = { fault, left: fault.times ?? 1 };
      active.push(entry);
      return () => {
        entry.left = 0;
      };
    },
    take(method) {
      const hit = active.find(
        ({ fault, left }) => left > 0 && (fault.method === method || fault.method === '*'),
      );
      if (!hit) return undefined;
      hit.left -= 1;
      return hit.fault.answer;
    },
  };
}
