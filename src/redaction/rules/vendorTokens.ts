import { findPatterns, type Pattern } from '../grammar/findPatterns.ts';
import type { Rule } from '../rule.ts';

const PATTERNS: readonly Pattern[] = [
  { kind: 'slack-token', pattern: /\bxox[a-z](?:\.xox[a-z])?-[\w-]{8,512}/g, words: ['xox'] },
  { kind: 'slack-token', pattern: /\bxapp-[\w-]{8,512}/g, words: ['xapp-'] },
  {
    kind: 'webhook-address',
    pattern: /hooks\.slack(?:-gov)?\.com\/(?:services|workflows|triggers)\/([\w/-]{8,200})/g,
    words: ['hooks.slack'],
  },
  {
    kind: 'webhook-address',
    pattern: /discord(?:app)?\.com\/api\/webhooks\/\d{5,25}\/([\w-]{20,200})/g,
    words: ['discord'],
  },
  {
    kind: 'webhook-address',
    pattern: /\.webhook\.office\.com\/webhookb2\/([\w@/-]{20,300})/g,
    words: ['webhook.office'],
  },
  {
    kind: 'cloud-key',
    pattern: /(?<![A-Za-z0-9])(?:AKIA|ASIA|ABIA|ACCA|AROA|AIDA)[A-Z0-9]{12,20}(?![A-Za-z0-9])/g,
    words: ['akia', 'asia', 'abia', 'acca', 'aroa', 'aida'],
  },
  { kind: 'cloud-key', pattern: /\bAIza[\w-]{30,45}/g, words: ['aiza'] },
  { kind: 'cloud-key', pattern: /\bGOCSPX-[\w-]{16,64}/g, words: ['gocspx'] },
  { kind: 'access-token', pattern: /\bya29\.[\w-]{16,2048}/g, words: ['ya29'] },
  { kind: 'refresh-token', pattern: /(?<![\w/])1\/\/0[\w-]{20,512}/g, words: ['1//0'] },
  {
    kind: 'vendor-token',
    pattern: /\bgh[oprsu]_[A-Za-z0-9]{16,255}/g,
    words: ['gho_', 'ghp_', 'ghr_', 'ghs_', 'ghu_'],
  },
  { kind: 'vendor-token', pattern: /\bgithub_pat_\w{16,255}/g, words: ['github_pat'] },
  {
    kind: 'vendor-token',
    pattern: /\bgl(?:pat|dt|rt|ptt|oas|cbt|soat|ft|imt|agent)-[\w-]{16,128}/g,
    words: ['glpat', 'gldt', 'glrt', 'glptt', 'gloas', 'glcbt', 'glsoat', 'glft', 'glimt', 'glagent'],
  },
  { kind: 'vendor-token', pattern: /\b[spr]k_(?:live|test)_\w{10,255}/g, words: ['k_live', 'k_test'] },
  { kind: 'vendor-token', pattern: /\bwhsec_[A-Za-z0-9+/=]{16,128}/g, words: ['whsec'] },
  { kind: 'vendor-token', pattern: /\bSG\.[\w-]{10,40}\.[\w-]{20,80}/g, words: ['sg.'] },
  { kind: 'vendor-token', pattern: /(?<![A-Za-z0-9])(?:SK|AC)[0-9a-f]{32}(?![A-Za-z0-9])/g },
  { kind: 'vendor-token', pattern: /\bnpm_[A-Za-z0-9]{24,64}/g, words: ['npm_'] },
  { kind: 'vendor-token', pattern: /\bpypi-[\w-]{16,512}/g, words: ['pypi-'] },
  { kind: 'vendor-token', pattern: /\bsk-(?:ant-|proj-|svcacct-|admin-)?[\w-]{20,256}/g, words: ['sk-'] },
  { kind: 'vendor-token', pattern: /\bdo[opr]_v1_[0-9a-f]{32,128}/g, words: ['_v1_'] },
  { kind: 'vendor-token', pattern: /\bkey-[0-9a-f]{32}\b/g, words: ['key-'] },
  { kind: 'vendor-token', pattern: /\b[0-9a-f]{32}-us\d{1,2}\b/g, words: ['-us'] },
  { kind: 'vendor-token', pattern: /\bsq0[a-z]{3}-[\w-]{20,64}/g, words: ['sq0'] },
  {
    kind: 'vendor-token',
    pattern: /\bshp(?:at|ca|pa|ss)_[A-Za-z0-9]{16,64}/g,
    words: ['shpat', 'shpca', 'shppa', 'shpss'],
  },
  { kind: 'vendor-token', pattern: /\bhv[bsr]\.[\w-]{20,256}/g, words: ['hvb.', 'hvs.', 'hvr.'] },
  { kind: 'vendor-token', pattern: /\bdapi[0-9a-f]{32}(?:-\d)?\b/g, words: ['dapi'] },
  { kind: 'vendor-token', pattern: /\b\d{8,10}:AA[\w-]{30,40}/g, words: [':aa'] },
  { kind: 'vendor-token', pattern: /\bATATT3[\w=-]{20,300}/g, words: ['atatt3'] },
  { kind: 'vendor-token', pattern: /\blin_api_\w{20,64}/g, words: ['lin_api'] },
  { kind: 'vendor-token', pattern: /\bdp\.(?:pt|st|sa|ct|scim|audit)\.[\w.-]{20,80}/g, words: ['dp.'] },
  { kind: 'vendor-token', pattern: /\bPMAK-[0-9a-f]{20,32}-[0-9a-f]{20,40}/g, words: ['pmak-'] },
  { kind: 'vendor-token', pattern: /\bgl(?:sa|c)_[\w=+/-]{16,200}/g, words: ['glsa_', 'glc_'] },
  {
    kind: 'vendor-token',
    pattern: /\bNR(?:AK|RA|II|JS|BR)-[A-Za-z0-9-]{16,64}/g,
    words: ['nrak', 'nrra', 'nrii', 'nrjs', 'nrbr'],
  },
  { kind: 'vendor-token', pattern: /\b(?:secret|ntn)_[A-Za-z0-9]{32,64}\b/g, words: ['secret_', 'ntn_'] },
  { kind: 'vendor-token', pattern: /\bhf_[A-Za-z0-9]{24,64}\b/g, words: ['hf_'] },
  { kind: 'vendor-token', pattern: /\bEAA[A-Za-z0-9]{40,400}\b/g, words: ['eaa'] },
  { kind: 'vendor-token', pattern: /\bpat[A-Za-z0-9]{14}\.[0-9a-f]{40,80}\b/g, words: ['pat'] },
  { kind: 'vendor-token', pattern: /\b00D[A-Za-z0-9]{12,15}![\w.]{40,200}/g, words: ['00d'] },
  { kind: 'vendor-token', pattern: /\b[MNO][\w-]{22,28}\.[\w-]{6,7}\.[\w-]{27,45}\b/g },
  { kind: 'private-key', pattern: /\bAGE-SECRET-KEY-1[A-Z0-9]{30,80}/g, words: ['age-secret'] },
  {
    kind: 'private-key',
    pattern: /\bLS0tLS1CRUdJTi(?!BQVUJM|BDRVJU)[A-Za-z0-9+/]{20,20000}={0,2}/g,
    words: ['ls0tls1c'],
  },
];

/** Tokens that are known by their look alone. */
export const vendorTokens: Rule = {
  find: findPatterns(PATTERNS),
  yes: {
    'app xapp-1-A0-12345678 fails': 'xapp-1-A0-12345678',
  },
  no: ['npm_config_registry is set', 'sk-eleton'],
};
