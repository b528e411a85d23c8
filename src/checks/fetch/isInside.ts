import { isIP } from 'node:net';
import { isPublicAddress } from './publicAddress.ts';

/** Whether the host that an address names, by itself and whatever a name server says, is on no public internet: `10.0.0.1`, `localhost`, `intranet`. */
export const isInside = (url: string): boolean => {
  const host =
    URL.parse(url)
      ?.hostname.replace(/^\[|\]$/g, '')
      .replace(/\.$/, '') ?? '';
  if (isIP(host) !== 0) return !isPublicAddress(host);
  return host !== '' && (!host.includes('.') || host.endsWith('.localhost'));
};
