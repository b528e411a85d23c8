import type { ServerResponse } from 'node:http';
import { tokenKind } from '../api/answerCall.ts';
import { botMayRead } from '../api/files.ts';
import type { FileRecord } from '../model.ts';
import type { World } from '../world.ts';
import { bearer, type Exchange } from './apiRoute.ts';
import { sendText } from './http.ts';

/** GET /files-pri/TEAM-FILE/[download/]NAME, with the bot's token; without it Slack shows its login page. */
export function downloadRoute(world: World, { request, response, url }: Exchange): void {
  const id = /^\/files-pri\/[A-Z0-9]{1,30}-([A-Z0-9]{1,30})\//.exec(url.pathname)?.[1];
  const file = id ? world.store.file(id) : undefined;
  const token = bearer(request);
  const allowed = tokenKind(world, token) === 'bot' && world.settings.scopes.has('files:read');
  const granted = allowed && file !== undefined && botMayRead(world, file);
  const fault = world.faults.take('files.download');
  world.journal.addCall({
    method: 'files.download',
    tokenOk: tokenKind(world, token) === 'bot',
    args: { file: id },
    status: 200,
    answer: { ok: granted && !fault },
    at: world.now(),
    ms: 0,
  });
  world.changes.emit({ kind: 'activity' });
  if (fault) fail(response, fault);
  else if (granted) sendFile(response, file);
  else sendLogin(response);
}

function sendLogin(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
  response.end('<!DOCTYPE html><html><head><title>Sign in | Slack</title></head><body>Sign in</body></html>');
}

function fail(response: ServerResponse, fault: object): void {
  if ('status' in fault) sendText(response, Number(fault.status), 'error');
  else response.destroy();
}

/** Files go out as downloads that no browser interprets; images may be shown. */
export function sendFile(response: ServerResponse, file: FileRecord): void {
  const isImage = /^image\/(?:png|jpeg|gif)$/.test(file.mimetype);
  response.writeHead(200, {
    'content-type': isImage ? file.mimetype : 'text/plain; charset=utf-8',
    'content-length': file.content.length,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  });
  response.end(file.content);
}
