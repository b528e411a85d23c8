import ipaddr from 'ipaddr.js';

/**
 * What IANA has handed out of the IPv6 space for the internet, and nothing else:
 * https://www.iana.org/assignments/ipv6-unicast-address-assignments. A tunnel (6to4, Teredo), a translator (NAT64) or a
 * documentation prefix is not in it, and neither is what nobody owns yet.
 */
const allocated = [
  '2001:200::/23',
  '2001:400::/22',
  '2001:800::/21',
  '2001:1200::/23',
  '2001:1400::/22',
  '2001:1800::/21',
  '2001:2000::/19',
  '2001:4000::/19',
  '2001:8000::/18',
  '2003::/18',
  '2400::/11',
  '2600::/12',
  '2610::/23',
  '2620::/23',
  '2630::/12',
  '2800::/12',
  '2a00::/11',
  '2c00::/12',
].map((range) => ipaddr.IPv6.parseCIDR(range));

/** Addresses in public ranges that clouds keep for their own machines: Azure's platform services. */
const cloudOwned = new Set(['168.63.129.16']);

/** True when an address (as a resolver or the URL parser writes it) is a machine on the public internet. */
export const isPublicAddress = (address: string): boolean => {
  if (ipaddr.IPv4.isValidFourPartDecimal(address))
    return ipaddr.IPv4.parse(address).range() === 'unicast' && !cloudOwned.has(address);
  if (address.includes('%') || !ipaddr.IPv6.isValid(address)) return false;
  const parsed = ipaddr.IPv6.parse(address);
  return parsed.range() === 'unicast' && allocated.some((range) => parsed.match(range));
};
