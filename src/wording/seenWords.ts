import { clip } from '../text/clip.ts';
import type { UnreadReason } from '../text/files/fileText.ts';
import type { Facts, Reason } from '../triage/verdict.ts';

const quoted = (value: string): string => `“${clip(value, 80)}”`;

const reasonText = (reason: Reason): string => {
  switch (reason.kind) {
    case 'code':
      return `code ${quoted(reason.value)} in the ${reason.place}`;
    case 'wording':
      return `${reason.similarity >= 0.99 ? 'the words' : 'words like'} ${quoted(reason.wording)} in the ${reason.place}`;
    case 'status':
      return `HTTP status ${reason.value}`;
    case 'endpoint':
      return `the ${reason.value} endpoint`;
    case 'number':
      return `number ${reason.value}`;
    case 'answer':
      return `the answer ${quoted(reason.label)}`;
    case 'words':
      return `the words ${reason.words.map(quoted).join(', ')}`;
    case 'check':
      return `checked: ${clip(reason.seen, 200)}`;
  }
};

const factText = ({ practiceCode, environment, endpoint, requestId }: Facts): string[] => [
  ...(practiceCode === undefined ? [] : [`practice ${practiceCode}`]),
  ...(environment === undefined ? [] : [environment]),
  ...(endpoint === undefined ? [] : [`${endpoint} endpoint`]),
  ...(requestId === undefined ? [] : [`X-Request-Id ${clip(requestId, 64)}`]),
];

/** Why we think so, in one line; empty when there is nothing to tell. It quotes the paste: whoever shows it escapes it. */
export const seenText = (reasons: readonly Reason[], facts: Facts): string => {
  const told = [...new Set(reasons.map(reasonText))].slice(0, 3);
  return [...told, ...factText(facts)].join(' · ');
};

const unreadTexts: Readonly<Record<UnreadReason, string>> = {
  archive: 'One file is an archive: unpack it and attach the text file.',
  image: 'I cannot read pictures yet; paste the text.',
  binary: 'One file is no text: attach a .txt, .log, .json, .xml or .har file, or paste the text.',
  too_large: 'One file is larger than 5 MiB: attach the part around the error.',
  hidden: 'One file is not shown to me by Slack: paste its text.',
  unreachable: 'One file is not to be fetched just now: try again, or paste its text.',
};

/** Which files were not read, and what to do instead; empty where all were. */
export const unreadText = (unread: readonly UnreadReason[] = []): string =>
  [...new Set(unread)].map((why) => unreadTexts[why]).join(' ');
