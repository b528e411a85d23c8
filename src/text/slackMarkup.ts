const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};
const ENTITY = /&(?:([a-z]{2,4})|#(\d{1,6})|#x([0-9a-f]{1,5}));/gi;
const ANGLE = /<(@|#|!|https?:|mailto:)([^<>|\n]{0,2000})(?:\|([^<>|\n]{0,500}))?>/g;

function entity(whole: string, name?: string, decimal?: string, hex?: string): string {
  if (name) return ENTITIES[name.toLowerCase()] ?? whole;
  const point = decimal ? Number.parseInt(decimal, 10) : Number.parseInt(hex ?? '', 16);
  return point >= 32 && point < 0x10ffff ? String.fromCodePoint(point) : ' ';
}

/** `<url|label>` becomes the URL, a channel its name; people and broadcasts say nothing about an error. */
function angle(_whole: string, kind: string, body: string, label?: string): string {
  if (kind === '@' || kind === '!') return ' ';
  if (kind === '#') return ` ${label ?? ''} `;
  return kind === 'mailto:' ? ` ${body} ` : ` ${kind}${body} `;
}

/** Undoes what Slack and HTML do to a text: entities (also escaped twice), angle-bracket links and mentions. */
export function withoutMarkup(text: string): string {
  const linked = text.includes('<') ? text.replace(ANGLE, angle) : text;
  if (!linked.includes('&')) return linked;
  const once = linked.replace(ENTITY, entity);
  const twice = once.includes('&') ? once.replace(ENTITY, entity) : once;
  return twice.includes('<') ? twice.replace(ANGLE, angle) : twice;
}
