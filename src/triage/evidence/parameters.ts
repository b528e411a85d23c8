import { matchesIn } from '../../text/matchesIn.ts';
import { roleOf } from './pairs.ts';

/** A stretch of the text, as offsets. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

const RUN = /[^\s"'<>`]{1,4000}/g;
const SENT_KEYS = [
  'grant_type',
  'client_assertion(?:_type)?',
  'code_verifier',
  'client_secret',
  'refresh_token',
  'access_token',
];
const GIVEN = /["'`]?\s{0,3}[:=]\s{0,3}["'`]?[^\s"'`,;&]{1,2000}/;
const SENT = new RegExp(`\\b(?:${SENT_KEYS.join('|')})${GIVEN.source}`, 'gi');
const ADDRESS = /\bhttps?:\/\/[^\s"'<>`?#]{1,2000}/gi;
const KEY_SET = /jwks?\b/gi;

/** An address up to its query; a `jwks` in it still names the key set. */
function addressesOf(text: string): Stretch[] {
  return [...matchesIn(text, ADDRESS)].flatMap(({ 0: address, index }) => {
    const named = [...matchesIn(address, KEY_SET)].at(-1);
    const end = index + address.length;
    if (!named) return [{ start: index, end }];
    const at = index + named.index;
    return [
      { start: index, end: at },
      { start: at + named[0].length, end },
    ];
  });
}
const isForm = (run: string): boolean =>
  run.includes('=') && (run.includes('&') || run.includes('?') || run.includes('#'));

/** The fields of one form or query whose keys say nothing about errors. */
function fieldsOf(run: string, index: number): Stretch[] {
  const fields: Stretch[] = [];
  let start = index;
  for (const field of run.split(/[?&#]/)) {
    const sign = field.indexOf('=');
    const end = start + field.length;
    if (sign > 0 && roleOf(field.slice(0, sign)) === undefined) fields.push({ start, end });
    start = end + 1;
  }
  return fields;
}

/** What an app sent, in a URL or a form: parameters such as `response_type=code` say nothing about what went wrong. Fields that speak of errors are left out. */
export function parametersOf(text: string): Stretch[] {
  const found: Stretch[] = text.includes('://') ? addressesOf(text) : [];
  for (const { 0: sent, index } of matchesIn(text, SENT))
    found.push({ start: index, end: index + sent.length });
  if (!text.includes('=')) return found;
  for (const { 0: run, index } of matchesIn(text, RUN)) if (isForm(run)) found.push(...fieldsOf(run, index));
  return found;
}
