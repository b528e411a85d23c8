import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { connect } from 'node:tls';
import type { Network, Target } from './network.ts';

interface DialOptions {
  readonly port: number;
  /** Certificates to trust instead of those that Node brings along. */
  readonly ca?: string;
}

/** Connects over TLS to an address. `rejectUnauthorized` is off only so that the fault of a certificate can be named: the caller sends nothing over such a connection. */
export const createDial =
  ({ port, ca }: DialOptions): Network['dial'] =>
  ({ address, host }: Target) =>
    connect({
      host: address,
      port,
      ...(isIP(host) === 0 ? { servername: host } : {}),
      ...(ca === undefined ? {} : { ca }),
      ALPNProtocols: ['http/1.1'],
      minVersion: 'TLSv1.2',
      rejectUnauthorized: false,
    });

/** This machine's resolver and TLS on port 443, without proxies. */
export const systemNetwork: Network = {
  resolve: async (host) => (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address),
  dial: createDial({ port: 443 }),
};
