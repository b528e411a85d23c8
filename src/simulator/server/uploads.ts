import { Refusal } from '../api/refusal.ts';
import { setBounded } from '../bounded.ts';
import { typeOf } from '../messages/fileJson.ts';
import type { FileRecord } from '../model.ts';
import type { World } from '../world.ts';

interface Pending {
  readonly fileId: string;
  readonly filename: string;
  readonly length: number;
  content?: Buffer;
}

/** Files on their way in three steps: an address is asked for, bytes are sent there, the upload is completed. */
export interface Uploads {
  open(
    world: World,
    wanted: { readonly filename: string; readonly length: number },
  ): Readonly<Record<string, unknown>>;
  /** Takes the bytes; false when nobody asked for this address. */
  receive(ticket: string, content: Buffer): boolean;
  complete(
    world: World,
    wanted: { readonly id: string; readonly title?: string | undefined },
    channel: string | undefined,
  ): FileRecord;
}

export const maxUploadBytes = 10 * 1024 * 1024;
const maxPending = 50;

export function createUploads(): Uploads {
  const pending = new Map<string, Pending>();
  return {
    open(world, { filename, length }) {
      if (length > maxUploadBytes) throw new Refusal('file_upload_size_restricted');
      const ticket = world.ids.secret(40);
      const fileId = world.ids.id('F');
      setBounded(pending, [ticket, { fileId, filename, length }], maxPending);
      return { upload_url: `${world.url}/upload/v1/${ticket}`, file_id: fileId };
    },
    receive(ticket, content) {
      const found = pending.get(ticket);
      if (!found) return false;
      found.content = content;
      return true;
    },
    complete(world, { id, title }, channel) {
      const [ticket, found] = [...pending].find(([, { fileId }]) => fileId === id) ?? [];
      if (!ticket || !found?.content) throw new Refusal('file_not_found');
      pending.delete(ticket);
      const { filetype, mimetype } = typeOf(found.filename);
      const file: FileRecord = {
        id,
        user: world.identity.botUserId,
        name: found.filename,
        title: title ?? found.filename,
        filetype,
        mimetype,
        mode: mimetype.startsWith('text/') ? 'snippet' : 'hosted',
        content: found.content,
        created: Math.floor(world.now() / 1000),
        channels: channel ? [channel] : [],
      };
      world.store.putFile(file);
      return file;
    },
  };
}
