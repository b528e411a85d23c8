import type { IncomingMessage } from 'node:http';
import { HttpRefusal } from './http.ts';

/** Who may talk to this server: programs on this machine by its own names, and its own page. */
const names = ['127.0.0.1', 'localhost', '[::1]'];

/** Against DNS rebinding: the Host header must name this machine and this port. */
export function checkHost(request: IncomingMessage, port: number): void {
  const host = request.headers.host ?? '';
  if (!names.some((name) => host === `${name}:${port}`)) throw new HttpRefusal(403, 'Unknown host');
}

/** Against other sites: a request of the page comes from the page. `required`: an Origin must be there. */
export function checkOrigin(request: IncomingMessage, port: number, required: boolean): void {
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const fromElsewhere = site !== undefined && site !== 'same-origin' && site !== 'none';
  const known = origin !== undefined && names.some((name) => origin === `http://${name}:${port}`);
  if (fromElsewhere || (origin === undefined ? required : !known)) {
    throw new HttpRefusal(403, 'This request does not come from the page');
  }
}
