import type { FetchRefusal } from './fetched.ts';

/** Whether the bot may call addresses that people name, and which: hosts or suffixes (`.example.com`); any public one when empty. */
export type ChecksPolicy =
  | { readonly kind: 'off' }
  | { readonly kind: 'on'; readonly allow: readonly string[] };

const isAllowed = (host: string, allow: readonly string[]): boolean =>
  allow.length === 0 || allow.some((rule) => (rule.startsWith('.') ? host.endsWith(rule) : host === rule));

/** The address as it would be called, or the rule that it breaks. Odd notations of numbers are undone by the URL parser. */
export const allowedUrl = (text: string, policy: ChecksPolicy): URL | FetchRefusal => {
  if (policy.kind === 'off') return 'off';
  const url = text.length > 2048 ? null : URL.parse(text.trim());
  if (!url) return 'not_a_url';
  if (url.protocol !== 'https:') return 'not_https';
  if (url.username !== '' || url.password !== '') return 'credentials_in_url';
  if (url.port !== '') return 'other_port';
  return isAllowed(url.hostname.replace(/\.$/, ''), policy.allow) ? url : 'host_not_allowed';
};
