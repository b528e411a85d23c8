/** What Slack wraps in angle brackets: links, people, channels, groups, dates. Real angle brackets arrive as entities. */
const wrapped = /<([^<>|]{1,3000})(?:\|([^<>]{0,3000}))?>/g;
const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

const unwrap = (_all: string, target: string, label?: string): string => {
  // Who was mentioned says nothing about an error, and is nobody's business where the text goes.
  if (target.startsWith('@')) return '[person]';
  if (target.startsWith('#')) return label ? `#${label}` : '#channel';
  if (target.startsWith('!')) return target.startsWith('!date') ? (label ?? '') : '[everybody]';
  if (/^(?:mailto|tel):/.test(target)) return label || target.replace(/^\w+:/, '');
  // Slack links what looks like a host; what was typed is the label then.
  return label && target.endsWith(label) ? label : target;
};

/** A message as its author typed it: Slack's links and entities undone, mentions left without names. Source: docs.slack.dev/messaging/formatting-message-text */
export const plainText = (text: string): string =>
  text.replace(wrapped, unwrap).replace(/&(?:amp|lt|gt);/g, (entity) => entities[entity] ?? entity);
