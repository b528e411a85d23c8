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
const pageSize = 100;
const mostFiles = 10;

/** The messages of a thread in order, without the one that asks: 200 at most, with ten files among them. */
export const readThread = async (
  { channelId, threadTs, ts: asking }: Pick<Message, 'channelId' | 'threadTs' | 'ts'>,
  { client, fetchFiles, mayRead }: ReadThreadDeps,
): Promise<readonly ThreadMessage[]> => {
  const messages: Message[] = [];
  let cursor = '';
  let seen = 0;
  do {
    const page = await client.conversations.replies({
      channel: channelId,
      ts: threadTs ?? '',
      limit: pageSize,
      ...(cursor === '' ? {} : { cursor }),
    });
    for (const each of page.messages ?? []) {
      const message = readMessage({ channel: channelId, ...each });
      if (message && message.ts !== asking && mayRead(message)) messages.push(message);
    }
    seen += page.messages?.length ?? 0;
    cursor = page.response_metadata?.next_cursor ?? '';
  } while (cursor !== '' && seen < mostMessages);
  let left = mostFiles;
  const read: ThreadMessage[] = [];
  for (const { ts, text, files } of messages.slice(0, mostMessages)) {
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
  return read;
};
