import { z } from 'zod';
import { listenHost, optionalPort, text } from './variables.ts';

export const siteVariables = {
  SITE_PORT: optionalPort('Leave it out to serve no reference site.'),
  SITE_HOST: listenHost,
  DOCS_URL: text.refine(
    (value) => value === undefined || z.url({ protocol: /^https?$/ }).safeParse(value).success,
    {
      error:
        'must be the address at which people open the reference site, such as https://docs.example.com/ecw/.',
    },
  ),
};

const readSchema = z.object(siteVariables);

export interface SiteSettings {
  /** Where the bot serves the reference site; nowhere when absent. */
  readonly site?: { readonly host: string; readonly port: number };
  /** Root of the reference site as people open it, with a slash at the end: cards link to its pages. */
  readonly docsUrl?: string;
}

/** The reference site: not served unless SITE_PORT is set, and then to this machine alone unless SITE_HOST says otherwise. */
export const readSite = ({
  SITE_PORT: port,
  SITE_HOST: host = '127.0.0.1',
  DOCS_URL: docsUrl,
}: z.infer<typeof readSchema>): SiteSettings => ({
  ...(port === undefined ? {} : { site: { host, port } }),
  ...(docsUrl === undefined ? {} : { docsUrl: new URL(docsUrl).href.replace(/\/?$/, '/') }),
});
