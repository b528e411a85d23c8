/** A name as part of an address: `Invalid refresh token` is at `invalid-refresh-token`. */
export const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9_]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');

/** Where a page stands below the root of the site. */
export const errorPath = (id: string): string => `errors/${id}.html`;
export const codePath = (name: string): string => `codes/${slugOf(name)}.html`;

/** The way from a page to the root: empty at the root. */
export const upFrom = (path: string): string => '../'.repeat(path.split('/').length - 1);
