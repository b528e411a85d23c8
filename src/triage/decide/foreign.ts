import type { Word } from '../../text/word.ts';

const FOREIGN: ReadonlySet<string> = new Set(
  `el los las una del por para pero está esto esta cuando desde nos hay sale al es muy ya ahora todas cambiamos equipo hola puede alguien sabe qué que responde nos todos todo los usuarios dice ellos nosotros hacer hacemos tiene tengo después antes mismo porque como
der die das und ist nicht bei kommt nach dem nur müssen wir beim ein eine auf mit immer wieder seit heute bitte jemand habe haben wird werden unser unsere beim zurück auch wenn
hai hain kya ka ki ke ko se mein nahi nahin raha rahi kar karo gaya hua bhai yaar koi kyun abhi wala pe par aur
le les une des est pas nous avec sur depuis quand pourquoi erreur bonjour
não uma com erro está depois aqui quando dos
il che non per sono dopo`
    .split(/\s/)
    .filter((word) => word !== ''),
);
const AMBIGUOUS: ReadonlySet<string> = new Set([
  'die',
  'per',
  'es',
  'par',
  'se',
  'hay',
  'sale',
  'mit',
  'as',
  'is',
  'ka',
  'ki',
  'al',
  'come',
  'il',
  'pas',
  'des',
  'est',
  'sur',
  'pe',
  'auf',
  'del',
]);
const DEVANAGARI = /[\u0900-\u097f]/;

/** True when the sentences around an English error are in another language: nobody writes documentation like that. */
export function isForeign(words: readonly Word[], text: string): boolean {
  const found = new Set<string>();
  for (const word of words) if (FOREIGN.has(word.text)) found.add(word.text);
  const sure = [...found].filter((word) => !AMBIGUOUS.has(word)).length;
  return sure >= 2 || (sure >= 1 && found.size >= 3) || DEVANAGARI.test(text);
}
