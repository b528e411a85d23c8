const PERCENT = /%([0-9a-f]{2})/gi;
const BACKSLASH = /\\{1,16}(?:u([0-9a-f]{4})|(["'/nrt]))/gi;
const LETTERS: Readonly<Record<string, string>> = { n: '\n', r: '\n', t: ' ' };

function percent(_whole: string, hex: string): string {
  const code = Number.parseInt(hex, 16);
  if (code < 0x20) return code === 0x0a ? '\n' : ' ';
  return code < 0x7f ? String.fromCharCode(code) : ' ';
}

function backslash(_whole: string, hex?: string, letter?: string): string {
  if (hex) return String.fromCharCode(Number.parseInt(hex, 16));
  return letter ? (LETTERS[letter.toLowerCase()] ?? letter) : ' ';
}

/** Flattens JSON escapes of any depth and percent encoding (up to twice), so that one reader serves every nesting. */
export function withoutEscapes(text: string): string {
  const plain = text.includes('\\') ? text.replace(BACKSLASH, backslash) : text;
  if (!plain.includes('%')) return plain;
  const once = plain.replace(PERCENT, percent);
  return once.includes('%') ? once.replace(PERCENT, percent) : once;
}
