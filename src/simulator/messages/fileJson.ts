import type { FileRecord } from '../model.ts';
import type { World } from '../world.ts';

const previewLines = 5;

/** A file object. Its addresses need the bot's token. */
export function fileJson(world: World, file: FileRecord): Readonly<Record<string, unknown>> {
  const base = `${world.url}/files-pri/${world.identity.teamId}-${file.id}`;
  const name = encodeURIComponent(file.name);
  return {
    id: file.id,
    created: file.created,
    timestamp: file.created,
    name: file.name,
    title: file.title,
    mimetype: file.mimetype,
    filetype: file.filetype,
    pretty_type: file.filetype.toUpperCase(),
    user: file.user,
    user_team: world.store.users.get(file.user)?.teamId ?? world.identity.teamId,
    editable: file.mode === 'snippet',
    size: file.content.length,
    mode: file.mode,
    is_external: false,
    external_type: '',
    is_public: false,
    public_url_shared: false,
    display_as_bot: false,
    username: '',
    url_private: `${base}/${name}`,
    url_private_download: `${base}/download/${name}`,
    permalink: `${world.url}/files/${file.user}/${file.id}/${name}`,
    channels: file.channels,
    groups: [],
    ims: [],
    has_rich_preview: false,
    file_access: 'visible',
    ...textParts(file),
  };
}

function textParts(file: FileRecord): Readonly<Record<string, unknown>> {
  if (file.mode !== 'snippet') return {};
  const lines = file.content.toString('utf8').split('\n');
  return {
    preview: previewOf(file),
    lines: lines.length,
    lines_more: Math.max(0, lines.length - previewLines),
    preview_is_truncated: lines.length > previewLines,
  };
}

/** The first lines of a text, as Slack shows them under a snippet. */
export function previewOf(file: FileRecord): string {
  return file.content.subarray(0, 4000).toString('utf8').split('\n').slice(0, previewLines).join('\n');
}

const mimetypes: Readonly<Record<string, string>> = {
  txt: 'text/plain',
  log: 'text/plain',
  json: 'application/json',
  xml: 'application/xml',
  html: 'text/html',
  md: 'text/markdown',
  csv: 'text/csv',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  pdf: 'application/pdf',
};

/** Type of a file by the end of its name. */
export function typeOf(name: string): { readonly filetype: string; readonly mimetype: string } {
  const ending = name.includes('.') ? name.slice(name.lastIndexOf('.') + 1).toLowerCase() : 'txt';
  const mimetype = mimetypes[ending];
  return { filetype: ending === 'txt' ? 'text' : ending, mimetype: mimetype ?? 'application/octet-stream' };
}
