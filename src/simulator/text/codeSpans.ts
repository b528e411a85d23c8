/** A stretch of a text: plain, code, or the backticks around code. */
export interface Span {
  readonly text: string;
  readonly code: 'inline' | 'block' | 'fence' | undefined;
}

interface CodeRange {
  readonly from: number;
  readonly to: number;
  readonly fence: string;
}

/** Splits a text at its code: backticks that have a partner, single ones on one line. Linear in its length. */
export function codeSpans(text: string): readonly Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (let found = nextCode(text, 0); found; found = nextCode(text, from)) {
    const { fence } = found;
    const inside = text.slice(found.from + fence.length, found.to);
    const around: Span = { text: fence, code: 'fence' };
    const code = { text: inside, code: fence === '`' ? ('inline' as const) : ('block' as const) };
    spans.push({ text: text.slice(from, found.from), code: undefined }, around, code, around);
    from = found.to + fence.length;
  }
  return [...spans, { text: text.slice(from), code: undefined }].filter((span) => span.text !== '');
}

function nextCode(text: string, start: number): CodeRange | undefined {
  for (let from = text.indexOf('`', start); from >= 0; from = text.indexOf('`', from)) {
    const found = codeAt(text, from);
    if (found) return found;
    while (text.charAt(from) === '`') from += 1;
  }
  return undefined;
}

function codeAt(text: string, from: number): CodeRange | undefined {
  const fence = text.startsWith('```', from) ? '```' : '`';
  const to = text.indexOf(fence, from + fence.length);
  if (to <= from + fence.length) return undefined;
  const oneLine = fence === '```' || !text.slice(from, to).includes('\n');
  return oneLine ? { from, to, fence } : undefined;
}
