const LIKE_L: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'l',
  '5': 's',
  '8': 'b',
  '4': 'a',
  '3': 'e',
  '9': 'g',
};
const LIKE_I: Readonly<Record<string, string>> = { ...LIKE_L, '1': 'i' };
const HAS_DIGIT = /\d/;
const HAS_LETTER = /[a-z]/;
const DIGIT = /\d/g;

/** What a word may have been before a scanner read it: digits for letters, `rn` for m, `cl` for d, `vv` for w, I for l. */
export function ocrReadings(word: string): readonly string[] {
  const mixed = HAS_DIGIT.test(word) && HAS_LETTER.test(word);
  const bases = mixed
    ? [word.replace(DIGIT, (d) => LIKE_L[d] ?? d), word.replace(DIGIT, (d) => LIKE_I[d] ?? d)]
    : [word];
  const readings = mixed ? [...bases] : [];
  for (const base of bases) {
    if (base.includes('rn')) readings.push(base.replaceAll('rn', 'm'));
    if (base.includes('cl')) readings.push(base.replaceAll('cl', 'd'));
    if (base.includes('vv')) readings.push(base.replaceAll('vv', 'w'));
    if (base.startsWith('i')) readings.push(`l${base.slice(1)}`);
    if (base.includes('l')) readings.push(base.replace('l', 'i'));
  }
  return readings;
}
