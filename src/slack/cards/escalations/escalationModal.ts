import type { ModalView } from '@slack/types';
import type { EscalationSubject, Origin } from '../../../escalations/claimSubject.ts';
import type { Draft } from '../../../escalations/escalate.ts';
import type { DestinationName } from '../../../escalations/escalation.ts';
import type { Basics } from '../../../escalations/form.ts';
import { whenToEscalate } from '../../../wording/entryAnswer.ts';
import { entryName } from '../../../wording/entryWords.ts';
import { futureText } from '../../../wording/escalationWords.ts';
import { viewIds } from '../actionIds.ts';
import { context, plain, section } from '../card.ts';
import { type ChoiceField, choiceInput, type TextField, textInput, timeInput } from '../inputs.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';

/** What travels with the first step: ids, and whether somebody who was offered to join decided otherwise. */
export interface EscalationMetadata extends EscalationSubject {
  readonly channelId: string;
  readonly threadTs?: string;
  readonly joining: string;
}

const texts = {
  practiceCode: {
    label: 'Practice code or FHIR base URL',
    hint: 'Six letters such as ABCDEF; ALL if every practice fails.',
    max: 500,
  },
  practiceName: { label: 'Practice name', optional: true, max: 200 },
  endpoint: {
    label: 'Failing call',
    hint: 'Such as: token, or GET /fhir/r4/ABCDEF/Patient.',
    max: 300,
  },
  times: { label: 'Other times when it failed', optional: true, multiline: true, max: 500 },
} as const satisfies Partial<Record<keyof Basics, TextField>>;

const choices = {
  environment: {
    label: 'Environment',
    placeholder: 'Where does it fail?',
    options: { production: 'Production', staging: 'Staging', sandbox: 'Sandbox' },
  },
  flow: {
    label: 'Flow',
    placeholder: 'How does the app connect?',
    optional: true,
    options: {
      ehr_launch: 'EHR launch',
      standalone: 'Standalone launch',
      backend: 'Backend, single patient',
      bulk: 'Bulk export',
      write: 'Writing to the EHR',
    },
  },
  impact: {
    label: 'Who is affected?',
    optional: true,
    options: {
      one_user: 'One user',
      one_practice: 'One practice',
      some_practices: 'Several practices',
      all_practices: 'Every practice',
    },
  },
  urgency: {
    label: 'How urgent is it?',
    optional: true,
    options: {
      can_wait: 'It can wait',
      this_week: 'This week',
      today: 'Today',
      patients_affected: 'Now: care of patients is affected',
    },
  },
} as const satisfies Partial<Record<keyof Basics, ChoiceField>>;

const marks: Readonly<Record<Origin, string>> = {
  read: 'Read from your paste.',
  guess: 'A guess: when the error was pasted. Set it to when it failed.',
};

const usualTimeHint = 'In your own time zone.';

/** The hint of a field, behind where its value comes from. */
const marked = <Field extends { readonly hint?: string }>(
  field: Field,
  origin: Origin | undefined,
): Field => {
  const hint = [origin && marks[origin], field.hint].filter(Boolean).join(' ');
  return hint === '' ? field : { ...field, hint };
};

/** The first step of the escalation form of a case, prefilled: where and when it fails. */
export const escalationModal = (
  { entry, prefill, origins, timeZone }: Draft,
  metadata: EscalationMetadata,
  places: readonly DestinationName[],
): ModalView => {
  const text = (name: keyof typeof texts, field: TextField = texts[name]) =>
    textInput(name, prefill[name], marked(field, origins[name]));
  const choice = (name: keyof typeof choices) =>
    choiceInput(name, prefill[name], marked<ChoiceField>(choices[name], origins[name]));
  const when = marked({ label: 'When did it fail?', hint: usualTimeHint }, origins.failedAt);
  const zone = `One a line: 14:05, today 2:05 PM, 1 hour ago, 2026-03-01 14:05 UTC. Without a zone: ${timeZone}.`;
  return {
    type: 'modal',
    callback_id: viewIds.escalation,
    private_metadata: JSON.stringify(metadata),
    title: plain('Escalate, step 1 of 2', 24),
    submit: plain('Next', 24),
    close: plain('Cancel', 24),
    blocks: [
      section(`*${escapeMrkdwn(entryName(entry))}*\n${escapeMrkdwn(entry.message)}`),
      context(
        `${escapeMrkdwn(whenToEscalate(entry))}\n${escapeMrkdwn(futureText(places))} You see on the next page what is sent.`,
      ),
      text('practiceCode'),
      text('practiceName'),
      choice('environment'),
      choice('flow'),
      text('endpoint'),
      timeInput('failedAt', prefill.failedAt, when),
      text('times', { ...texts.times, hint: zone }),
      choice('impact'),
      choice('urgency'),
    ],
  };
};
