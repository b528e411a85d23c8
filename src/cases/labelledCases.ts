import type { Catalog } from '../catalog/catalog.ts';
import type { LabelledText } from '../triage/learning/texts.ts';
import type { Case } from './case.ts';

/** A stored case as a text with what it must lead to. */
export interface LabelledCase extends LabelledText {
  readonly caseId: string;
  /** A person said so; else it is held to be what the engine took it for. */
  readonly isCorrection: boolean;
}

/** An error that the catalog does not hold. */
const UNKNOWN = '';

type Label = Pick<LabelledCase, 'kind' | 'expect' | 'isCorrection'>;

/**
 * Stored cases as labelled texts. People correct and approve: they pick an entry, say "Not an error", or "Not this error", which leaves every
 * other entry open. Cases without a text teach nothing.
 */
export function labelledCases(
  { cases, wrong }: { readonly cases: readonly Case[]; readonly wrong: readonly Case[] },
  catalog: Catalog,
): LabelledCase[] {
  const calledWrong = new Set(wrong.map(({ id }) => id));
  const othersThan = (entryId: string): string[] => [
    ...catalog.entries.map(({ id }) => id).filter((id) => id !== entryId),
    UNKNOWN,
  ];
  const labelOf = ({ id, entryId, picked, status }: Case): Label => {
    if (status === 'dismissed') return { kind: 'silent', expect: [], isCorrection: true };
    if (entryId === undefined) return { kind: 'silent', expect: [], isCorrection: false };
    const isWrong = calledWrong.has(id) && !picked;
    const expect = isWrong ? othersThan(entryId) : [entryId];
    return { kind: 'report', expect, isCorrection: isWrong || picked };
  };
  return cases
    .filter(({ excerpt }) => excerpt.trim() !== '')
    .map((one): LabelledCase => {
      const label = labelOf(one);
      const asked = one.door !== 'message';
      const tricky = label.kind === 'silent';
      return { ...label, caseId: one.id, text: one.excerpt, asked, tricky, author: 'stored cases', what: '' };
    });
}
