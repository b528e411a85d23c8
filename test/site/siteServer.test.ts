import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { loadCatalog } from '../../src/catalog/catalog.ts';
import { createSiteServer, type SiteServer } from '../../src/site/siteServer.ts';

let server: SiteServer;
beforeAll(async () => {
  server = await createSiteServer({ host: '127.0.0.1', port: 0, catalog: loadCatalog() });
});
afterAll(() => server.close());

/** Reads the body too: a connection with one that nobody reads stays open, and the process with it. */
const get = async (path: string, method = 'GET') => {
  const answer = await fetch(`http://127.0.0.1:${server.port}${path}`, { method });
  return { status: answer.status, headers: answer.headers, body: await answer.text() };
};

test.each([
  ['/', 200, 'text/html'],
  ['/errors/invalid_scope.html?from=card', 200, 'text/html'],
  ['/assets/site.css', 200, 'text/css'],
  ['/catalog.json', 200, 'application/json'],
  ['/llms.txt', 200, 'text/plain'],
  ['/errors/nothing.html', 404, 'text/html'],
  ['/../package.json', 404, 'text/html'],
  ['/%2e%2e/package.json', 404, 'text/html'],
])('%s answers %i', async (path, status, type) => {
  const answer = await get(path);
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toBe(`${type}; charset=utf-8`);
  expect(answer.body).not.toBe('');
  expect(answer.headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
});

test('nothing can be sent to it', async () => {
  expect((await get('/', 'POST')).status).toBe(405);
});
