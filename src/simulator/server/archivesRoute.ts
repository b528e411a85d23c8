import type { World } from '../world.ts';
import type { Exchange } from './apiRoute.ts';
import { HttpRefusal } from './body.ts';

const address = /^\/archives\/([A-Z0-9]{1,30})\/p(\d{1,12})(\d{6})$/;

/** GET /archives/CHANNEL/pTS: leads to the message on the page, as a permalink of Slack does; a thread is opened. */
export function archivesRoute({ store }: World, { response, url }: Exchange): void {
  const [, channel = '', seconds = '', fraction = ''] = address.exec(url.pathname) ?? [];
  const message = store.message(channel, `${seconds}.${fraction}`);
  if (!message) throw new HttpRefusal(404, 'There is no such message');
  response.writeHead(302, { location: `/#${channel}/${message.threadTs ?? message.ts}` });
  response.end();
}
