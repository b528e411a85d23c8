/** A way of writing something, as the source of a pattern without capturing groups, and what was meant by it. */
export interface Form {
  readonly pattern: string;
  readonly meant: (written: string) => string;
  /** What this form says is data, never syntax. */
  readonly isData?: boolean;
}

/** A text as it was rewritten, with the way back. */
export interface Rewritten {
  readonly text: string;
  /** The offset in the original text of the character at `index`; of the end, the original's length. */
  readonly at: (index: number) => number;
  /** True where the character was written as a percent escape, so that it is data rather than syntax. */
  readonly escaped: (index: number) => boolean;
}

export interface Rewriting {
  /** Takes the text over as it stands, up to the offset `until`. */
  readonly copy: (until: number) => void;
  /** Writes `meant` in place of the text up to the offset `until`. */
  readonly replace: (until: number, meant: string, isData: boolean) => void;
  readonly end: () => Rewritten;
}

/** Nothing was rewritten: every offset is its own origin. */
export const unchanged = (text: string): Rewritten => ({
  text,
  at: (index) => Math.min(index, text.length),
  escaped: () => false,
});

/** Rewrites a text front to back and remembers where each character came from. What is written must not be longer than what it replaces. */
export function rewriting(text: string): Rewriting {
  const origins = new Int32Array(text.length + 1);
  const data = new Uint8Array(text.length + 1);
  const parts: string[] = [];
  let read = 0;
  let written = 0;
  return {
    copy: (until) => {
      if (until > read) parts.push(text.slice(read, until));
      for (; read < until; read += 1) origins[written++] = read;
    },
    replace: (until, meant, isData) => {
      if (meant !== '') parts.push(meant);
      for (let i = 0; i < meant.length; i += 1) {
        data[written] = isData ? 1 : 0;
        origins[written++] = read;
      }
      read = until;
    },
    end: () => {
      origins[written] = text.length;
      return {
        text: parts.join(''),
        at: (index) => origins[index] ?? text.length,
        escaped: (index) => data[index] === 1,
      };
    },
  };
}
