import { z } from 'zod';

const JWT = /\beyJ[\w-]{8,600}(?=\.)/;
const headerSchema = z.object({ alg: z.string().max(20).optional(), kid: z.string().max(120).optional() });

/** `alg` and `kid` of the first JWT in a text, read from its header alone; the rest of the token is not touched. */
export function jwtHeader(text: string): {
  readonly alg?: string | undefined;
  readonly kid?: string | undefined;
} {
  const [encoded] = JWT.exec(text) ?? [];
  if (!encoded) return {};
  try {
    const parsed = headerSchema.safeParse(JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8')));
    return parsed.success ? parsed.data : {};
  } catch {
    return {};
  }
}
