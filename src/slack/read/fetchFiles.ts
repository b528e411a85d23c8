import { z } from 'zod';
import type { AttachedText } from '../../cases/paste.ts';
import { mostPictureBytes, type PictureReader } from '../../pictures/pictureText.ts';
import { type FileText, mostFileBytes, refusalOf, textOfFile } from '../../text/files/fileText.ts';
import { readBounded } from '../../text/readBounded.ts';

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
  thumb_1024: z.url().nullish(),
  thumb_720: z.url().nullish(),
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

/** How much there is to read in files, in bytes, as Slack tells it. */
export const fileBytes = (files: readonly { readonly size?: number | null | undefined }[]): number =>
  files.reduce((sum, { size }) => sum + Math.min(size ?? 0, mostFileBytes), 0);

interface FetchFilesDeps {
  readonly botToken: string;
  /** Ends in a slash; absent for Slack itself. */
  readonly apiUrl?: string;
  readonly fetch: typeof fetch;
  /** How long fetching one file may take, in milliseconds. */
  readonly timeoutMs: number;
  /** Reads pictures; absent where the operator did not switch that on. */
  readonly pictures?: Pick<PictureReader, 'read'>;
  /** What Slack says of a file that it did not show in the event, as in channels shared with another company. */
  readonly look: (fileId: string) => Promise<unknown>;
}

/**
 * Reads the files of a message, one after the other. Never throws: what cannot be read says why. `onPicture` is called when the
 * first picture is about to be read, which takes seconds.
 */
export type FetchFiles = (
  files: readonly AttachedFile[],
  onPicture?: () => void,
) => Promise<readonly AttachedText[]>;

const slackHosts: readonly string[] = ['files.slack.com', 'files.slack-gov.com'];

/** The bot's token goes to Slack's own file servers and nowhere else. */
export const isFileServer = (address: string, apiUrl: string | undefined): boolean => {
  const { protocol, host, origin } = new URL(address);
  return apiUrl === undefined
    ? protocol === 'https:' && slackHosts.includes(host)
    : origin === new URL(apiUrl).origin;
};

const unread = (why: Extract<FileText, { kind: 'unread' }>['why']): FileText => ({ kind: 'unread', why });

/** What is known of a file before it is fetched. */
const factsOf = ({ name, filetype, mimetype, size }: AttachedFile) => ({
  name: name ?? '',
  filetype: filetype ?? '',
  mimetype: mimetype ?? '',
  size: size ?? 0,
});

/** Phones take pictures in a format that is not read here; Slack makes a smaller one of it that is. */
const isHeic = (file: AttachedFile): boolean => {
  const { name, filetype, mimetype } = factsOf(file);
  return [name, filetype, mimetype].some((one) => /\bhei[cf]$/i.test(one));
};

const pictureAddress = (file: AttachedFile): string | null | undefined =>
  isHeic(file) ? (file.thumb_1024 ?? file.thumb_720) : (file.url_private_download ?? file.url_private);

export const createFetchFiles = ({
  botToken,
  apiUrl,
  fetch,
  timeoutMs,
  pictures,
  look,
}: FetchFilesDeps): FetchFiles => {
  /** The content of a file, or why there is none. */
  const download = async (
    address: string,
    { most, mayBePage }: { readonly most: number; readonly mayBePage: boolean },
  ): Promise<Buffer | 'unreachable' | 'too_large'> => {
    const response = await fetch(address, {
      headers: { authorization: `Bearer ${botToken}`, 'accept-encoding': 'identity' },
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (response.status !== 200 || response.body === null) return 'unreachable';
    // Without the scope files:read Slack answers with its sign-in page.
    const isPage = (response.headers.get('content-type') ?? '').startsWith('text/html');
    if (isPage && !mayBePage) return 'unreachable';
    const { bytes, isWhole } = await readBounded(response.body, most);
    return isWhole ? bytes : 'too_large';
  };

  const known = async (file: AttachedFile): Promise<AttachedFile> => {
    if (file.file_access !== 'check_file_info') return file;
    const looked = z.object({ file: fileSchema }).safeParse(await look(file.id));
    return looked.success ? looked.data.file : file;
  };

  const readText = async (file: AttachedFile): Promise<FileText> => {
    const facts = factsOf(file);
    const address = file.url_private_download ?? file.url_private;
    if (!address || !isFileServer(address, apiUrl)) return unread('hidden');
    const mayBePage = /html?$/.test(`${facts.filetype} ${facts.mimetype}`);
    const content = await download(address, { most: mostFileBytes, mayBePage });
    return typeof content === 'string' ? unread(content) : textOfFile(facts, content);
  };

  const readPicture = async (
    file: AttachedFile,
    { read }: Pick<PictureReader, 'read'>,
    onPicture: () => void,
  ): Promise<AttachedText> => {
    const isTooLarge = !isHeic(file) && factsOf(file).size > mostPictureBytes;
    if (isTooLarge) return unread('picture_too_large');
    const address = pictureAddress(file);
    if (!address) return unread(isHeic(file) ? 'picture_broken' : 'hidden');
    if (!isFileServer(address, apiUrl)) return unread('hidden');
    const content = await download(address, { most: mostPictureBytes, mayBePage: false });
    if (content === 'too_large') return unread('picture_too_large');
    if (content === 'unreachable') return unread(content);
    onPicture();
    return read(content);
  };

  const read = async (attached: AttachedFile, onPicture: () => void): Promise<AttachedText> => {
    const file = await known(attached);
    if (emptyModes.includes(file.mode ?? '')) return unread('hidden');
    const refused = refusalOf(factsOf(file));
    if (refused === 'image' && pictures) return readPicture(file, pictures, onPicture);
    return refused ? unread(refused) : readText(file);
  };

  return async (files, onPicture = () => {}) => {
    let isAnnounced = false;
    const announce = () => {
      if (!isAnnounced) onPicture();
      isAnnounced = true;
    };
    const texts: AttachedText[] = [];
    for (const file of files) texts.push(await read(file, announce).catch(() => unread('unreachable')));
    return texts;
  };
};
