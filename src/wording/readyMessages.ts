import { fillPlaceholders, type PlaceholderValues } from '../catalog/placeholders.ts';
import type { CatalogEntry } from '../catalog/schema.ts';

/** A text to copy for somebody else, who gets it from a person and not from the bot. */
interface ReadyMessage {
  readonly to: keyof NonNullable<CatalogEntry['handover']>;
  /** `For the practice’s admin` */
  readonly title: string;
  /** What is not known stands in square brackets. */
  readonly text: string;
}

/** The ready messages of an error, filled with what is known. */
export const readyMessages = (
  { handover }: CatalogEntry,
  known: PlaceholderValues = {},
): readonly ReadyMessage[] => {
  const messages = [
    { to: 'practice', title: 'For the practice’s admin', text: handover?.practice },
    { to: 'ecw', title: 'For a case at eCW', text: handover?.ecw },
  ] as const;
  return messages.flatMap(({ text, ...message }) =>
    text === undefined ? [] : [{ ...message, text: fillPlaceholders(text, known) }],
  );
};
