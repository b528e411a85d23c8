import { z } from 'zod';

/** How escalations get to a destination, and what people call it: `posted` to a channel, `mailed` to addresses, `sent` to a system. */
export const destinationNameSchema = z.object({
  how: z.enum(['posted', 'mailed', 'sent']),
  to: z.string(),
});

export type DestinationName = Readonly<z.infer<typeof destinationNameSchema>>;

/** Names of destinations by their keys, for example `slack`. */
export type DestinationNames = Readonly<Record<string, DestinationName>>;

/** What a destination is called that has no name of its own. */
export const nameOfDestination = (key: string, names: DestinationNames = {}): DestinationName =>
  names[key] ?? { how: 'sent', to: key };
