const LIMIT = 2 * 1024 * 1024;

/** Keeps both ends of a text over 2 Mi characters (UTF-16 units): the beginning says who calls, the end usually holds the error. */
export function bound(text: string): { readonly text: string; readonly cut: boolean } {
  if (text.length <= LIMIT) return { text, cut: false };
  const half = LIMIT / 2;
  return { text: `${text.slice(0, half)}\n\n${text.slice(-half)}`, cut: true };
}
