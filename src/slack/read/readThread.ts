import type { WebClient } from '@slack/web-api';
import type { ThreadMessage } from '../../cases/paste.ts';
import type { FetchFiles } from './fetchFiles.ts';
import { type Message, readMessage } from './readMessage.ts';

export interface ReadThreadDeps {
  readonly client: WebClient;
  readonly fetchFiles: FetchFiles;
  /** Whether what this author said may be read. */
  readonly mayRead: (message: Message) => boolean;
}

const mostMessages = 200;
/** How many messages to ask for at first, and then as many as are likely to be so long together: reading a long answer holds everybody up. */
const firstPage = 10;
const pageText = 192 * 1024;
/** As many of the longest messages, told twice each (as text and as blocks), stay below what one answer of Slack may hold. */
const largestPage = 25;
const mostFiles = 10;
/** What is read of a thread altogether, in UTF-16 units. */
const mostText = 1024 * 1024;

/** How many of these fit one after the other into so much room. */
const fitting = (messages: readonly Pick<Message, 'text'>[], room: number): number => {
  let left = room;
  const first = messages.findIndex(({ text }) => {
    left -= text.length;
    return left < 0;
  });
  return first < 0 ? messages.length : first;
};

/** By how long those were that came before. */
const nextPage = (messages: readonly Pick<Message, 'text'>[], seen: number): number => {
  const length = messages.reduce((sum, { text }) => sum + text.length, 0);
  return Math.min(largestPage, Math.max(1, Math.floor((pageText * seen) / Math.max(1, length))));
};

/** Both ends of a thread: its beginning says what it is about, its end how things stand. */
const bothEnds = <One extends Pick<Message, 'text'>>(messages: readonly One[]): readonly One[] => {
  if (fitting(messages, mostText) === messages.length) return messages;
  const half = mostText / 2;
  const head = fitting(messages, half);
  const tail = Math.min(fitting(messages.toReversed(), half), messages.length - head);
  return [...messages.slice(0, head), ...messages.slice(messages.length - tail)];
};

/** The messages of a thread in order, without the one that asks: 200 at most, with ten files among them, and 1 Mi units of both ends. */
export const readThread = async (
  { channelId, threadTs, ts: asking }: Pick<Message, 'channelId' | 'threadTs' | 'ts'>,
  { client, fetchFiles, mayRead }: ReadThreadDeps,
): Promise<readonly ThreadMessage[]> => {
  const messages: Message[] = [];
  let cursor = '';
  let seen = 0;
  let limit = firstPage;
  do {
    const page = await client.conversations.replies({
      channel: channelId,
      ts: threadTs ?? '',
      limit,
      ...(cursor === '' ? {} : { cursor }),
    });
    for (const each of page.messages ?? []) {
      const message = readMessage({ channel: channelId, ...each });
      if (message && message.ts !== asking && mayRead(message)) messages.push(message);
    }
    seen += page.messages?.length ?? 0;
    cursor = page.response_metadata?.next_cursor ?? '';
    limit = nextPage(messages, seen);
  } while (cursor !== '' && seen < mostMessages);
  let left = mostFiles;
  const read: ThreadMessage[] = [];
  for (const { ts, text, files } of bothEnds(messages.slice(0, mostMessages))) {
    const fetched = await fetchFiles(files.slice(0, left));
    left -= Math.min(files.length, left);
    const textsOf = (kind: 'text' | 'picture') =>
      fetched.flatMap((file) => (file.kind === kind ? file.text : []));
    const pictured = textsOf('picture');
    read.push({
      ts,
      text: [text, ...textsOf('text')].join('\n\n'),
      ...(pictured.length === 0 ? {} : { pictured: pictured.join('\n\n') }),
    });
  }
  return bothEnds(read);
};
