import type { KeySetNews } from '../../../cases/watchKeySets.ts';
import { utcTime } from '../../../checks/utc.ts';
import { type Card, context, section } from '../card.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';

const most = 8;

/** A key set of the operator's own has turned bad, or is good again. */
export const watchCard = ({ jwksUrl, kind, seen, at }: KeySetNews): Card => {
  const url = escapeMrkdwn(jwksUrl);
  const title = kind === 'bad' ? `*Something is wrong with the key set* ${url}` : `*Good again:* ${url}`;
  const lines = seen.slice(0, most).map((line) => `• ${escapeMrkdwn(line)}`);
  const from = `Seen from this bot's network at ${utcTime(at)}. I look every hour and tell what changes.`;
  const text = [title, ...lines].join('\n');
  return { text, blocks: [section(text), context(from)] };
};
