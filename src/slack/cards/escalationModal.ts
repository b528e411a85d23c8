import type { InputBlock, ModalView, PlainTextOption } from '@slack/types';
import { evidenceFields } from '../../catalog/evidenceFields.ts';
import type { Draft } from '../../desk/escalate.ts';
import type { FormField } from '../../escalation/form.ts';
import { clip, escapeMrkdwn, inert } from '../mrkdwn.ts';
import { viewIds } from './actionIds.ts';
import { context, plain, section } from './card.ts';
import { entryName } from './wording.ts';

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

const environments: readonly PlainTextOption[] = [
  { text: plain('Production'), value: 'production' },
  { text: plain('Staging'), value: 'staging' },
  { text: plain('Sandbox'), value: 'sandbox' },
];

const environmentInput = (chosen: string | undefined): InputBlock => {
  const initial = environments.find(({ value }) => value === chosen);
  return {
    type: 'input',
    block_id: 'environment' satisfies FormField,
    label: plain('Environment'),
    element: {
      type: 'static_select',
      action_id: valueId,
      placeholder: plain('Where does it fail?'),
      options: [...environments],
      ...(initial ? { initial_option: initial } : {}),
    },
  };
};

const basicFields: Readonly<Record<Exclude<FormField, 'environment'>, TextField>> = {
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
  notes: { label: 'What did you try?', optional: true, multiline: true, max: 2000 },
};

/** The escalation form of a case, prefilled. `metadata` travels with it: ids only. */
export const escalationModal = ({ entry, prefill }: Draft, metadata: string): ModalView => {
  const basic = (field: Exclude<FormField, 'environment'>) =>
    textInput(field, prefill[field], basicFields[field]);
  return {
    type: 'modal',
    callback_id: viewIds.escalation,
    private_metadata: metadata,
    title: plain('Escalate to eCW', 24),
    submit: plain('Escalate', 24),
    close: plain('Cancel', 24),
    blocks: [
      section(`*${escapeMrkdwn(entryName(entry))}*\n${escapeMrkdwn(entry.message)}`),
      context(`eCW can act when: ${escapeMrkdwn(entry.escalate.when)}`),
      basic('practiceCode'),
      basic('practiceName'),
      environmentInput(prefill.environment),
      basic('endpoint'),
      basic('times'),
      basic('evidence'),
      ...entry.escalate.evidence.map((field) =>
        textInput(`${detailBlock}${field}`, prefill.details?.[field], {
          ...evidenceFields[field],
          optional: true,
          max: 1000,
        }),
      ),
      basic('notes'),
    ],
  };
};
