/** What a file is to us. `archive`, `image` and `binary` are not read, and are told apart so that we can say what to do instead. */
export type FileKind = 'text' | 'har' | 'archive' | 'image' | 'binary';

/** What is known of a file before it is read. */
export interface FileFacts {
  readonly name: string;
  /** Slack's own word for its type. Source: docs.slack.dev/reference/objects/file-object */
  readonly filetype: string;
  readonly mimetype: string;
}

const endings: Readonly<Record<string, FileKind>> = {
  har: 'har',
  ...Object.fromEntries(
    [
      'txt',
      'text',
      'log',
      'out',
      'err',
      'json',
      'jsonl',
      'ndjson',
      'xml',
      'html',
      'htm',
      'csv',
      'tsv',
      'md',
    ].map((ending) => [ending, 'text']),
  ),
  ...Object.fromEntries(
    ['yaml', 'yml', 'http', 'curl', 'sh', 'eml', 'trace', 'stack', 'ini', 'conf', 'properties'].map(
      (ending) => [ending, 'text'],
    ),
  ),
  ...Object.fromEntries(
    ['zip', 'gz', 'tgz', 'tar', '7z', 'rar', 'bz2', 'xz', 'zst'].map((ending) => [ending, 'archive']),
  ),
  ...Object.fromEntries(
    ['png', 'jpg', 'jpeg', 'gif', 'webp', 'heic', 'heif', 'bmp', 'svg'].map((ending) => [ending, 'image']),
  ),
};

/** Slack's types of snippets and of posts, which bear no ending. */
const slackTypes: ReadonlySet<string> = new Set([
  ...['text', 'javascript', 'python', 'java', 'csharp', 'go', 'php', 'ruby', 'shell', 'powershell', 'sql'],
  ...[
    'javascript',
    'typescript',
    'kotlin',
    'swift',
    'rust',
    'markdown',
    'post',
    'space',
    'quip',
    'email',
    'diff',
  ],
]);

const textTypes =
  /^(?:text\/|application\/(?:(?:[\w.-]{1,60}\+)?(?:json|xml)|x-ndjson|yaml|x-yaml|har\+json)$)/;

/** Which kind a file is, by the end of its name, then by Slack's type and the media type. */
export const fileKind = ({ name, filetype, mimetype }: FileFacts): FileKind => {
  const ending = name.includes('.') ? name.slice(name.lastIndexOf('.') + 1).toLowerCase() : '';
  const byEnding = endings[ending] ?? endings[filetype];
  if (byEnding) return byEnding;
  if (mimetype.startsWith('image/')) return 'image';
  return slackTypes.has(filetype) || textTypes.test(mimetype) ? 'text' : 'binary';
};
