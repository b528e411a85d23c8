import { once } from 'node:events';
import { connect } from 'node:net';
import type { Diagnosis, Patient } from './diagnosis.ts';

interface Address {
  readonly name: string;
  readonly host: string;
  readonly port: number;
}

const timeoutMs = 5000;

const addressesOf = ({ config: { destinations } }: Patient): readonly Address[] => {
  const { email, webhook } = destinations;
  const url = webhook && new URL(webhook.url);
  return [
    ...(email ? [{ name: 'e-mail', host: email.host, port: email.port }] : []),
    ...(url
      ? [
          {
            name: 'webhook',
            host: url.hostname.replace(/^\[|\]$/g, ''),
            port: Number(url.port) || (url.protocol === 'https:' ? 443 : 80),
          },
        ]
      : []),
  ];
};

/** Whether something takes a connection there. Nothing is sent. */
const isThere = async ({ host, port }: Address): Promise<boolean> => {
  const socket = connect({ host, port });
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(timeoutMs) });
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
};

const reach = async (address: Address): Promise<Diagnosis> => {
  const { name, host, port } = address;
  if (await isThere(address)) return { name, state: 'ok', seen: `${host}:${port} takes connections` };
  return {
    name,
    state: 'fail',
    seen: `${host}:${port} takes no connection`,
    remedy: 'Check the address and the firewall; "ecw-triage destinations test" sends a real test.',
  };
};

/** Where escalations go beside Slack, and with `reaches` whether somebody is there. */
export const examineDestinations = async (patient: Patient): Promise<readonly Diagnosis[]> => {
  const addresses = addressesOf(patient);
  if (addresses.length === 0) return [{ name: 'destinations', state: 'ok', seen: 'none beside Slack' }];
  if (patient.reaches) return Promise.all(addresses.map(reach));
  return addresses.map(({ name }) => ({ name, state: 'ok', seen: 'configured; --reach tries to connect' }));
};
