const dayNumbers: Readonly<Record<string, number>> = {
  Mon: 1,
  Tue: 2,
  Wed: 3,
  Thu: 4,
  Fri: 5,
  Sat: 6,
  Sun: 7,
};

export interface LocalTime {
  /** Calendar day, for example 2026-03-02. */
  readonly date: string;
  /** 1 (Monday) to 7. */
  readonly day: number;
  /** Since midnight. */
  readonly minutes: number;
}

/** By time zone; each is costly to make. */
const formats = new Map<string, Intl.DateTimeFormat>();

const formatOf = (timeZone: string): Intl.DateTimeFormat => {
  const made =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone,
      weekday: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  formats.set(timeZone, made);
  return made;
};

/** Reads the clock on the wall of a time zone. */
export const createWallClock = (timeZone: string): ((at: number) => LocalTime) => {
  const format = formatOf(timeZone);
  return (at) => {
    const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
    return {
      date: `${parts.year}-${parts.month}-${parts.day}`,
      day: dayNumbers[parts.weekday ?? ''] ?? 0,
      minutes: Number(parts.hour) * 60 + Number(parts.minute),
    };
  };
};

/** Epoch milliseconds at which a day such as `2026-03-02` begins in UTC; undefined where no calendar has it. */
export const midnightOf = (day: string): number | undefined => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  const at = Date.parse(`${day}T00:00:00Z`);
  // 31 February is read as 3 March.
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day) ? at : undefined;
};
