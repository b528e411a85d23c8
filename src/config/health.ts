import { z } from 'zod';
import { listenHost, optionalPort } from './variables.ts';

export const healthVariables = {
  HEALTH_PORT: optionalPort('Leave it out for no pages for monitors.'),
  HEALTH_HOST: listenHost,
};

const readSchema = z.object(healthVariables);

/** Where monitors may look: nowhere unless HEALTH_PORT is set, and then from this machine alone unless HEALTH_HOST says otherwise. */
export const readHealth = ({
  HEALTH_PORT: port,
  HEALTH_HOST: host = '127.0.0.1',
}: z.infer<typeof readSchema>): { readonly health?: { readonly host: string; readonly port: number } } =>
  port === undefined ? {} : { health: { host, port } };
