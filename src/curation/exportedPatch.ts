import { yaml } from '../catalog/yaml.ts';
import type { Decision } from './decision.ts';

const heading = `# What approvers taught the bot, for the repository: add each wording to match.wordings of its entry, and each entry to
# a file of src/catalog/entries; fill in what the drafts leave open. Then: catalog check, train, catalog dry-run.
`;

const entriesOf = ({ words }: Decision): readonly unknown[] => {
  const read: unknown = yaml().parse(words);
  return Array.isArray(read) ? read : [];
};

/** Wordings by entry and drafts of entries as YAML; empty where nothing was taken. */
export const exportedPatch = (taken: readonly Decision[]): string => {
  const wordings: Record<string, string[]> = {};
  for (const { kind, entryId, words } of taken) {
    if (kind !== 'wording') continue;
    const own = wordings[entryId] ?? [];
    wordings[entryId] = own.includes(words) ? own : [...own, words];
  }
  const entries = taken.filter(({ kind }) => kind === 'entry').flatMap(entriesOf);
  const patch = {
    ...(Object.keys(wordings).length === 0 ? {} : { wordings }),
    ...(entries.length === 0 ? {} : { entries }),
  };
  return Object.keys(patch).length === 0 ? '' : heading + yaml().stringify(patch);
};
