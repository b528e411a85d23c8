import type { InputBlock, ModalView } from '@slack/types';
import type { CatalogEntry } from '../../../catalog/schema.ts';
import { wordingLengths } from '../../../curation/decision.ts';
import type { WaitingItem } from '../../../curation/waitingList.ts';
import { holdsMark } from '../../../redaction/kinds.ts';
import { clip } from '../../../text/clip.ts';
import { roleNames } from '../../../wording/entryWords.ts';
import { viewIds } from '../actionIds.ts';
import { context, plain, preformatted, section } from '../card.ts';
import { entryPicker } from '../entryPicker.ts';
import { choiceInput, textInput, valueId } from '../inputs.ts';

/** What travels with the forms: ids only. */
export interface DecisionMetadata {
  readonly caseId: string;
  readonly channelId: string;
  readonly threadTs?: string;
}

export const wordingBlocks = { words: 'words', entry: 'entry' } as const;
const longestPaste = 1500;

/** The first line that may serve as it is. */
const likelyWords = (excerpt: string): string | undefined =>
  excerpt
    .split('\n')
    .map((line) => line.trim())
    .find(
      (line) => line.length >= wordingLengths.least && line.length <= wordingLengths.most && !holdsMark(line),
    );

const entryInput = (entries: readonly CatalogEntry[]): InputBlock => ({
  type: 'input',
  block_id: wordingBlocks.entry,
  label: plain('Which error does it mean?'),
  element: entryPicker(entries, valueId),
});

/** Which words of a paste mean which entry. */
export const wordingModal = (
  { case: { excerpt } }: WaitingItem,
  entries: readonly CatalogEntry[],
  metadata: DecisionMetadata,
): ModalView => ({
  type: 'modal',
  callback_id: viewIds.wording,
  private_metadata: JSON.stringify(metadata),
  title: plain('A wording of …', 24),
  submit: plain('Try it', 24),
  close: plain('Cancel', 24),
  blocks: [
    preformatted(clip(excerpt, longestPaste)),
    textInput(wordingBlocks.words, likelyWords(excerpt), {
      label: 'The words that tell the error',
      hint: 'As they stand in the paste, without names, ids and times. Cards show them to everybody.',
      max: wordingLengths.most,
    }),
    entryInput(entries),
    context('It is tried first: nothing changes before you confirm.'),
  ],
});

/** An error that the catalog does not hold. */
export const entryDraftModal = (
  { case: { excerpt } }: WaitingItem,
  metadata: DecisionMetadata,
): ModalView => ({
  type: 'modal',
  callback_id: viewIds.entryDraft,
  private_metadata: JSON.stringify(metadata),
  title: plain('A new entry', 24),
  submit: plain('Draft it', 24),
  close: plain('Cancel', 24),
  blocks: [
    preformatted(clip(excerpt, longestPaste)),
    section('Without names of practices and persons: the draft is meant for the repository.'),
    textInput('id', undefined, {
      label: 'Id',
      hint: 'Small letters, digits and _: gateway_not_linked',
      max: 60,
    }),
    textInput('message', likelyWords(excerpt), { label: 'The message, as it is worded', max: 300 }),
    textInput('cause', undefined, { label: 'What is wrong, in plain words', multiline: true, max: 600 }),
    textInput('steps', undefined, {
      label: 'What to do',
      hint: 'One step in each line.',
      multiline: true,
      max: 2000,
    }),
    choiceInput('fixedBy', undefined, { label: 'Who can fix it?', options: roleNames }),
  ],
});
