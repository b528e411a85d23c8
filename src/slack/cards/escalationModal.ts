import type { InputBlock, KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import { evidenceFields } from '../../catalog/evidenceFields.ts';
import type { CatalogEntry } from '../../catalog/schema.ts';
import type { Completeness } from '../../escalations/completeness.ts';
import type { Draft } from '../../escalations/escalate.ts';
import { type Escalation, escalationLabel } from '../../escalations/escalation.ts';
import type { Form, FormField } from '../../escalations/form.ts';
import { clip } from '../../text/clip.ts';
import { entryName } from '../../wording/entryWords.ts';
import { viewIds } from './actionIds.ts';
import { context, plain, section } from './card.ts';
import { escapeMrkdwn, inert } from './mrkdwn.ts';

/** The one action id of every input; its block says which field it is. */
export const valueId = 'value';
export const detailBlock = 'detail:';

interface TextField {
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
  readonly multiline?: boolean;
  readonly max?: number;
}

const textInput = (blockId: string, value: string | undefined, field: TextField): InputBlock => ({
  type: 'input',
  block_id: blockId,
  optional: field.optional ?? false,
  label: plain(field.label, 150),
  ...(field.hint === undefined ? {} : { hint: plain(field.hint, 150) }),
  element: {
    type: 'plain_text_input',
    action_id: valueId,
    multiline: field.multiline ?? false,
    max_length: field.max ?? 300,
    ...(value ? { initial_value: clip(inert(value), field.max ?? 300) } : {}),
  },
});

interface Choice {
  readonly label: string;
  readonly placeholder: string;
  readonly optional: boolean;
  readonly options: Readonly<Record<string, string>>;
}

const choices = {
  environment: {
    label: 'Environment',
    placeholder: 'Where does it fail?',
    optional: false,
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
    placeholder: 'Choose',
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
    placeholder: 'Choose',
    optional: true,
    options: {
      can_wait: 'It can wait',
      this_week: 'This week',
      today: 'Today',
      patients_affected: 'Now: care of patients is affected',
    },
  },
} as const satisfies Partial<Record<FormField, Choice>>;

type ChoiceField = keyof typeof choices;

const choiceInput = (field: ChoiceField, chosen: string | undefined): InputBlock => {
  const { label, placeholder, optional, options } = choices[field];
  const all: PlainTextOption[] = Object.entries(options).map(([value, text]) => ({
    text: plain(text),
    value,
  }));
  const initial = all.find(({ value }) => value === chosen);
  return {
    type: 'input',
    block_id: field,
    optional,
    label: plain(label),
    element: {
      type: 'static_select',
      action_id: valueId,
      placeholder: plain(placeholder),
      options: all,
      ...(initial ? { initial_option: initial } : {}),
    },
  };
};

type TextFormField = Exclude<FormField, ChoiceField | 'joining'>;

const textFields: Readonly<Record<TextFormField, TextField>> = {
  practiceCode: {
    label: 'Practice code',
    hint: 'The last part of the FHIR base URL, for example /fhir/r4/ABCDEF; ALL if every practice fails.',
    max: 20,
  },
  practiceName: { label: 'Practice name', optional: true },
  endpoint: {
    label: 'Failing call',
    hint: 'Endpoint and host, for example: token on oauthserver.eclinicalworks.com',
  },
  times: {
    label: 'When did it fail (UTC)?',
    hint: 'One time a line; two or more help eCW most.',
    multiline: true,
    max: 500,
  },
  evidence: {
    label: 'What came back',
    hint: 'Status and body, as they will be sent. Secrets and patient data are taken out again when you submit.',
    multiline: true,
    max: 3000,
  },
  notes: { label: 'Anything else', optional: true, multiline: true, max: 2000 },
};

const triedInput = ({ steps }: CatalogEntry, ticked: readonly number[]): InputBlock => {
  const options: PlainTextOption[] = steps.map((step, position) => ({
    text: plain(step.do.replaceAll('`', '')),
    value: String(position),
  }));
  const initial = options.filter((_option, position) => ticked.includes(position));
  return {
    type: 'input',
    block_id: 'tried' satisfies keyof Form,
    optional: true,
    label: plain('What was tried?'),
    element: {
      type: 'checkboxes',
      action_id: valueId,
      options,
      ...(initial.length > 0 ? { initial_options: initial } : {}),
    },
  };
};

const offerInput = (offer: Escalation): InputBlock => {
  const label = escalationLabel(offer);
  const join: PlainTextOption = { text: plain(`Join ${label}: adds you and this evidence`), value: 'join' };
  return {
    type: 'input',
    block_id: 'joining' satisfies FormField,
    label: plain(`${label} is open for this practice and this error`),
    element: {
      type: 'radio_buttons',
      action_id: valueId,
      initial_option: join,
      options: [join, { text: plain('File a separate one'), value: 'separate' }],
    },
  };
};

const lackingBlocks = ({ given, wanted, missing }: Completeness): KnownBlock[] => [
  section(
    `*${given} of ${wanted} things that eCW asks for are here.* Still missing: ${missing
      .map((field) => evidenceFields[field].label)
      .join(', ')}. It is acted on sooner with them. Press *Escalate* again to send it as it is.`,
  ),
];

/** What travels with the form: ids, and whether the reporter was told what is lacking. */
export interface EscalationMetadata {
  readonly caseId: string;
  readonly outbreakId?: string;
  readonly channelId: string;
  readonly warned: boolean;
  readonly threadTs?: string;
}

/** The escalation form of a case, prefilled. */
export const escalationModal = (
  { entry, prefill, offer, lacking }: Draft,
  metadata: EscalationMetadata,
): ModalView => {
  const text = (field: TextFormField) => textInput(field, prefill[field], textFields[field]);
  const choice = (field: ChoiceField) => choiceInput(field, prefill[field]);
  return {
    type: 'modal',
    callback_id: viewIds.escalation,
    private_metadata: JSON.stringify({ ...metadata, warned: metadata.warned || lacking !== undefined }),
    title: plain('Escalate to eCW', 24),
    submit: plain('Escalate', 24),
    close: plain('Cancel', 24),
    blocks: [
      section(`*${escapeMrkdwn(entryName(entry))}*\n${escapeMrkdwn(entry.message)}`),
      context(`eCW can act when: ${escapeMrkdwn(entry.escalate.when)}`),
      ...(lacking ? lackingBlocks(lacking) : []),
      ...(offer ? [offerInput(offer)] : []),
      text('practiceCode'),
      text('practiceName'),
      choice('environment'),
      choice('flow'),
      text('endpoint'),
      text('times'),
      text('evidence'),
      ...entry.escalate.evidence.map((field) =>
        textInput(`${detailBlock}${field}`, prefill.details?.[field], {
          ...evidenceFields[field],
          optional: true,
          max: 1000,
        }),
      ),
      triedInput(entry, prefill.tried ?? []),
      choice('impact'),
      choice('urgency'),
      text('notes'),
    ],
  };
};
