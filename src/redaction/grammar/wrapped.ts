import { isTokenLike } from './randomLooking.ts';

/** A token that was wrapped goes on in lines of its own, which hold nothing else; a shell ends the line before with a backslash. */
const NEXT_LINE = /\\?[ \t]{0,4}\n[ \t]{0,12}([\w.+/-]{2,4096}={0,2})(?=["',;}]{0,3}[ \t]{0,4}(?:\n|$))/y;
const MOST_LINES = 100;

/** Where a token ends that reaches `from` and may go on in the lines below. */
export function endOfWrapped(text: string, from: number): number {
  let end = from;
  for (let lines = 0; lines < MOST_LINES; lines += 1) {
    NEXT_LINE.lastIndex = end;
    const line = NEXT_LINE.exec(text)?.[1];
    if (line === undefined || !(line.length >= 40 || isTokenLike(line, 4))) break;
    end = NEXT_LINE.lastIndex;
  }
  return end;
}
