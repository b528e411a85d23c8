import type { Warning } from '../../../cases/warn.ts';
import { type Card, textCard } from '../card.ts';

const and = new Intl.ListFormat('en-GB', { type: 'conjunction' });
/** `access-token` -> `access token` */
const words = (kind: string): string => kind.replaceAll('-', ' ');

const titleOf = ({ secrets, patientData }: Warning, messages: number): string => {
  const contents = [
    ...(secrets.length > 0 ? ['a secret'] : []),
    ...(patientData.length > 0 ? ['patient data'] : []),
  ];
  return messages === 1
    ? `*It looks as if your message holds ${and.format(contents)}.*`
    : `*It looks as if ${messages} more of your messages hold ${and.format(contents)}.*`;
};

const patientLine = ({ patientData }: Warning): readonly string[] =>
  patientData.length === 0
    ? []
    : [
        `• ${and.format(patientData.map(words))}: nothing to rotate; tell your privacy officer if the channel is shared.`,
      ];

/** Told to the poster alone: which kinds, never a value; to edit the message; how to make each secret useless. */
export const warningCard = (warning: Warning, messages = 1): Card => {
  const text = [
    titleOf(warning, messages),
    `Edit the ${messages === 1 ? 'message' : 'messages'} and take it out: ⋮ on the message, then “Edit message”. Or delete. I keep what I need for the error without those values.`,
    ...warning.secrets.map(({ kind, rotate }) => `• ${words(kind)}: ${rotate}`),
    ...patientLine(warning),
  ].join('\n');
  return textCard(text);
};
