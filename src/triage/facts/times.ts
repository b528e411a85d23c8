const ISO = /\b(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:[.,](\d{1,9}))? ?(Z|UTC|[+-]\d\d:?\d\d)/g;
const HTTP_DATE = /\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT/g;
const MOST = 5;

const zoneOf = (zone: string): string => {
  if (zone === 'Z' || zone === 'UTC') return 'Z';
  return zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`;
};

function utc(written: string): string[] {
  const time = Date.parse(written);
  return Number.isNaN(time) ? [] : [new Date(time).toISOString()];
}

/** Up to five moments that a text states with their zone, as ISO 8601 in UTC, each once. Times without a zone are left out: they may be anybody's. */
export function timesOf(text: string): string[] {
  const iso = [...text.matchAll(ISO)].flatMap(([, day, clock, fraction, zone]) =>
    utc(`${day}T${clock}${fraction ? `.${fraction.slice(0, 3)}` : ''}${zoneOf(zone ?? 'Z')}`),
  );
  const http = [...text.matchAll(HTTP_DATE)].flatMap(([written]) => utc(written));
  return [...new Set([...iso, ...http])].slice(0, MOST);
}
