import { z } from 'zod';
import { problemsOf } from '../blocks/problems.ts';
import type { World } from '../world.ts';
import { problemRefusal } from './apiRefusal.ts';

export type Json = Readonly<Record<string, unknown>>;

/** One Web API method: who may call it and what it does. An ApiRefusal thrown by `run` becomes the answer. */
export interface Method {
  readonly token: 'bot' | 'app';
  /** Scopes of which one is needed; empty when none is. */
  readonly scopes: readonly string[];
  run(world: World, args: Json): Json | Promise<Json>;
}

interface Spec<S extends z.ZodType> {
  readonly args: S;
  readonly token?: Method['token'];
  readonly scopes?: readonly string[];
  run(world: World, args: z.infer<S>): Json | Promise<Json>;
}

/** Makes a method that reads its arguments by a schema before it runs. */
export function method<S extends z.ZodType>(spec: Spec<S>): Method {
  return {
    token: spec.token ?? 'bot',
    scopes: spec.scopes ?? [],
    run(world, raw) {
      const args = spec.args.safeParse(raw);
      if (!args.success) throw problemRefusal('invalid_arguments', problemsOf(args.error, raw, ''));
      return spec.run(world, args.data);
    },
  };
}

/** Arguments arrive as JSON or as form fields: these readers take both. */
export const flag = z
  .union([z.boolean(), z.enum(['true', 'false', '1', '0'])])
  .transform((value) => value === true || value === 'true' || value === '1');

export const wholeNumber = z.coerce.number().int();

export const ts = z.coerce.string().regex(/^\d{1,12}\.\d{1,6}$/);

/** A value that a form carries as JSON text. Text that is no JSON stays text, for the method to refuse. */
export const json = z.unknown().transform((value) => {
  if (typeof value !== 'string') return value;
  try {
    const parsed: unknown = JSON.parse(value);
    return parsed;
  } catch {
    return value;
  }
});
