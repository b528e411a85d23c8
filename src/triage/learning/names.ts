/** Names of features, numbered as they come up. */
export interface Names {
  readonly size: () => number;
  readonly of: (name: string) => number;
  readonly all: () => readonly string[];
}

export function namesOf(): Names {
  const known = new Map<string, number>();
  return {
    size: () => known.size,
    of(name) {
      const at = known.get(name) ?? known.size;
      known.set(name, at);
      return at;
    },
    all: () => [...known.keys()],
  };
}
