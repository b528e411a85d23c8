import { readingHabits } from './readingHabits.ts';

const mostLines = 6;
const isOpen = (text: string): boolean => (text.match(/["“”]/g)?.length ?? 0) % 2 === 1;

/** A quotation that a narrow window broke into lines becomes one line again. */
const unwrapped = (text: string): string => {
  const lines: string[] = [];
  let broken = 0;
  for (const line of text.split('\n')) {
    const before = lines.at(-1);
    const goesOn = before !== undefined && line.trim() !== '' && broken < mostLines && isOpen(before);
    if (goesOn) lines[lines.length - 1] = `${before} ${line}`;
    else lines.push(line);
    broken = goesOn ? broken + 1 : 0;
  }
  return lines.join('\n');
};

/** Puts right what reading a picture makes of the words of this trade. What names a thing (a kid, a practice) stays as it was read. */
export const mendReading = (text: string): string =>
  readingHabits.reduce(
    (mended, { find, put }) =>
      typeof put === 'string' ? mended.replace(find, put) : mended.replace(find, put),
    unwrapped(text),
  );
