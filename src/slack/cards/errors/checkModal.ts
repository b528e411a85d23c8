import type { InputBlock, ModalView } from '@slack/types';
import type { CheckPrefill } from '../../../cases/checkSubject.ts';
import { checkEnvironments } from '../../../cases/keySets.ts';
import type { Subject } from '../../../checks/subject.ts';
import { clip } from '../../../text/clip.ts';
import { viewIds } from '../actionIds.ts';
import { context, plain } from '../card.ts';
import { valueId } from '../inputs.ts';
import { inert } from '../mrkdwn.ts';

/** What travels with the form: ids only. */
export interface CheckMetadata {
  /** Empty where the form belongs to no case. */
  readonly caseId: string;
  readonly channelId: string;
  readonly threadTs?: string;
  /** Whether the card, and so the result, is for this person alone. */
  readonly isPrivate: boolean;
}

const texts = {
  jwksUrl: { label: 'JWKS URL', hint: 'As registered in the developer portal.', most: 2000 },
  kid: { label: 'kid', hint: 'As in the header of the assertion; that of the assertion counts.', most: 300 },
  clientId: { label: 'Client id', hint: 'Sandbox and production have different ones.', most: 200 },
  fhirBase: { label: 'FHIR base URL', hint: 'Ends with /fhir/r4/ and the code of the practice.', most: 2000 },
  practice: {
    label: 'Practice code',
    hint: 'Six letters. With the environment it stands for the base.',
    most: 6,
  },
} as const satisfies Readonly<
  Partial<
    Record<keyof CheckPrefill, { readonly label: string; readonly hint: string; readonly most: number }>
  >
>;

const textInput = (name: keyof typeof texts, prefill: CheckPrefill): InputBlock => {
  const { label, hint, most } = texts[name];
  const value = prefill[name];
  return {
    type: 'input',
    block_id: name,
    optional: true,
    label: plain(label),
    hint: plain(hint, 150),
    element: {
      type: 'plain_text_input',
      action_id: valueId,
      max_length: most,
      ...(value === undefined ? {} : { initial_value: clip(inert(value), most) }),
    },
  };
};

const environmentOptions = checkEnvironments.map((value) => ({
  text: plain({ production: 'Production', sandbox: 'Sandbox or staging' }[value]),
  value,
}));

const environmentInput = ({ environment }: CheckPrefill): InputBlock => {
  const initial = environmentOptions.find(({ value }) => value === environment);
  return {
    type: 'input',
    block_id: 'environment',
    optional: true,
    label: plain('Environment'),
    element: {
      type: 'static_select',
      action_id: valueId,
      placeholder: plain('Where does it fail?'),
      options: environmentOptions,
      ...(initial ? { initial_option: initial } : {}),
    },
  };
};

/** Read in memory and gone: nothing is ever put into these. */
const unkept = {
  assertion: {
    label: 'Client assertion',
    hint: 'Read in memory to verify it; not stored, logged or shown. Use one that has expired.',
  },
  authorizeUrl: {
    label: 'Authorize URL',
    hint: 'The whole address that the browser is sent to. Read in memory; not stored, logged or shown.',
  },
  redirectUri: { label: 'Registered redirect URI', hint: 'As in the portal, to compare with the one above.' },
  codeVerifier: { label: 'PKCE code verifier', hint: 'Of that authorize URL, to verify the pair. Not kept.' },
} as const satisfies Readonly<
  Partial<Record<keyof Subject, { readonly label: string; readonly hint: string }>>
>;

const unkeptInput = (name: keyof typeof unkept): InputBlock => ({
  type: 'input',
  block_id: name,
  optional: true,
  label: plain(unkept[name].label),
  hint: plain(unkept[name].hint, 150),
  element: {
    type: 'plain_text_input',
    action_id: valueId,
    multiline: name === 'assertion' || name === 'authorizeUrl',
    max_length: 3000,
  },
});

/** What is to be looked at, filled in as far as the paste tells. */
export const checkModal = (prefill: CheckPrefill, metadata: CheckMetadata): ModalView => ({
  type: 'modal',
  callback_id: viewIds.checks,
  private_metadata: JSON.stringify(metadata),
  title: plain('Run checks', 24),
  submit: plain('Look', 24),
  close: plain('Cancel', 24),
  blocks: [
    textInput('jwksUrl', prefill),
    textInput('kid', prefill),
    environmentInput(prefill),
    textInput('practice', prefill),
    textInput('fhirBase', prefill),
    textInput('clientId', prefill),
    unkeptInput('assertion'),
    unkeptInput('authorizeUrl'),
    unkeptInput('redirectUri'),
    unkeptInput('codeVerifier'),
    context('I call these addresses from my own network, once, and keep what I derived from the answers.'),
  ],
});
