/** What people say to a colleague who helped, or before they ask. Said to us, the first wants no answer. */
export type SmallTalk = 'thanks' | 'greeting';

const words: Readonly<Record<SmallTalk, readonly string[]>> = {
  thanks: [
    ...['thanks', 'thank you', 'thx', 'ty', 'tysm', 'cheers', 'much appreciated', 'appreciated', 'good bot'],
    ...['thanks a lot', 'thanks so much', 'many thanks', 'thank you so much', 'thank you very much'],
    ...['ok', 'okay', 'got it', 'great', 'perfect', 'awesome', 'nice', 'cool', 'ok thanks', 'great thanks'],
    ...['perfect thanks', 'that worked', 'it worked', 'works now', 'that worked thanks', 'solved', 'fixed'],
    ...[
      'gracias',
      'muchas gracias',
      'danke',
      'vielen dank',
      'merci',
      'merci beaucoup',
      'dhanyavaad',
      'धन्यवाद',
    ],
  ],
  greeting: [
    ...['hi', 'hello', 'hey', 'hi there', 'hello there', 'hey there', 'good morning', 'good afternoon'],
    ...['good evening', 'morning', 'hi all', 'hello all', 'hi team', 'hello team'],
    ...[
      'hola',
      'buenos dias',
      'buenos días',
      'hallo',
      'guten morgen',
      'guten tag',
      'bonjour',
      'salut',
      'नमस्ते',
    ],
  ],
};

const meanings: ReadonlyMap<string, SmallTalk> = new Map([
  ...words.thanks.map((said) => [said, 'thanks'] as const),
  ...words.greeting.map((said) => [said, 'greeting'] as const),
]);

const longest = 60;

/** Knows small talk when it is all that is said, whatever the punctuation and emoji around it. */
export const smallTalk = (text: string): SmallTalk | undefined => {
  if (text.length > longest) return undefined;
  const said = text
    .toLowerCase()
    .replace(/:[a-z0-9_+-]{1,40}:/g, ' ')
    .replace(/\[person\]/g, ' ')
    .replace(/[^\p{L}\p{M}\s]/gu, ' ')
    .trim()
    .split(/\s+/)
    .join(' ');
  return meanings.get(said);
};
