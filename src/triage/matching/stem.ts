const ENDINGS = ['ingly', 'edly', 'ing', 'ed', 'es', 'ly', 's', 'e'] as const;
const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ['keys', 'key'],
  ['used', 'use'],
  ['uses', 'use'],
  ['using', 'use'],
  ['found', 'find'],
  ['sent', 'send'],
  ['said', 'say'],
  ['says', 'say'],
  ['got', 'get'],
  ['gets', 'get'],
  ['gotten', 'get'],
  ['getting', 'get'],
  ['went', 'go'],
  ['goes', 'go'],
  ['knew', 'know'],
  ['known', 'know'],
  ['knows', 'know'],
  ['denied', 'deny'],
  ['denies', 'deny'],
  ['refuses', 'refus'],
  ['access', 'access'],
  ['address', 'address'],
  ['jwks', 'jwks'],
  ['alias', 'alias'],
  ['this', 'this'],
  ['does', 'does'],
  ['was', 'was'],
  ['has', 'has'],
]);

function trunkOf(word: string): string {
  for (const ending of ENDINGS) {
    if (!word.endsWith(ending) || word.length - ending.length < 3) continue;
    const trunk = word.slice(0, -ending.length);
    const last = trunk.at(-1);
    const doubled = last === trunk.at(-2) && last !== 's' && last !== 'l' && ending !== 's' && ending !== 'e';
    return doubled ? trunk.slice(0, -1) : trunk;
  }
  return word;
}

const REMEMBERED = 20_000;
const trunks = new Map<string, string>(IRREGULAR);

/** The common trunk of a word's forms (`expires`, `expired`, `expiring` -> `expir`). Crude on purpose: both sides pass through it. */
export function stem(word: string): string {
  const known = trunks.get(word);
  if (known !== undefined) return known;
  const trunk = word.length < 4 ? word : trunkOf(word);
  if (trunks.size < REMEMBERED) trunks.set(word, trunk);
  return trunk;
}
