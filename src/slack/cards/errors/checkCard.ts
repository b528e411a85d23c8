import type { ContainerBlock, KnownBlock, TableBlock } from '@slack/types';
import type { Check, CheckStatus } from '../../../checks/check.ts';
import { type CheckResult, folded } from '../../../checks/checkResult.ts';
import { counted, leadWords, seenFrom } from '../../../checks/resultText.ts';
import { clip } from '../../../text/clip.ts';
import { type Card, context, plain, section } from '../card.ts';
import { escapeMrkdwn, inert } from '../mrkdwn.ts';

/** Who sees it: what is for the asker alone is said to nobody else. `isPlain`: without blocks that not every Slack knows. */
interface CheckStage {
  readonly isPrivate: boolean;
  readonly isPlain?: boolean;
}

const marks: Readonly<Record<CheckStatus, string>> = {
  ok: 'ok',
  warn: '*warning*',
  fail: '*fail*',
  unknown: 'unknown',
};

const seenBy = ({ seen, askerOnly }: Check, { isPrivate }: CheckStage): string =>
  isPrivate ? (askerOnly ?? seen) : seen;

const lineOf = (check: Check, stage: CheckStage): string => {
  const todo = check.todo === undefined ? '' : ` ${check.todo}`;
  return `• ${marks[check.status]}: ${escapeMrkdwn(clip(`${seenBy(check, stage)}${todo}`, 650))}`;
};

/** Four lines a section, so that none passes Slack's 3,000 characters. */
const sectionsOf = (lines: readonly string[]): readonly KnownBlock[] =>
  Array.from({ length: Math.ceil(lines.length / 4) }, (_, index) => ({
    ...section(lines.slice(4 * index, 4 * index + 4).join('\n')),
    expand: true,
  }));

const cell = (text: string) => ({ type: 'raw_text' as const, text: clip(inert(text), 300) || '-' });

const tableOf = (checks: readonly Check[], stage: CheckStage): TableBlock => ({
  type: 'table',
  column_settings: [{}, { is_wrapped: true }],
  rows: [
    [cell('Result'), cell('Seen')],
    ...checks.map((check) => [cell(check.status), cell(seenBy(check, stage))]),
  ],
});

const foldedBlock = (rest: readonly Check[], stage: CheckStage): ContainerBlock => ({
  type: 'container',
  title: plain(`${rest.length} more: ${counted(rest)}`, 150),
  is_collapsible: true,
  default_collapsed: true,
  child_blocks: [tableOf(rest, stage)],
});

const restBlocks = (rest: readonly Check[], stage: CheckStage): readonly KnownBlock[] => {
  if (rest.length === 0) return [];
  return stage.isPlain ? [context(`And ${counted(rest)}.`)] : [foldedBlock(rest, stage)];
};

/** What was seen: eight lines, the rest folded, and where it was seen from. */
export const checkCard = (result: CheckResult, stage: CheckStage): Card => {
  const { first, rest } = folded(result.checks);
  const [title = 'No known error is proved by what I saw.'] = leadWords(result);
  const lines = first.map((check) => lineOf(check, stage));
  const from = `${counted(result.checks)}. ${seenFrom(result)}`;
  return {
    text: [escapeMrkdwn(title), ...lines, from].join('\n'),
    blocks: [
      section(`*${escapeMrkdwn(title)}*`),
      ...sectionsOf(lines),
      ...restBlocks(rest, stage),
      context(from),
    ],
  };
};

/** What the asker alone is told where the result is for all to see; empty where that is nothing. */
export const askerText = ({ checks }: CheckResult): string =>
  checks
    .flatMap(({ askerOnly, todo }) =>
      askerOnly === undefined ? [] : [escapeMrkdwn([askerOnly, todo].filter(Boolean).join(' '))],
    )
    .join('\n');
