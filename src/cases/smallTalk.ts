/** What people say to a colleague who helped, or before they ask. Said to us, the first wants no answer. */
type SmallTalk = 'thanks' | 'greeting';

/** Words that make it what it is. */
const telling: Readonly<Record<SmallTalk, ReadonlySet<string>>> = {
  thanks: new Set(
    `thanks thank thx ty tysm cheers appreciated ok okay great perfect awesome nice cool got solved fixed worked works
     gracias danke dank merci dhanyavaad धन्यवाद`.split(/\s+/),
  ),
  greeting: new Set(
    `hi hello hey morning afternoon evening hola buenos buenas hallo guten bonjour salut नमस्ते`.split(/\s+/),
  ),
};

/** Words that may stand around them. */
const around: ReadonlySet<string> = new Set(
  `you so much a lot very many it that this now again all team there everyone bot good for the help your
   muchas vielen beaucoup dias días tardes morgen tag abend`.split(/\s+/),
);

const longest = 60;

/** Knows small talk when it is all that is said, whatever the punctuation and emoji around it. */
export const smallTalk = (text: string): SmallTalk | undefined => {
  if (text.length > longest) return undefined;
  const words = text
    .toLowerCase()
    .replace(/:[a-z0-9_+-]{1,40}:/g, ' ')
    .replace(/\[person\]/g, ' ');
  // A question, or anything with a number or a code in it, is more than small talk.
  if (/[?\d_{}]/.test(words)) return undefined;
  const spoken = words.match(/[\p{L}\p{M}]+/gu) ?? [];
  const is = (kind: SmallTalk) =>
    spoken.some((word) => telling[kind].has(word)) &&
    spoken.every((word) => telling[kind].has(word) || around.has(word));
  if (is('thanks')) return 'thanks';
  return is('greeting') ? 'greeting' : undefined;
};
