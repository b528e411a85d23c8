import type { LinkTo } from '../../../channels/places.ts';
import type { BurstView } from '../../../replies/bursts.ts';
import { entryName } from '../../../wording/entryWords.ts';
import { type Card, header, section } from '../card.ts';
import { groupBy } from '../groupBy.ts';
import { escapeMrkdwn, link, practicesText, span } from '../mrkdwn.ts';

type Reports = BurstView['reports'];

/** So many messages of one error are linked; all are counted. */
const mostLinks = 10;

const links = (reports: Reports, linkTo: LinkTo): string => {
  const linked = reports
    .slice(0, mostLinks)
    .flatMap(({ case: { channelId, messageTs, threadTs } }, index) =>
      messageTs === undefined ? [] : link(linkTo({ channelId, ts: messageTs, threadTs }), String(index + 1)),
    );
  const rest = reports.length - linked.length;
  return `Messages: ${linked.join(' ')}${rest > 0 ? ` and ${rest} more` : ''}`;
};

const groupText = (reports: Reports, linkTo: LinkTo): string => {
  const [one] = reports;
  if (!one) return '';
  const { entry, first, case: reported } = one;
  const card = first ? ` · ${link(linkTo({ ...first, threadTs: reported.threadTs }), 'card')}` : '';
  const practices = practicesText(reports.map(({ case: { verdict } }) => verdict.facts.practiceCode));
  return [
    `*${escapeMrkdwn(entryName(entry))}* · ${reports.length} ${reports.length === 1 ? 'report' : 'reports'}${card}`,
    ...(practices ? [practices] : []),
    links(reports, linkTo),
  ].join('\n');
};

/** A burst of the same errors, told in one message instead of one by one. */
export const burstCard = ({ reports }: BurstView, linkTo: LinkTo): Card => {
  const times = reports.map(({ case: { at } }) => at);
  const title = `${reports.length} more reports of errors explained above`;
  const intro = `They came between ${span(Math.min(...times), Math.max(...times))}, too fast to answer one by one. All are counted on the cards.`;
  const groups = [...groupBy(reports, ({ entry }) => entry.id).values()].map((group) =>
    groupText(group, linkTo),
  );
  return {
    text: [title, intro, ...groups].join('\n'),
    blocks: [header(title), section(intro), ...groups.slice(0, 20).map(section)],
  };
};
