import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { type EvidenceField, type EvidenceFieldId, evidenceFields } from '../../../catalog/evidenceFields.ts';
import { stepTexts } from '../../../catalog/placeholders.ts';
import type { CatalogEntry } from '../../../catalog/schema.ts';
import type { EvidenceStep } from '../../../escalations/escalate.ts';
import type { Completeness, DestinationName } from '../../../escalations/escalation.ts';
import type { Basics, Evidence } from '../../../escalations/form.ts';
import { futureText, minuteOf, sendLabel } from '../../../wording/escalationWords.ts';
import { viewIds } from '../actionIds.ts';
import { context, plain, section } from '../card.ts';
import { choiceInput, detailBlock, longOption, type TextField, textInput, valueId } from '../inputs.ts';
import { escapeMrkdwn, when } from '../mrkdwn.ts';
import type { EscalationMetadata } from './escalationModal.ts';
import { offerInput } from './offerModal.ts';

/** What travels with the second step: the first one, read and redacted. */
export interface EvidenceMetadata extends EscalationMetadata {
  readonly basics: Basics;
}

const texts = {
  evidence: {
    label: 'What came back',
    hint: 'Status and body, as they will be sent. Secrets and patient data are taken out again when you submit.',
    multiline: true,
    max: 3000,
  },
  notes: { label: 'Anything else', optional: true, multiline: true, max: 2000 },
  ecwCase: { label: 'Case number at eCW', hint: 'If a case is open there already.', optional: true, max: 60 },
  practiceCase: { label: 'Case number at the practice', optional: true, max: 60 },
} as const satisfies Partial<Record<keyof Evidence, TextField>>;

/** Slack takes so many checkboxes in one input. */
const mostSteps = 10;

const triedInput = (entry: CatalogEntry, ticked: readonly number[]): InputBlock[] => {
  const options = stepTexts(entry)
    .slice(0, mostSteps)
    .map((step, position) => longOption(step, String(position)));
  const initial = options.filter((_option, position) => ticked.includes(position));
  if (options.length === 0) return [];
  return [
    {
      type: 'input',
      block_id: 'tried' satisfies keyof Evidence,
      optional: true,
      label: plain('What was tried?'),
      element: {
        type: 'checkboxes',
        action_id: valueId,
        options,
        ...(initial.length > 0 ? { initial_options: initial } : {}),
      },
    },
  ];
};

const detailInput = (id: EvidenceFieldId, value: string | undefined): InputBlock => {
  const { options, ...field }: EvidenceField = evidenceFields[id];
  const blockId = `${detailBlock}${id}`;
  return options
    ? choiceInput(blockId, value, {
        ...field,
        optional: true,
        options: Object.fromEntries(options.map((option) => [option, option])),
      })
    : textInput(blockId, value, { ...field, optional: true, max: 1000 });
};

/** All that eCW asks for and is not there yet, by name. */
const lackingText = ({ given, wanted, missing, onlyOneTime }: Completeness): string => {
  const named = [
    ...missing.map((field) => evidenceFields[field].label),
    ...(onlyOneTime ? ['a second time when it failed (step 1)'] : []),
  ];
  return named.length === 0
    ? 'All that eCW asks for is here.'
    : `*${given} of ${wanted} things that eCW asks for are here.* Missing: ${named.join(', ')}. It is acted on sooner with them; it can be sent without.`;
};

const mostTimes = 3;

const timeText = (iso: string): string => {
  const at = Date.parse(iso);
  return `${when(at, '{date_short_pretty}, {time}')} (${minuteOf(at)})`;
};

/** The first step in one line, as it was understood. */
const summary = ({ practiceCode, environment, endpoint, times }: Basics): string => {
  const all = times.split('\n');
  const shown = all.slice(0, mostTimes).map(timeText).join(', ');
  const rest = all.length > mostTimes ? ` and ${all.length - mostTimes} more` : '';
  return `*${escapeMrkdwn(practiceCode)}* · ${escapeMrkdwn(environment)} · ${escapeMrkdwn(endpoint)} · failed ${shown}${rest}`;
};

/** The second step of the escalation form: what is sent along, with what is missing named. */
export const evidenceStepModal = (
  { entry, basics, prefill, offer, lacking }: EvidenceStep,
  metadata: EscalationMetadata,
  places: readonly DestinationName[],
): ModalView => {
  const text = (name: keyof typeof texts) => textInput(name, prefill[name], texts[name]);
  const carried: EvidenceMetadata = { ...metadata, basics };
  const offered: KnownBlock[] = offer ? [offerInput(offer)] : [];
  return {
    type: 'modal',
    callback_id: viewIds.evidenceStep,
    private_metadata: JSON.stringify(carried),
    title: plain('Escalate, step 2 of 2', 24),
    submit: plain(sendLabel(places), 24),
    close: plain('Back', 24),
    blocks: [
      section(summary(basics)),
      context(escapeMrkdwn(futureText(places))),
      ...offered,
      section(lackingText(lacking)),
      text('evidence'),
      ...entry.escalate.evidence.map((field) => detailInput(field, prefill.details?.[field])),
      ...triedInput(entry, prefill.tried ?? []),
      text('ecwCase'),
      text('practiceCase'),
      text('notes'),
    ],
  };
};
