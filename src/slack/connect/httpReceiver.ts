import type { IncomingMessage, ServerResponse } from 'node:http';
import { type BufferedIncomingMessage, HTTPModuleFunctions, HTTPReceiver, type Logger } from '@slack/bolt';

/** Slack's own window on both sides: the library refuses what is older, not what is dated ahead. */
const windowSeconds = 300;
/** Slack's largest payloads stay far below. */
const bodyLimit = '1mb';
const endpoint = '/slack/events';

const isAhead = (request: IncomingMessage, now: number): boolean =>
  Number(request.headers['x-slack-request-timestamp']) > now / 1000 + windowSeconds;

/** What the body holds; undefined unless it is an object, which the library takes for granted. */
const objectIn = (request: BufferedIncomingMessage): object | undefined => {
  try {
    const body: unknown = HTTPModuleFunctions.parseHTTPRequestBody(request);
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? body : undefined;
  } catch {
    return undefined;
  }
};

const refuse = (response: ServerResponse, status: number) => void response.writeHead(status).end();

export interface ReceiverDeps {
  readonly signingSecret: string;
  readonly logger: Logger;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** Takes Slack's signed requests at /slack/events. Whatever else comes gets a bare status. */
export const createHttpReceiver = ({ signingSecret, logger, now }: ReceiverDeps): HTTPReceiver => {
  const receiver = new HTTPReceiver({
    signingSecret,
    endpoints: endpoint,
    bodyLimit,
    logger,
    dispatchErrorHandler: ({ response }) => refuse(response, 404),
    processEventErrorHandler: async ({ response }) => {
      logger.error('Failed to handle a request.');
      if (!response.headersSent) refuse(response, 400);
      return false;
    },
  });
  const listen = receiver.requestListener;

  const take = async (request: IncomingMessage, response: ServerResponse) => {
    if (isAhead(request, now())) {
      logger.warn('Refused a request dated more than five minutes ahead.');
      return refuse(response, 401);
    }
    const settings = { enabled: true, signingSecret, bodyLimit, logger };
    const verified = await HTTPModuleFunctions.parseAndVerifyHTTPRequest(settings, request).catch(
      (error: unknown) => (HTTPModuleFunctions.isRawBodyError(error) && error.statusCode === 413 ? 413 : 401),
    );
    if (typeof verified === 'number') {
      logger.warn(`Refused a request that is ${verified === 413 ? 'too large' : 'not signed by Slack'}.`);
      return refuse(response, verified);
    }
    if (objectIn(verified)) return listen(verified, response);
    logger.warn('Refused a request whose body cannot be read.');
    return refuse(response, 400);
  };

  receiver.requestListener = (request, response) => {
    const isForSlack = request.method === 'POST' && request.url?.split('?', 1)[0] === endpoint;
    if (!isForSlack) return refuse(response, 404);
    take(request, response).catch(() => {
      logger.error('Failed to take a request.');
      if (!response.headersSent) refuse(response, 400);
    });
    return undefined;
  };
  return receiver;
};
