/** What people ask for by a word instead of pasting an error. */
const ownWords = ['stats', 'open', 'mine', 'list', 'review', 'settings', 'check', 'help'] as const;
export type OwnWord = (typeof ownWords)[number];

/** Stands behind a word in place of what was typed there and is not kept. */
export const notKept = '?';

const isOwn = (word: string): word is OwnWord => ownWords.some((one) => one === word);

/** At most three words, and nothing that only what programs write has. */
const behind = /^[^\s{}"<>=]{1,40}(?: [^\s{}"<>=]{1,40}){0,2}$/;

/** Reads one of our own words with a few words behind it. */
export const readOwnWord = (text: string): { readonly word: OwnWord; readonly rest: string } | undefined => {
  const typed = text.trim();
  const [word = ''] = typed.toLowerCase().split(' ', 1);
  const rest = typed.slice(word.length).replace(/^ +/, '');
  return isOwn(word) && behind.test(rest) ? { word, rest } : undefined;
};
