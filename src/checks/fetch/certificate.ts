import { checkServerIdentity, type PeerCertificate, type TLSSocket } from 'node:tls';
import type { CertificateFault, Secured } from './fetched.ts';

const byVerifyCode: Readonly<Record<string, CertificateFault>> = {
  CERT_HAS_EXPIRED: 'certificate_expired',
  CERT_NOT_YET_VALID: 'certificate_not_yet_valid',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate_other_host',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate_self_signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate_private_ca',
  CA_MD_TOO_WEAK: 'certificate_weak',
  CA_KEY_TOO_SMALL: 'certificate_weak',
  EE_KEY_TOO_SMALL: 'certificate_weak',
};
const issuerMissing = new Set([
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_GET_ISSUER_CERT',
]);

/** Public authorities write into a certificate where the certificate above it is to be had; private ones rarely do. */
const namesItsIssuerAddress = (certificate: PeerCertificate): boolean =>
  Object.keys(certificate.infoAccess ?? {}).some((key) => key.startsWith('CA Issuers'));

const textOf = (value: unknown): string => (Array.isArray(value) ? String(value[0]) : String(value ?? ''));

/** What the connection is secured with. */
export const securedBy = (socket: TLSSocket): Secured => {
  const certificate = socket.getPeerCertificate();
  return {
    version: socket.getProtocol() ?? '',
    issuer: textOf(certificate.issuer?.O ?? certificate.issuer?.CN),
    validUntil: Date.parse(certificate.valid_to),
  };
};

/** What is wrong with the certificate of a connection; undefined when it is trusted and bears the host's name. Dates are judged by Node, against this machine's clock. */
export const certificateFault = (socket: TLSSocket, host: string): CertificateFault | undefined => {
  const certificate = socket.getPeerCertificate();
  if (socket.authorized) return checkServerIdentity(host, certificate) ? 'certificate_other_host' : undefined;
  // Node's types say Error; it is the code.
  const code = String(socket.authorizationError);
  if (issuerMissing.has(code))
    return namesItsIssuerAddress(certificate)
      ? 'certificate_intermediate_missing'
      : 'certificate_issuer_unknown';
  return byVerifyCode[code] ?? 'certificate_refused';
};
