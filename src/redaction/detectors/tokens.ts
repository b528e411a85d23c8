import type { Source } from '../grammar/readValue.ts';
import type { Kind } from '../kinds.ts';
import type { Span, Stretch } from '../spans.ts';

const PART = '[\\w-]{0,16384}={0,2}';
const NEXT_LINE = '(?:\\n(?=[\\w-]{20}))?';
const JWT = new RegExp(
  `(?<![\\w-])((?:eyJ|ewog|eyAi)[\\w-]{4,4096})\\.${NEXT_LINE}(${PART})(?:\\.${NEXT_LINE}${PART}){0,3}(?:\\n[\\w.-]{40,200}(?![\\w.-])){0,60}`,
  'g',
);
const HEADER_MEMBER = /"(?:alg|typ|kid|enc|cty|jku|x5[ctu]|zip|jwk)"\s*:/;
const CLAIM = /"(?:iss|sub|exp|aud|iat|nbf|scope)"\s*:/;

function decode(segment: string): string {
  const start = segment.slice(0, 400).replaceAll('-', '+').replaceAll('_', '/');
  try {
    return atob(start.slice(0, start.length - (start.length % 4)));
  } catch {
    return '';
  }
}

const isHeader = (segment: string): boolean =>
  HEADER_MEMBER.test(decode(segment)) && !CLAIM.test(decode(segment));

/** JSON Web Tokens: payload, signature and, of JWE, every other part. */
export function jwts({ text }: Source): Span[] {
  return [...text.matchAll(JWT)].flatMap((match): Span[] => {
    const head = match[1] ?? '';
    const from = isHeader(head) ? head.length + 1 : 0;
    if (from > 0 && match[0].length - from < 2) return [];
    if (from === 0 && match[0].length < 24) return [];
    return [{ kind: 'jwt-body', start: match.index + from, end: match.index + match[0].length }];
  });
}

const HEADER = /(?<![\w-])(?:eyJ|ewog|eyAi)[\w-]{4,4096}\.(?=\n?[\w\uFFFC-])/g;

/** The header segment of a token tells alg and kid, which is diagnosis: it stays. */
export function jwtHeaders({ text }: Source): Stretch[] {
  return [...text.matchAll(HEADER)]
    .filter((match) => isHeader(match[0].slice(0, -1)))
    .map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

const SHAPES: readonly (readonly [Kind, RegExp])[] = [
  ['slack-token', /\bxox[a-z](?:\.xox[a-z])?-[\w-]{8,512}/g],
  ['slack-token', /\bxapp-[\w-]{8,512}/g],
  ['webhook-address', /(?<=hooks\.slack(?:-gov)?\.com\/(?:services|workflows|triggers)\/)[\w/-]{8,200}/g],
  ['webhook-address', /(?<=discord(?:app)?\.com\/api\/webhooks\/\d{5,25}\/)[\w-]{20,200}/g],
  ['webhook-address', /(?<=\.webhook\.office\.com\/webhookb2\/)[\w@/-]{20,300}/g],
  ['cloud-key', /(?<![A-Za-z0-9])(?:AKIA|ASIA|ABIA|ACCA|AROA|AIDA)[A-Z0-9]{12,20}(?![A-Za-z0-9])/g],
  ['cloud-key', /\bAIza[\w-]{30,45}/g],
  ['cloud-key', /\bGOCSPX-[\w-]{16,64}/g],
  ['access-token', /\bya29\.[\w-]{16,2048}/g],
  ['refresh-token', /(?<![\w/])1\/\/0[\w-]{20,512}/g],
  ['vendor-token', /\bgh[oprsu]_[A-Za-z0-9]{16,255}/g],
  ['vendor-token', /\bgithub_pat_\w{16,255}/g],
  ['vendor-token', /\bgl(?:pat|dt|rt|ptt|oas|cbt|soat|ft|imt|agent)-[\w-]{16,128}/g],
  ['vendor-token', /\b[spr]k_(?:live|test)_\w{10,255}/g],
  ['vendor-token', /\bwhsec_[A-Za-z0-9+/=]{16,128}/g],
  ['vendor-token', /\bSG\.[\w-]{10,40}\.[\w-]{20,80}/g],
  ['vendor-token', /(?<![A-Za-z0-9])(?:SK|AC)[0-9a-f]{32}(?![A-Za-z0-9])/g],
  ['vendor-token', /\bnpm_[A-Za-z0-9]{24,64}/g],
  ['vendor-token', /\bpypi-[\w-]{16,512}/g],
  ['vendor-token', /\bsk-(?:ant-|proj-|svcacct-|admin-)?[\w-]{20,256}/g],
  ['vendor-token', /\bdo[opr]_v1_[0-9a-f]{32,128}/g],
  ['vendor-token', /\bkey-[0-9a-f]{32}\b/g],
  ['vendor-token', /\b[0-9a-f]{32}-us\d{1,2}\b/g],
  ['vendor-token', /\bsq0[a-z]{3}-[\w-]{20,64}/g],
  ['vendor-token', /\bshp(?:at|ca|pa|ss)_[A-Za-z0-9]{16,64}/g],
  ['vendor-token', /\bhv[bsr]\.[\w-]{20,256}/g],
  ['vendor-token', /\bdapi[0-9a-f]{32}(?:-\d)?\b/g],
  ['vendor-token', /\b\d{8,10}:AA[\w-]{30,40}/g],
  ['vendor-token', /\bATATT3[\w=-]{20,300}/g],
  ['vendor-token', /\blin_api_\w{20,64}/g],
  ['vendor-token', /\bdp\.(?:pt|st|sa|ct|scim|audit)\.[\w.-]{20,80}/g],
  ['vendor-token', /\bPMAK-[0-9a-f]{20,32}-[0-9a-f]{20,40}/g],
  ['vendor-token', /\bgl(?:sa|c)_[\w=+/-]{16,200}/g],
  ['vendor-token', /\bNR(?:AK|RA|II|JS|BR)-[A-Za-z0-9-]{16,64}/g],
  ['vendor-token', /\b(?:secret|ntn)_[A-Za-z0-9]{32,64}\b/g],
  ['vendor-token', /\bhf_[A-Za-z0-9]{24,64}\b/g],
  ['vendor-token', /\bEAA[A-Za-z0-9]{40,400}\b/g],
  ['vendor-token', /\bpat[A-Za-z0-9]{14}\.[0-9a-f]{40,80}\b/g],
  ['vendor-token', /\b00D[A-Za-z0-9]{12,15}![\w.]{40,200}/g],
  ['vendor-token', /\b[MNO][\w-]{22,28}\.[\w-]{6,7}\.[\w-]{27,45}\b/g],
  ['private-key', /\bAGE-SECRET-KEY-1[A-Z0-9]{30,80}/g],
  ['private-key', /\bLS0tLS1CRUdJTi(?!BQVUJM|BDRVJU)[A-Za-z0-9+/]{20,20000}={0,2}/g],
];

/** Tokens that are known by their look alone. */
export function knownTokens({ text }: Source): Span[] {
  return SHAPES.flatMap(([kind, shape]) =>
    [...text.matchAll(shape)].map((match) => ({
      kind,
      start: match.index,
      end: match.index + match[0].length,
    })),
  );
}
