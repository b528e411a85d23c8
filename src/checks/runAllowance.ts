/** Who runs checks, where, and which hosts are called. */
export interface Run {
  readonly person: string;
  readonly channel: string;
  readonly hosts: readonly string[];
}

export type Admitted =
  | { readonly kind: 'admitted' }
  | {
      readonly kind: 'too_often';
      readonly by: 'person' | 'channel' | 'host';
      readonly retryAfterMs: number;
    };

export type Admit = (run: Run) => Admitted;

const MINUTE = 60_000;

/** At most so many runs a minute for each person, each channel and each host. A run that is refused does not count. */
export const createRunAllowance = ({
  now,
  perMinute = 5,
}: {
  readonly now: () => number;
  readonly perMinute?: number;
}): Admit => {
  const runs = new Map<string, readonly number[]>();
  const forget = (at: number) => {
    for (const [key, times] of runs) if ((times.at(-1) ?? 0) <= at - MINUTE) runs.delete(key);
  };
  return ({ person, channel, hosts }) => {
    const at = now();
    forget(at);
    const keys = [
      ['person', person],
      ['channel', channel],
      ...[...new Set(hosts)].map((host) => ['host', host] as const),
    ] as const;
    const recent = (key: string) => (runs.get(key) ?? []).filter((time) => time > at - MINUTE);
    for (const [by, name] of keys) {
      const times = recent(`${by} ${name}`);
      const [oldest = at] = times;
      if (times.length >= perMinute) return { kind: 'too_often', by, retryAfterMs: oldest + MINUTE - at };
    }
    for (const [by, name] of keys) runs.set(`${by} ${name}`, [...recent(`${by} ${name}`), at]);
    return { kind: 'admitted' };
  };
};
