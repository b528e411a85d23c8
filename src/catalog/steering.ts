import { z } from 'zod';
import { endpoints } from './endpoints.ts';

/** Facts that steer what a card shows, each with the values that count. */
export const steeringSchema = z
  .strictObject({
    status: z.array(z.int().min(100).max(599)).min(1).optional(),
    endpoint: z.array(z.enum(endpoints)).min(1).optional(),
    grantType: z
      .array(z.enum(['authorization_code', 'client_credentials', 'refresh_token']))
      .min(1)
      .optional(),
    environment: z
      .array(z.enum(['production', 'staging', 'sandbox']))
      .min(1)
      .optional(),
  })
  .refine((facts) => Object.keys(facts).length > 0, 'names no fact');

/** What must have been read; every fact that is named counts. */
export type Steering = Readonly<z.infer<typeof steeringSchema>>;

/** What was read from a paste, as far as it steers. */
export interface SeenFacts {
  readonly status?: number;
  readonly endpoint?: string;
  readonly grantType?: string;
  readonly environment?: string;
}

/** Anything that may be shown for some facts only. */
export interface Steered {
  /** Shown only where every fact named here was read with one of these values. */
  readonly only?: Steering | undefined;
  /** Not shown where one of the facts named here was read with one of these values. */
  readonly unless?: Steering | undefined;
}

/** For each fact that is named: was it read with one of its values? */
const hits = (steering: Steering, seen: SeenFacts): readonly boolean[] => {
  const has = (values: readonly (string | number)[] | undefined, value: string | number | undefined) =>
    values === undefined ? [] : [value !== undefined && values.includes(value)];
  return [
    ...has(steering.status, seen.status),
    ...has(steering.endpoint, seen.endpoint),
    ...has(steering.grantType, seen.grantType),
    ...has(steering.environment, seen.environment),
  ];
};

/** Whether a step or a move is for what was read. Where nothing was read, all are shown that do not ask for a fact. */
export const fits = ({ only, unless }: Steered, seen: SeenFacts): boolean =>
  (only === undefined || hits(only, seen).every(Boolean)) &&
  (unless === undefined || !hits(unless, seen).some(Boolean));
