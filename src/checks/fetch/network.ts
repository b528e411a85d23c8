import type { TLSSocket } from 'node:tls';

export interface Target {
  /** The address that was checked. */
  readonly address: string;
  /** The name that the certificate must bear. */
  readonly host: string;
}

/** The two things a fetch asks of the network. */
export interface Network {
  /** Every address of a name. Throws what Node's resolver throws. */
  readonly resolve: (host: string) => Promise<readonly string[]>;
  /** A TLS connection on its way to exactly this address; a certificate that is not trusted must not end it, the caller looks at it. */
  readonly dial: (target: Target) => TLSSocket;
}
