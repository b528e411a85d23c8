import { z } from 'zod';
import { type FileText, mostFileBytes, refusalOf, textOfFile } from '../../text/files/fileText.ts';

const fileSchema = z.object({
  id: z.string().max(40),
  name: z.string().nullish(),
  filetype: z.string().nullish(),
  mimetype: z.string().nullish(),
  size: z.number().nullish(),
  mode: z.string().nullish(),
  file_access: z.string().nullish(),
  url_private_download: z.url().nullish(),
  url_private: z.url().nullish(),
});
export type AttachedFile = z.infer<typeof fileSchema>;

const mostFiles = 10;
/** Deleted, or over the limit of a free plan: there is nothing to fetch. */
const emptyModes: readonly string[] = ['tombstone', 'hidden_by_limit', 'external'];

/** The files of a message, at most ten; what is no file object is passed over. */
export const readFiles = (files: unknown): readonly AttachedFile[] =>
  Array.isArray(files)
    ? files.slice(0, mostFiles).flatMap((file) => {
        const read = fileSchema.safeParse(file);
        return read.success ? [read.data] : [];
      })
    : [];

export interface FetchFilesDeps {
  readonly botToken: string;
  /** Ends in a slash; absent for Slack itself. */
  readonly apiUrl?: string;
  readonly fetch: typeof fetch;
  /** How long fetching one file may take, in milliseconds. */
  readonly timeoutMs: number;
  /** What Slack says of a file that it did not show in the event, as in channels shared with another company. */
  readonly look: (fileId: string) => Promise<unknown>;
}

/** Reads the files of a message, one after the other. Never throws: what cannot be read says why. */
export type FetchFiles = (files: readonly AttachedFile[]) => Promise<readonly FileText[]>;

const slackHosts: readonly string[] = ['files.slack.com', 'files.slack-gov.com'];

/** The bot's token goes to Slack's own file servers and nowhere else. */
export const isFileServer = (address: string, apiUrl: string | undefined): boolean => {
  const { protocol, host, origin } = new URL(address);
  return apiUrl === undefined
    ? protocol === 'https:' && slackHosts.includes(host)
    : origin === new URL(apiUrl).origin;
};

const unread = (why: Extract<FileText, { kind: 'unread' }>['why']): FileText => ({ kind: 'unread', why });

const readBody = async (body: NonNullable<Response['body']>): Promise<Buffer | undefined> => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > mostFileBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

export const createFetchFiles = ({
  botToken,
  apiUrl,
  fetch,
  timeoutMs,
  look,
}: FetchFilesDeps): FetchFiles => {
  const download = async (file: AttachedFile, address: string): Promise<FileText> => {
    const facts = { name: file.name ?? '', filetype: file.filetype ?? '', mimetype: file.mimetype ?? '' };
    const response = await fetch(address, {
      headers: { authorization: `Bearer ${botToken}`, 'accept-encoding': 'identity' },
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (response.status !== 200 || response.body === null) return unread('unreachable');
    // Without the scope files:read Slack answers with its sign-in page.
    const isPage = (response.headers.get('content-type') ?? '').startsWith('text/html');
    if (isPage && !/html?$/.test(`${facts.filetype} ${facts.mimetype}`)) return unread('unreachable');
    const content = await readBody(response.body);
    return content === undefined ? unread('too_large') : textOfFile(facts, content);
  };

  const known = async (file: AttachedFile): Promise<AttachedFile> => {
    if (file.file_access !== 'check_file_info') return file;
    const looked = z.object({ file: fileSchema }).safeParse(await look(file.id));
    return looked.success ? looked.data.file : file;
  };

  const read = async (attached: AttachedFile): Promise<FileText> => {
    const file = await known(attached);
    if (emptyModes.includes(file.mode ?? '')) return unread('hidden');
    const { name, filetype, mimetype, size } = file;
    const facts = { name: name ?? '', filetype: filetype ?? '', mimetype: mimetype ?? '', size: size ?? 0 };
    const refused = refusalOf(facts);
    if (refused) return unread(refused);
    const address = file.url_private_download ?? file.url_private;
    if (!address || !isFileServer(address, apiUrl)) return unread('hidden');
    return download(file, address);
  };

  return async (files) => {
    const texts: FileText[] = [];
    for (const file of files) texts.push(await read(file).catch(() => unread('unreachable')));
    return texts;
  };
};
