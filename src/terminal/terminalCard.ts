import type { Catalog } from '../catalog/catalog.ts';
import type { CatalogEntry } from '../catalog/schema.ts';
import type { Candidate, Reason, Verdict } from '../triage/verdict.ts';

const why = (reason: Reason): string => {
  switch (reason.kind) {
    case 'code':
      return `${reason.place}: ${reason.value}`;
    case 'wording':
      return `${reason.place}: like "${reason.wording}" (${Math.round(100 * reason.similarity)} %)`;
    case 'status':
      return `HTTP ${reason.value}`;
    case 'endpoint':
      return `endpoint ${reason.value}`;
    case 'number':
      return `number ${reason.value}`;
    case 'answer':
      return `answer: ${reason.label}`;
    case 'words':
      return `words: ${reason.words.join(', ')}`;
  }
};

const heading = (entry: CatalogEntry): string =>
  `${entry.id}${entry.status ? ` · HTTP ${entry.status}` : ''}\n${entry.message}\n\n${entry.cause}`;

const steps = (entry: CatalogEntry): string =>
  entry.steps.map((step, i) => `  ${i + 1}. ${step.do}${step.by ? ` (${step.by})` : ''}`).join('\n');

function card(candidate: Candidate, catalog: Catalog): string {
  const entry = catalog.byId(candidate.id);
  if (!entry) return candidate.id;
  const seen = candidate.reasons.map(why).join('; ');
  return `${heading(entry)}\n\nFix it (${entry.fixedBy.join(', ')}):\n${steps(entry)}\n\nEscalate: ${entry.escalate.when}\nSeen: ${seen}`;
}

const list = (candidates: readonly Candidate[], catalog: Catalog): string =>
  candidates
    .map(({ id, confidence }) => `  ${id} (${confidence}): ${catalog.byId(id)?.message ?? ''}`)
    .join('\n');

/** A verdict as plain text for a terminal, ending with a line break. */
export function terminalCard(verdict: Verdict, catalog: Catalog): string {
  switch (verdict.kind) {
    case 'match': {
      const others = verdict.others.length > 0 ? `\n\nLooks alike:\n${list(verdict.others, catalog)}` : '';
      return `${verdict.errors.map((error) => card(error, catalog)).join('\n\n---\n\n')}${others}\n`;
    }
    case 'ambiguous': {
      const question = verdict.question ? catalog.byId(verdict.question)?.question : undefined;
      return `Could be one of these:\n${list(verdict.candidates, catalog)}\n${question ? `\n${question.ask}\n` : ''}`;
    }
    case 'none':
      return verdict.nearest.length > 0
        ? `No error is reported here. Nearest:\n${list(verdict.nearest, catalog)}\n`
        : 'No error that is known here.\n';
  }
}
