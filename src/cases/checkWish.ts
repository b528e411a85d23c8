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

/** Whether what was typed names a machine: `keys.example.com`, `localhost:8080`, `http://intranet/x`, but not `status:401`. */
const isAddress = (typed: string): boolean => {
  const { hostname = '' } = URL.parse(addressIn(typed)) ?? {};
  // `401` by itself is read as the host 0.0.1.145.
  const isDotted = hostname.includes('.') && /[^.]\.[^.]/.test(typed);
  return (
    isDotted ||
    hostname.startsWith('[') ||
    hostname === 'localhost' ||
    (hostname !== '' && typed.includes('://'))
  );
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
  return isAddress(typed) ? { subject: subjectOf(address) } : undefined;
};
