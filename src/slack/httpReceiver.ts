import type { IncomingMessage } from 'node:http';
import { HTTPReceiver, type Logger } from '@slack/bolt';

/** Slack's own window on both sides: the library refuses what is older, not what is dated ahead. */
const windowSeconds = 300;
/** Slack's largest payloads stay far below. */
const bodyLimit = '1mb';

const isAhead = (request: IncomingMessage, now: number): boolean =>
  Number(request.headers['x-slack-request-timestamp']) > now / 1000 + windowSeconds;

export interface ReceiverDeps {
  readonly signingSecret: string;
  readonly logger: Logger;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** Takes Slack's signed requests at /slack/events. */
export const createHttpReceiver = ({ signingSecret, logger, now }: ReceiverDeps): HTTPReceiver => {
  const receiver = new HTTPReceiver({ signingSecret, endpoints: '/slack/events', bodyLimit, logger });
  const listen = receiver.requestListener;
  receiver.requestListener = (request, response) => {
    if (!isAhead(request, now())) return listen(request, response);
    logger.warn('Refused a request dated more than five minutes ahead.');
    response.writeHead(401).end();
    return undefined;
  };
  return receiver;
};
