import type { FetchFailure, FetchRefusal } from '../fetch/fetched.ts';
import type { Finding } from './finding.ts';

const inaccessible = { status: 'fail', proves: 'jwks_url_inaccessible' } as const;
const chain =
  'Serve the whole chain; this must print 0: openssl s_client -connect {host}:443 -servername {host} </dev/null | grep "Verify return code".';
const server =
  'Look at the server or proxy in front of it: eCW fetches with a plain GET and waits only so long.';

/** Why an address gave no answer to read, as it counts for a JWKS URL. */
export const connectionFindings = {
  off: { check: 'jwks_address', status: 'unknown', seen: 'Checks are switched off for this bot.' },
  not_a_url: {
    check: 'jwks_address',
    status: 'fail',
    seen: 'What was given is not a URL.',
    todo: 'Give the whole address, beginning with https://.',
  },
  not_https: {
    check: 'jwks_address',
    ...inaccessible,
    seen: 'The URL is not https.',
    todo: 'Serve it over TLS and register the https address: SMART asks for TLS.',
  },
  credentials_in_url: {
    check: 'jwks_address',
    ...inaccessible,
    seen: 'The URL carries a user name or password.',
    todo: 'Serve the key set without a login: it is public by nature.',
  },
  other_port: {
    check: 'jwks_address',
    status: 'unknown',
    seen: 'The URL names a port other than 443. This bot calls 443 only.',
    todo: 'Serve it on 443: firewalls often let nothing else out.',
  },
  host_not_allowed: {
    check: 'jwks_address',
    status: 'unknown',
    seen: 'The operator of this bot does not let it call {host}.',
    todo: 'Ask the operator to add the host to CHECKS_ALLOW.',
  },
  host_inside: {
    check: 'jwks_dns',
    ...inaccessible,
    seen: '{host} is one machine’s own address or one of an inner network, not of the public internet. Nothing was sent there.',
    todo: 'Name the host that others reach it by: eCW fetches it from outside.',
  },
  address_not_public: {
    check: 'jwks_dns',
    ...inaccessible,
    seen: '{host} leads to an address that is not on the public internet. Nothing was sent there.',
    todo: 'Publish the key set on a public host. If dig shows a public address elsewhere, the DNS of this bot differs.',
  },
  name_unknown: {
    check: 'jwks_dns',
    ...inaccessible,
    seen: '{host} does not exist in DNS.',
    todo: 'Check the spelling and the record: dig +short {host} must print an address.',
  },
  name_not_resolved: {
    check: 'jwks_dns',
    status: 'unknown',
    seen: '{host} could not be resolved: the name server gave no answer.',
    todo: 'Try again; if it goes on, look at the name servers of the domain.',
  },
  connection_refused: {
    check: 'jwks_answer',
    ...inaccessible,
    seen: '{host} refuses connections on 443.',
    todo: 'Start the server, or open the port.',
  },
  connection_timed_out: {
    check: 'jwks_answer',
    ...inaccessible,
    seen: '{host} does not take connections on 443: no answer in time.',
    todo: 'Open it to the world: no VPN, no IP or country rule. eCW does not publish the addresses that it fetches from.',
  },
  connection_failed: {
    check: 'jwks_answer',
    ...inaccessible,
    seen: 'No connection to {host} could be made.',
    todo: "Check from another network: curl -sSI '{url}'.",
  },
  connection_closed: {
    check: 'jwks_answer',
    ...inaccessible,
    seen: '{host} closed the connection without an answer.',
    todo: server,
  },
  tls_too_old: {
    check: 'jwks_tls',
    ...inaccessible,
    seen: '{host} offers no TLS 1.2 or newer.',
    todo: 'Turn on TLS 1.2 and 1.3.',
  },
  tls_failed: {
    check: 'jwks_tls',
    ...inaccessible,
    seen: '{host} does not agree on TLS: the handshake failed.',
    todo: 'Check that 443 speaks TLS: openssl s_client -connect {host}:443 -servername {host}.',
  },
  certificate_expired: {
    check: 'jwks_tls',
    ...inaccessible,
    seen: 'The certificate of {host} has expired (valid until {until}).',
    todo: 'Renew it, and see why the renewal did not happen by itself.',
  },
  certificate_not_yet_valid: {
    check: 'jwks_tls',
    ...inaccessible,
    seen: 'The certificate of {host} is not valid yet.',
    todo: 'Serve one that is valid now, or set the clock of the machine that made it.',
  },
  certificate_other_host: {
    check: 'jwks_tls',
    ...inaccessible,
    seen: 'The certificate is for other names than {host}.',
    todo: 'Serve a certificate that has {host} among its names, also when asked with SNI.',
  },
  certificate_self_signed: {
    check: 'jwks_tls',
    ...inaccessible,
    seen: 'The certificate of {host} is signed by itself.',
    todo: 'Use one of a public authority, for example Let’s Encrypt.',
  },
  certificate_intermediate_missing: {
    check: 'jwks_tls',
    ...inaccessible,
    seen: '{host} sends its own certificate alone: the intermediate is missing (issuer {issuer}). Browsers hide this, servers do not.',
    todo: chain,
  },
  certificate_issuer_unknown: {
    check: 'jwks_tls',
    ...inaccessible,
    seen: 'The issuer of the certificate ({issuer}) is not a public authority, or the intermediate is missing.',
    todo: chain,
  },
  certificate_private_ca: {
    check: 'jwks_tls',
    ...inaccessible,
    seen: 'The certificate of {host} comes from a private authority ({issuer}).',
    todo: 'Use one of a public authority, for example Let’s Encrypt.',
  },
  certificate_weak: {
    check: 'jwks_tls',
    ...inaccessible,
    seen: 'The certificate of {host} is too weak to be trusted (key or hash).',
    todo: 'Renew it with at least RSA 2048 or P-256, and SHA-256.',
  },
  certificate_refused: {
    check: 'jwks_tls',
    ...inaccessible,
    seen: 'The certificate of {host} is not trusted.',
    todo: chain,
  },
  not_http: {
    check: 'jwks_answer',
    ...inaccessible,
    seen: 'What {host} answers is not valid HTTP.',
    todo: server,
  },
  headers_too_large: {
    check: 'jwks_answer',
    status: 'fail',
    proves: 'jwks_url_inaccessible',
    seen: 'The headers of the answer are larger than 16 KiB.',
    todo: 'Send fewer cookies and policies with the key set.',
  },
  no_answer_in_time: {
    check: 'jwks_answer',
    ...inaccessible,
    seen: '{host} took the request and did not answer within 5 seconds.',
    todo: 'Serve the key set as a static file: a host that sleeps is too slow for the first call.',
  },
  answer_stalled: {
    check: 'jwks_answer',
    ...inaccessible,
    seen: 'The answer stopped in the middle for 5 seconds.',
    todo: server,
  },
  answer_too_slow: {
    check: 'jwks_answer',
    ...inaccessible,
    seen: 'The answer was not complete within 10 seconds.',
    todo: 'Serve the key set as a static file.',
  },
  body_too_large: {
    check: 'jwks_size',
    status: 'fail',
    proves: 'jwks_malformed',
    seen: 'The answer is larger than 256 KiB. A key set has a few.',
    todo: 'Check that the URL leads to the key set; remove keys that are no longer used.',
  },
  body_cut_short: {
    check: 'jwks_answer',
    ...inaccessible,
    seen: 'The answer ends before its stated length.',
    todo: 'Correct Content-Length or the transfer encoding: a proxy may have changed the body.',
  },
  encoding_unreadable: {
    check: 'jwks_content_type',
    ...inaccessible,
    seen: 'The answer is compressed although this was not asked for, and cannot be unpacked.',
    todo: 'Turn compression off for this address.',
  },
  given_up: {
    check: 'jwks_answer',
    status: 'unknown',
    seen: 'There was no time left to wait for {host}.',
    todo: 'Run the checks again.',
  },
} as const satisfies Record<FetchRefusal | FetchFailure | 'host_inside', Finding>;
