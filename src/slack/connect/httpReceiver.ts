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
  /** Any of them may have signed a request. */
  readonly signingSecrets: readonly string[];
  readonly logger: Logger;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** What a connection may take. Load balancers keep theirs for 60 seconds, so ours must live longer. */
export const serverLimits = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 2000,
};
export const mostConnections = 500;

/** Takes Slack's signed requests at /slack/events. Whatever else comes gets a bare status. */
export const createHttpReceiver = ({ signingSecrets, logger, now }: ReceiverDeps): HTTPReceiver => {
  const receiver = new HTTPReceiver({
    // Every request was verified before it gets there.
    signatureVerification: false,
    signingSecret: '',
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

  const verifyBy = (signingSecret: string, request: IncomingMessage) =>
    HTTPModuleFunctions.parseAndVerifyHTTPRequest(
      { enabled: true, signingSecret, bodyLimit, logger },
      request,
    ).catch((error: unknown) =>
      HTTPModuleFunctions.isRawBodyError(error) && error.statusCode === 413 ? 413 : 401,
    );

  /** The request, signed with one of the secrets, or the status that it is refused with. */
  const verify = async (request: IncomingMessage) => {
    let verified: Awaited<ReturnType<typeof verifyBy>> = 401;
    for (const secret of signingSecrets) {
      verified = await verifyBy(secret, request);
      if (verified !== 401) return verified;
    }
    return verified;
  };

  const take = async (request: IncomingMessage, response: ServerResponse) => {
    if (isAhead(request, now())) {
      logger.warn('Refused a request dated more than five minutes ahead.');
      return refuse(response, 401);
    }
    const verified = await verify(request);
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
