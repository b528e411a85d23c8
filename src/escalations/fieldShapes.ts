import { endpoints } from '../catalog/endpoints.ts';

export type PracticesReading =
  | { readonly kind: 'codes'; readonly codes: readonly string[] }
  | { readonly kind: 'problem'; readonly problem: string };

const codeForm = /^(?:[A-Z]{6}|ALL)$/;
/** `https://fhir4.eclinicalworks.com/fhir/r4/ABCDEF/Patient` */
const inAddress = /\/fhir\/[a-z0-9]{1,8}\/([a-z]{6})(?![a-z0-9])/i;
const mostPractices = 25;

/** Reads the codes of practices, each alone or in a FHIR base URL; several are divided by blanks or commas. */
export const readPractices = (text: string): PracticesReading => {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
  const codes = parts.map((part) => (inAddress.exec(part)?.[1] ?? part).toUpperCase());
  const wrong = codes.find((code) => !codeForm.test(code));
  if (codes.length === 0 || wrong !== undefined)
    return {
      kind: 'problem',
      problem: wrong?.includes('/')
        ? 'This address holds no practice code. A FHIR base URL ends in one: …/fhir/r4/ABCDEF.'
        : 'Six letters, the last part of the FHIR base URL (…/fhir/r4/ABCDEF), or ALL if every practice fails.',
    };
  if (codes.length > mostPractices)
    return { kind: 'problem', problem: `At most ${mostPractices} practices; ALL if every practice fails.` };
  return { kind: 'codes', codes: codes.includes('ALL') ? ['ALL'] : [...new Set(codes)] };
};

const words = [
  ...endpoints,
  'authorise',
  'authorization',
  'callback',
  'cds',
  'consent',
  'export',
  'launch',
  'login',
  'refresh',
  'revoke',
  'smart-configuration',
  'userinfo',
];
const method = /^(?:GET|POST|PUT|PATCH|DELETE|HEAD)\b/;
const path = /\/[\w$%.~-]/;

/** What is wrong with the name of a failing call; it needs an endpoint, a path or an address. */
export const callProblem = (text: string): string | undefined => {
  const call = text.trim();
  const spoken = call.toLowerCase();
  if (call !== '' && (method.test(call) || path.test(call) || words.some((word) => spoken.includes(word))))
    return undefined;
  return 'Name the call that fails: token, authorize, or method and path such as GET /fhir/r4/ABCDEF/Patient.';
};

const example = 'for example https://app.example.com/.well-known/jwks.json';

/** Addresses that eCW cannot reach from outside. */
const isInside = (host: string): boolean =>
  !host.includes('.') ||
  /^(?:127\.|10\.|192\.168\.|169\.254\.|\[)/.test(host) ||
  /\.(?:local|internal)$/.test(host);

/** What is wrong with the address of a key set, by its shape alone. */
export const jwksUrlProblem = (text: string): string | undefined => {
  const address = URL.canParse(text.trim()) ? new URL(text.trim()) : undefined;
  if (!address) return `The complete address of the key set, ${example}.`;
  if (address.protocol !== 'https:') return `A key set is fetched by https, ${example}.`;
  if (address.username !== '' || address.password !== '') return 'Without a user name and a password in it.';
  if (isInside(address.hostname)) return `eCW fetches it from outside: name its public host, ${example}.`;
  return undefined;
};
