import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { parseSync } from '@swc/core';
import { z } from 'zod';

/** A regular expression of the product. */
export interface Pattern {
  readonly source: string;
  readonly flags: string;
  /** Whether the redactor has it: what reads secrets is judged more strictly. */
  readonly isRedactor: boolean;
}

const source = join(import.meta.dirname, '../../src');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.ts'),
);
const isRedactor = (place: string) => place.includes(`redaction${sep}`);
/** Programs do something when they are loaded: what they build is not seen, their literals are. */
const isProgram = (name: string) =>
  !name.includes(sep) || name.startsWith(`commands${sep}`) || programs.includes(name);
const programs = [
  join('catalog', 'compile.ts'),
  join('pictures', 'pictureThread.ts'),
  join('reading', 'readingWorker.ts'),
];

const literalSchema = z.object({ pattern: z.string(), flags: z.string() });

/** Every `/…/` of a program. */
export const literalsOf = (code: string, name = ''): Pattern[] => {
  const found: Pattern[] = [];
  const walk = (node: unknown) => {
    if (typeof node !== 'object' || node === null) return;
    if (!('type' in node) || node.type !== 'RegExpLiteral') return Object.values(node).forEach(walk);
    const { pattern, flags } = literalSchema.parse(node);
    found.push({ source: pattern, flags, isRedactor: isRedactor(name) });
  };
  walk(parseSync(code, { syntax: 'typescript', target: 'es2023' }));
  return found;
};

/** Every `new RegExp(…)` that the modules run while they are loaded. */
const builtAtStart = async (): Promise<Pattern[]> => {
  const found: Pattern[] = [];
  const Original = globalThis.RegExp;
  globalThis.RegExp = new Proxy(Original, {
    construct: (target, [pattern, flags], self) => {
      const built = Reflect.construct(target, [pattern, flags], self);
      // The second line of a stack is this trap; the third is who built it: ours, or a library's?
      const builder = new Error().stack?.split('\n')[2] ?? '';
      if (builder.includes(source))
        found.push({ source: built.source, flags: built.flags, isRedactor: isRedactor(builder) });
      return built;
    },
  });
  try {
    for (const name of files) if (!isProgram(name)) await import(join(source, name));
  } finally {
    globalThis.RegExp = Original;
  }
  return found;
};

export const nameOf = ({ source, flags }: Pick<Pattern, 'source' | 'flags'>): string => `/${source}/${flags}`;

/** Every regular expression in src, each once: the literals, and those put together while the modules are loaded. */
export const allPatterns = async (): Promise<readonly Pattern[]> => {
  const literals = files.flatMap((name) => literalsOf(readFileSync(join(source, name), 'utf8'), name));
  const unique = new Map<string, Pattern>();
  for (const pattern of [...literals, ...(await builtAtStart())]) {
    const name = nameOf(pattern);
    if (pattern.isRedactor || !unique.has(name)) unique.set(name, pattern);
  }
  return [...unique.values()];
};
