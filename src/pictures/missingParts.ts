import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);

const parts: readonly string[] = ['sharp', 'tesseract.js', '@tesseract.js-data/eng'];

const isThere = (part: string): boolean => {
  try {
    resolve(part);
    return true;
  } catch {
    return false;
  }
};

/** The packages that reading pictures needs and that are not installed: they are optional. */
export const missingParts = (): readonly string[] => parts.filter((part) => !isThere(part));
