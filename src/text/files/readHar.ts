import { z } from 'zod';

const headers = z.array(z.object({ name: z.string(), value: z.string() })).default([]);
const entrySchema = z.object({
  startedDateTime: z.string().default(''),
  request: z.object({ method: z.string().default('GET'), url: z.string().default('') }),
  response: z.object({
    status: z.number().default(0),
    statusText: z.string().default(''),
    redirectURL: z.string().default(''),
    headers,
    content: z
      .object({ text: z.string().default(''), encoding: z.string().default('') })
      .default({ text: '', encoding: '' }),
  }),
});
const harSchema = z.object({ log: z.object({ entries: z.array(z.unknown()) }) });
type Entry = z.infer<typeof entrySchema>;

const mostEntries = 50;
const mostBody = 4000;
/** Headers that say something about a failure. */
const telling = new Set(['www-authenticate', 'retry-after', 'x-request-id', 'location']);

const bodyOf = ({ text, encoding }: Entry['response']['content']): string =>
  (encoding === 'base64' ? Buffer.from(text.slice(0, 2 * mostBody), 'base64').toString('utf8') : text).slice(
    0,
    mostBody,
  );

/** A redirect with an error in it, or an OAuth error that came with another status, is a failure too. */
const hasFailed = ({ response: { status, redirectURL, content } }: Entry): boolean =>
  status >= 400 || /[?&#]error=/.test(redirectURL) || /"error"\s{0,20}:\s{0,20}"/.test(bodyOf(content));

const told = (entry: Entry): string => {
  const { request, response, startedDateTime } = entry;
  return [
    `${startedDateTime} ${request.method} ${request.url}`.trim(),
    `HTTP/1.1 ${response.status} ${response.statusText}`.trim(),
    ...response.headers
      .filter(({ name }) => telling.has(name.toLowerCase()))
      .map(({ name, value }) => `${name}: ${value}`),
    ...(response.redirectURL === '' ? [] : [`Location: ${response.redirectURL}`]),
    bodyOf(response.content),
  ]
    .filter((line) => line !== '')
    .join('\n');
};

/**
 * The failing requests of an HTTP archive as text, each with its status, telling headers and the beginning of its body; undefined
 * when the text is no archive. Empty when nothing in it failed. Source: w3c.github.io/web-performance/specs/HAR/Overview.html
 */
export const readHar = (text: string): string | undefined => {
  const archive = harSchema.safeParse(parsed(text));
  if (!archive.success) return undefined;
  const entries = archive.data.log.entries.flatMap((entry) => {
    const read = entrySchema.safeParse(entry);
    return read.success && hasFailed(read.data) ? [read.data] : [];
  });
  return entries.slice(-mostEntries).map(told).join('\n\n');
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
