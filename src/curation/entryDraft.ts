import type { Catalog } from '../catalog/catalog.ts';
import { crossCheck } from '../catalog/crossCheck.ts';
import { type PlacedEntry, readEntryFile } from '../catalog/readEntryFile.ts';
import type { Role } from '../catalog/schema.ts';
import { yaml } from '../catalog/yaml.ts';
import { redact } from '../redaction/redact.ts';

/** What an approver says of an error that the catalog does not hold. */
export interface EntryWish {
  readonly id: string;
  readonly message: string;
  readonly cause: string;
  /** One step in each line. */
  readonly steps: string;
  readonly fixedBy: Role;
}

/** The draft of an entry as YAML, or what is wrong with it, by field. */
export type EntryDraft =
  | { readonly kind: 'draft'; readonly yaml: string }
  | { readonly kind: 'faulty'; readonly problems: Readonly<Record<string, string>> };

const escalatesTo = { developer: 'nobody', user: 'nobody', practice: 'practice', ecw: 'ecw' } as const;

const linesOf = (text: string): readonly string[] =>
  text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));

const clean = (text: string): string => redact(text).text.trim();

/** What the catalog asks for and nobody was asked is filled in so that a person sees what to look at again. */
const entryOf = ({ id, message, cause, steps, fixedBy }: EntryWish, day: string) => ({
  id: clean(id),
  group: 'neighbour',
  message: clean(message),
  cause: clean(cause),
  steps: linesOf(clean(steps)).map((step) => ({ do: step, by: fixedBy })),
  fixedBy: [fixedBy],
  escalate: { to: escalatesTo[fixedBy], when: 'The steps above did not help.' },
  sources: [{ name: 'Seen and drafted by our team', confidence: 'reported', verified: day }],
});

const fields = ['id', 'message', 'cause', 'steps', 'fixedBy'] as const;

const fieldOf = (reason: string): keyof EntryWish => fields.find((field) => reason.startsWith(field)) ?? 'id';

/** Writes the draft down as the catalog holds entries, and checks it as the catalog is checked. `day`: today, as 2026-01-31. */
export const draftEntry = (wish: EntryWish, day: string, catalog: Catalog): EntryDraft => {
  const written = yaml().stringify([entryOf(wish, day)]);
  const { entries, problems } = readEntryFile('draft.yaml', written);
  const placed: readonly PlacedEntry[] = catalog.entries.map((entry) => {
    return { entry, file: 'the catalog', lineOf: () => 1 };
  });
  const faults = [...problems, ...crossCheck([...placed, ...entries], problems.length === 0)];
  if (faults.length === 0) return { kind: 'draft', yaml: written };
  return {
    kind: 'faulty',
    problems: Object.fromEntries(faults.map(({ reason }) => [fieldOf(reason), reason])),
  };
};
