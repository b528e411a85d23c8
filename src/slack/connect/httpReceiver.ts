import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  type App,
  type BufferedIncomingMessage,
  HTTPModuleFunctions,
  HTTPReceiver,
  HTTPResponseAck,
  type Logger,
} from '@slack/bolt';
import { createTurns } from '../../pacing/lanes.ts';

/** Slack's own window on both sides: the library refuses what is older, not what is dated ahead. */
const windowSeconds = 300;
/** Slack's largest payloads stay far below. */
const bodyLimit = '1mb';
const endpoint = '/slack/events';

const isAhead = (request: IncomingMessage, now: number): boolean =>
  Number(request.headers['x-slack-request-timestamp']) > now / 1000 + windowSeconds;

const isObject = (body: unknown): body is Readonly<Record<string, unknown>> =>
  typeof body === 'object' && body !== null && !Array.isArray(body);

/** What the body holds; undefined unless it is an object, which the apps take for granted. */
const objectIn = (request: BufferedIncomingMessage) => {
  try {
    const body: unknown = HTTPModuleFunctions.parseHTTPRequestBody(request);
    return isObject(body) ? body : undefined;
  } catch {
    return undefined;
  }
};

const refuse = (response: ServerResponse, status: number) => void response.writeHead(status).end();

interface ReceiverDeps {
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

/**
 * Takes Slack's signed requests at /slack/events, each in a turn of its own: a burst of them must not hold up everything else, and
 * what waits is left to the system, unread. Whatever else comes gets a bare status.
 */
export const createHttpReceiver = ({ signingSecrets, logger, now }: ReceiverDeps): HTTPReceiver => {
  // The library would read every body twice, so of its receiver the server alone is used.
  const receiver = new HTTPReceiver({ signingSecret: '', signatureVerification: false, logger });
  const ownTurn = createTurns();
  let app: App | undefined;
  receiver.init = (given) => {
    app = given;
  };

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

  /** Answers what Slack asks of every app, and hands the rest to ours. */
  const handOver = async (request: BufferedIncomingMessage, response: ServerResponse) => {
    const body = objectIn(request);
    if (!body) {
      logger.warn('Refused a request whose body cannot be read.');
      return refuse(response, 400);
    }
    if (body.ssl_check === '1') return HTTPModuleFunctions.buildSSLCheckResponse(response);
    if (body.type === 'url_verification')
      return HTTPModuleFunctions.buildUrlVerificationResponse(response, body);
    const acknowledging = new HTTPResponseAck({
      logger,
      processBeforeResponse: false,
      httpRequest: request,
      httpRequestBody: body,
      httpResponse: response,
    });
    return app?.processEvent({ body, ack: acknowledging.bind() });
  };

  const take = async (request: IncomingMessage, response: ServerResponse) => {
    await ownTurn(false);
    if (isAhead(request, now())) {
      logger.warn('Refused a request dated more than five minutes ahead.');
      return refuse(response, 401);
    }
    const verified = await verify(request);
    if (typeof verified === 'number') {
      logger.warn(`Refused a request that is ${verified === 413 ? 'too large' : 'not signed by Slack'}.`);
      return refuse(response, verified);
    }
    return handOver(verified, response);
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
