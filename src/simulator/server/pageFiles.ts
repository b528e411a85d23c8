import { readdirSync, readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { extname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sendText } from './http.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

const headers = {
  'content-security-policy':
    "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-cache',
};

/** The page's own files: what lies in its folder at the start, and nothing else. */
export function createPageFiles(
  folder = fileURLToPath(new URL('../page/', import.meta.url)),
): (response: ServerResponse, name: string) => void {
  const files = new Map(listFiles(folder).map((path) => [relative(folder, path).split(sep).join('/'), path]));
  return (response, name) => {
    const path = files.get(name);
    const type = types[extname(name)];
    if (!path || !type) return sendText(response, 404, 'There is no such file');
    response.writeHead(200, { ...headers, 'content-type': type });
    response.end(readFileSync(path));
  };
}

function listFiles(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  } catch {
    return [];
  }
}
