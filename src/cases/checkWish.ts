import type { Subject } from '../checks/subject.ts';

/** `check`, alone or with the address that is to be looked at. */
export interface CheckWish {
  readonly subject?: Subject;
}

const form = /^check(?: +(\S{1,2000}))?$/i;

/** A link as Slack may write it, `<address|label>`, or as people type it, without `https://`. */
export const addressIn = (typed: string): string => {
  const [bare = ''] = typed.trim().replace(/^</, '').replace(/>$/, '').split('|');
  return bare === '' || bare.includes('://') ? bare : `https://${bare}`;
};

const subjectOf = (address: string): Subject => {
  const { pathname } = new URL(address);
  if (/\/fhir\//i.test(pathname)) return { fhirBase: address };
  return pathname.endsWith('/authorize') ? { authorizeUrl: address } : { jwksUrl: address };
};

/** Reads `check URL`; undefined for everything else. An assertion is no address: it is for the form alone. */
export const readCheckWish = (text: string): CheckWish | undefined => {
  const read = form.exec(text.trim());
  if (!read) return undefined;
  const [, typed] = read;
  if (typed === undefined || typed.startsWith('eyJ')) return {};
  const address = addressIn(typed);
  const { hostname } = URL.parse(address) ?? {};
  const isAddress = hostname !== undefined && (/[.:]/.test(typed) || hostname === 'localhost');
  return isAddress ? { subject: subjectOf(address) } : undefined;
};
