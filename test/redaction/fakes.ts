/** Invented values, joined from pieces so that no scanner takes them for real ones. */
export const join = (...pieces: readonly string[]): string => pieces.join('');

export const TOKEN = join('aB3dE5fG7', 'hJ9kL1mN3', 'pQ5rS7tU9');
export const HEX = join('9f8cd3d1a642', 'f6a4e50849ab', '3919635b4a508f58');
export const UUID = '5b1e77a0-3c1d-4e9a-8f02-77a1c0b9d1e4';
export const BASE64URL = join('xK3_vQ9-LmT2', 'wZ8rYb5NcD7eFgH1jPaS');
export const BASE64 = join('q7Zt/Xw3+Lk9Rv5N', 's2Bd8Gh4Jm6Pc0Q=');
export const PRIVATE = 'PRIVATE';
export const PEM_LINES = [
  join('MIIEvQIBADANBgkqhkiG9w0', 'BAQEFAASCBKcwggSjAgEA'),
  join('q7ZtXw3Lk9Rv5Ns2Bd8Gh4J', 'm6Pc0QxYzAbCdEfGhIjKl'),
] as const;

const segment = (content: object): string => btoa(JSON.stringify(content)).replace(/=+$/, '');
export const JWT_HEADER = segment({ alg: 'RS384', kid: 'k-1' });
export const JWE_HEADER = segment({ alg: 'RSA-OAEP', enc: 'A256GCM' });
export const JWT_PAYLOAD = segment({ iss: 'x', sub: 'u-1', exp: 1 });
export const JWT_SIGNATURE = 'Zm9vYmFyYmF6cXV4c2lnbmF0dXJldGVzdA';
export const JWT = [JWT_HEADER, JWT_PAYLOAD, JWT_SIGNATURE].join('.');
export const AWS_KEY = join('AKIA', 'ABCDEFGHIJKLMNOP');

/** A text, what must be gone from it, and what must stay. */
export type Case = readonly [title: string, text: string, hide: readonly string[], keep: readonly string[]];
