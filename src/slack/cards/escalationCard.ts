import type { KnownBlock, RichTextBlock } from '@slack/types';
import { evidenceFieldIds, evidenceFields } from '../../catalog/evidenceFields.ts';
import type { CatalogEntry } from '../../catalog/schema.ts';
import { type Escalation, escalationLabel } from '../../escalation/escalation.ts';
import { clip, escapeMrkdwn, inert } from '../mrkdwn.ts';
import { type Card, context, header, section } from './card.ts';
import { entryName, roleNames } from './wording.ts';

/** A person's words, where Slack reads no markup. */
const verbatim = (text: string): RichTextBlock => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: inert(text) }] }],
});

const line = (label: string, value: string) => `*${label}:* ${escapeMrkdwn(value)}`;

const practiceLine = ({ report }: Escalation): string =>
  report.practiceName === undefined ? report.practiceCode : `${report.practiceCode}, ${report.practiceName}`;

const factLines = (escalation: Escalation, entry: CatalogEntry): string[] => {
  const { report } = escalation;
  const who = entry.escalate.to === 'nobody' ? 'app developer' : roleNames[entry.escalate.to];
  return [
    line('Practice', practiceLine(escalation)),
    line('Environment', report.environment),
    line('Failing call', report.endpoint),
    line('Failed at (UTC)', report.times.join(', ')),
    line('To be fixed by', who),
  ];
};

const detailBlocks = ({ report }: Escalation): KnownBlock[] =>
  evidenceFieldIds.flatMap((field) => {
    const value = report.details[field];
    return value === undefined ? [] : [section(`*${evidenceFields[field].label}*`), verbatim(value)];
  });

const textDetails = ({ report }: Escalation): string[] =>
  evidenceFieldIds.flatMap((field) => {
    const value = report.details[field];
    return value === undefined ? [] : [line(evidenceFields[field].label, value)];
  });

/** The request as the escalation channel gets it: everything a vendor engineer needs, redacted. */
export const escalationCard = (escalation: Escalation, entry: CatalogEntry): Card => {
  const { report } = escalation;
  const title = `${escalationLabel(escalation)} · ${entryName(entry)}`;
  const facts = factLines(escalation, entry);
  return {
    text: clip(
      [escapeMrkdwn(title), escapeMrkdwn(entry.message), ...facts, ...textDetails(escalation)].join('\n'),
      4000,
    ),
    blocks: [
      header(title),
      section(`*${escapeMrkdwn(entry.message)}*`),
      section(facts.join('\n')),
      section('*What came back*'),
      verbatim(report.evidence),
      ...detailBlocks(escalation),
      ...(report.notes === undefined ? [] : [section('*Tried so far*'), verbatim(report.notes)]),
      context('Redacted before it was sent. Reply in this thread.'),
    ],
  };
};
