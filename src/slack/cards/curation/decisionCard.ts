import type { KnownBlock } from '@slack/types';
import { replyPolicyOf } from '../../../channels/overhearing.ts';
import { type Decision, mostWordings, wordingLengths } from '../../../curation/decision.ts';
import type { Changed, Objection, Trial } from '../../../curation/trial.ts';
import { clip } from '../../../text/clip.ts';
import { namedBy, type Verdict } from '../../../triage/verdict.ts';
import { amount } from '../../../wording/numbersWords.ts';
import { actionIds, caseBlock } from '../actionIds.ts';
import { button, type Card, preformatted, told } from '../card.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';
import { decisionText, openWaitingButton } from './waitingCard.ts';

const longestText = 100;
const longestYaml = 2900;

const objections: Readonly<Record<Objection, string>> = {
  'unknown entry': 'The catalog holds no such error.',
  length: `A wording has ${wordingLengths.least} to ${wordingLengths.most} characters and at least two words that say something.`,
  redacted:
    'It holds a secret, something of a patient, or the mark of what was taken out. Choose words around that.',
  'known already': 'Your team has taught me these words already.',
  'too many': `Your team has taught me ${mostWordings} wordings, and I keep no more: \`ecw-triage catalog export\` gives them for the repository; then take some back.`,
  'not in the paste': 'The paste would not be recognised by these words. Take them as they stand in it.',
  worse: 'Texts whose answer is known would be judged wrong:',
};

const asOne = (text: string): string => escapeMrkdwn(clip(text.replace(/\s+/g, ' ').trim(), longestText));

const changedLine = ({ text, before, after }: Changed): string => `• ${before} → ${after}: “${asOne(text)}”`;

/** What who asks is shown. */
const askedText = (verdict: Verdict): string => {
  const named = namedBy(verdict)
    .map((id) => `\`${id}\``)
    .join(', ');
  switch (verdict.kind) {
    case 'match':
      return named;
    case 'ambiguous':
      return `a choice: ${named}`;
    case 'none':
      return 'nothing known';
  }
};

const overheardNames = {
  reply: 'a card',
  hint: 'a question to the poster alone',
  silence: 'silence',
} as const;

const overheardText = (verdict: Verdict): string => overheardNames[replyPolicyOf(verdict, 'usual')];

const storedLines = ({ tried, changed, shown }: Extract<Trial, { kind: 'fits' }>['stored']): string[] => [
  `• Of ${amount(tried, 'stored case')} ${changed === 0 ? 'none' : changed} would be judged differently${changed > shown.length ? `, ${changed - shown.length} of them not yours to read or too many to show` : ''}.`,
  ...shown.map(changedLine),
];

const actions = (caseId: string, elements: ReturnType<typeof button>[]): KnownBlock => ({
  type: 'actions',
  block_id: caseBlock(caseId, 'decision'),
  elements,
});

const cardOf = (lines: readonly string[], blocks: readonly KnownBlock[]): Card => ({
  text: lines.join('\n').replaceAll('*', ''),
  blocks: [...told(lines), ...blocks],
});

const confirmButton = (label: string, { id }: Decision) => ({
  ...button(actionIds.confirmDecision, label, id),
  style: 'primary' as const,
});

/** What trying a wording showed, and the way to take it. */
export const trialCard = (decision: Decision, trial: Trial): Card => {
  const { caseId } = decision;
  const head = `*${escapeMrkdwn(decisionText(decision))}:*`;
  if (trial.kind === 'refused') {
    const why = [`${head} not taken. ${objections[trial.why]}`, ...trial.worse.map(changedLine)];
    const again = button(actionIds.asWording, 'Other words', caseId);
    return cardOf(why, [actions(caseId, [again, openWaitingButton()])]);
  }
  const { asked, overheard, held, stored } = trial;
  const lines = [
    `${head} I have tried it, nothing has changed yet.`,
    `• Who asks about this paste is shown ${askedText(asked.after)} (today: ${askedText(asked.before)}).`,
    `• Overheard in a channel it gets ${overheardText(overheard.after)} (today: ${overheardText(overheard.before)}).`,
    `• Of ${amount(held, 'text')} whose answer is known, examples of the catalog among them, none is judged worse.`,
    ...storedLines(stored),
  ];
  return cardOf(lines, [
    actions(caseId, [confirmButton('Take it', decision), openWaitingButton('Leave it')]),
  ]);
};

/** The draft of an entry as it is kept and exported. */
export const draftCard = (decision: Decision): Card => {
  const line = `*${escapeMrkdwn(decisionText(decision))}* passes the catalog check. Kept, it waits for \`ecw-triage catalog export\`; cards show it once the catalog of the bot holds it.`;
  return cardOf(
    [line],
    [
      preformatted(clip(decision.words, longestYaml)),
      actions(decision.caseId, [confirmButton('Keep the draft', decision), openWaitingButton('Leave it')]),
    ],
  );
};

const takenTexts: Readonly<Record<Decision['kind'], string>> = {
  wording: 'taken. It holds from now on, in this workspace alone, without a restart.',
  entry: 'kept. `ecw-triage catalog export` prints it for the repository.',
  not_an_error: 'noted. Its card is withdrawn, and training learns from it.',
  skipped: 'noted.',
};

/** Says what was decided, with the way back. */
export const takenCard = (decision: Decision): Card =>
  cardOf(
    [`*${escapeMrkdwn(decisionText(decision))}:* ${takenTexts[decision.kind]}`],
    [actions(decision.caseId, [openWaitingButton(), button(actionIds.takeBack, 'Take back', decision.id)])],
  );

export const takenBackText = (decision: Decision): string =>
  `${escapeMrkdwn(decisionText(decision))}: taken back.`;
