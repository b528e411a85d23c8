import { z } from 'zod';

/** A variable's text; empty counts as not set. */
export const text = z
  .string()
  .trim()
  .transform((value) => (value === '' ? undefined : value))
  .optional();

/** Values separated by commas or spaces. */
export const list = text.transform((value) => (value ?? '').split(/[\s,]+/).filter(Boolean));

/** A text that, where it is set, must pass `isRight`; `error` says what to do. */
export const checked = (isRight: (value: string) => boolean, error: string) =>
  text.refine((value) => value === undefined || isRight(value), { error });

export const isEmail = (value: string): boolean => z.email().safeParse(value).success;

/** A host name that means this machine. */
export const isLoopback = (host: string): boolean =>
  /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])$/.test(host);

/** An address of this machine to listen on. */
export const listenHost = checked(
  (value) => /^[\w.:-]{1,253}$/.test(value),
  'must be an address of this machine, for example 127.0.0.1 or 0.0.0.0.',
);

/** A port to listen on; `without` says what leaving it out means. */
export const optionalPort = (without: string) =>
  text
    .transform((value) => (value === undefined ? undefined : Number(value)))
    .refine((value) => value === undefined || (Number.isInteger(value) && value >= 0 && value <= 65_535), {
      error: `must be a port number from 0 to 65535. ${without}`,
    });

/** A part of the configuration: settings where it is set up, problems where something is missing, neither where it is not wanted. */
export interface Part<T> {
  readonly settings?: T;
  readonly problems: readonly string[];
}

/** A problem for each variable that has no value; `why` says what it is for. */
export const missing = (
  wanted: Readonly<Record<string, string | undefined>>,
  why: string,
): readonly string[] =>
  Object.entries(wanted).flatMap(([name, value]) =>
    value === undefined ? [`${name} is missing: ${why}`] : [],
  );
