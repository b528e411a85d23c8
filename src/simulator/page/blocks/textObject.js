import { withEmoji } from '../emoji.js';
import { decode } from '../entity.js';
import { mrkdwn } from '../mrkdwn.js';

/** The words of a text object, for names and labels. */
export const plain = (object) =>
  decode(object?.emoji === false ? object.text : withEmoji(object?.text ?? ''));

/** A text object (`plain_text` or `mrkdwn`) as DOM nodes. */
export const textObject = (object, names) =>
  object.type === 'mrkdwn' ? mrkdwn(object.text, names) : [plain(object)];
