import type { CaseView } from '../../../cases/caseView.ts';
import { unreadText, whatToPaste } from '../../../wording/entryWords.ts';
import { type Card, header, section } from '../card.ts';
import { pictureLine } from '../mrkdwn.ts';

type NothingView = Extract<CaseView, { kind: 'nothing' }>;

const advice = [whatToPaste.ask, ...whatToPaste.forms.map((form) => `• ${form}`)].join('\n');

/** No error that we know: says so, and what to paste instead. */
export const nothingCard = (view: NothingView): Card => {
  const { excerpt, verdict } = view.case;
  const unread = unreadText(verdict.unread);
  // Where nothing was read, that is all there is to say.
  const isUnread = unread !== '' && excerpt.trim() === '';
  const readings = [pictureLine(view.case), unread].filter((line) => line !== '').join(' ');
  const title = isUnread ? 'I could not read what you sent' : 'No eCW error that I know in this';
  return {
    text: [title, ...(readings ? [readings] : []), advice].join('\n'),
    blocks: [header(title), ...(readings ? [section(readings)] : []), section(advice)],
  };
};
