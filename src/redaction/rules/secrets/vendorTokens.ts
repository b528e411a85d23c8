import { oneOf } from '../../grammar/oneOf.ts';
import { isTokenLike } from '../../grammar/randomLooking.ts';
import { findPatterns, type Pattern, type Rule } from '../../rule.ts';

/** What the tokens of a vendor begin with; the rest is drawn at random. */
const PREFIXES = [
  'gho_ ghp_ ghr_ ghs_ ghu_ github_pat_ glpat- gldt- glrt- glptt- gloas- glcbt- glsoat- glft- glimt- glagent-',
  'npm_ pypi- rubygems_ dckr_pat_ dckr_oat_ whsec_ doo_v1_ dop_v1_ dor_v1_ shpat_ shpca_ shppa_ shpss_',
  'sq0atp- sq0csp- sq0idp- hvb. hvs. hvr. ATATT3 lin_api_ lin_oauth_ PMAK- hf_ sgp_ phc_ phx_ tskey- xkeysib-',
  'NRAK- NRRA- NRII- NRJS- NRBR- sntrys_ sntryu_ figd_ nfp_ nfc_ nfo_ nfu_ nfb_ pscale_pw_ pscale_tkn_',
  'pscale_oauth_ sbp_ pdus+ rnd_ re_ fo1_ fm2_ CFPAT- pat-na1- pat-eu1- EZAK EZTK ops_ dckr_ tfp_ rpa_',
].flatMap((row) => row.split(' '));

const PATTERNS: readonly Pattern[] = [
  {
    kind: 'vendor-token',
    pattern: new RegExp(
      `(?<![A-Za-z0-9])${oneOf(...PREFIXES)
        .replaceAll('.', '\\.')
        .replaceAll('+', '\\+')}[\\w+=-]{16,512}`,
      'g',
    ),
    words: PREFIXES.map((prefix) => prefix.toLowerCase()),
    check: (value) => isTokenLike(value, 20),
  },
  { kind: 'slack-token', pattern: /\bxox[a-z](?:\.xox[a-z])?-[\w-]{8,512}/g, words: ['xox'] },
  { kind: 'slack-token', pattern: /\bxapp-[\w-]{8,512}/g, words: ['xapp-'] },
  {
    kind: 'activation-code',
    pattern: /\blicen[sc]e(?: key)?:? ((?=[A-Z-]*\d)[A-Z\d]{4,5}(?:-[A-Z\d]{4,5}){3,7})(?![\w-])/gi,
    words: ['license', 'licence'],
  },
  {
    kind: 'webhook-address',
    pattern: /hooks\.slack(?:-gov)?\.(?:example\.)?com\/(?:services|workflows|triggers)\/([\w/-]{8,200})/g,
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
  { kind: 'vendor-token', pattern: /\b[spr]k_(?:live|test)_\w{10,255}/g, words: ['k_live', 'k_test'] },
  { kind: 'vendor-token', pattern: /\bSG\.[\w-]{10,40}\.[\w-]{20,80}/g, words: ['sg.'] },
  { kind: 'vendor-token', pattern: /(?<![A-Za-z0-9])(?:SK|AC)[0-9a-f]{32}(?![A-Za-z0-9])/g },
  { kind: 'vendor-token', pattern: /\bsk-(?:ant-|proj-|svcacct-|admin-)?[\w-]{20,256}/g, words: ['sk-'] },
  { kind: 'vendor-token', pattern: /\bkey-[0-9a-z]{32}\b/g, words: ['key-'] },
  { kind: 'vendor-token', pattern: /\b[0-9a-f]{32}-us\d{1,2}\b/g, words: ['-us'] },
  { kind: 'vendor-token', pattern: /\bdapi[0-9a-f]{32}(?:-\d)?\b/g, words: ['dapi'] },
  { kind: 'vendor-token', pattern: /(?<!\d)\d{8,10}:AA[\w-]{30,40}/g, words: [':aa'] },
  { kind: 'vendor-token', pattern: /\bdp\.(?:pt|st|sa|ct|scim|audit)\.[\w.-]{20,80}/g, words: ['dp.'] },
  { kind: 'vendor-token', pattern: /\bgl(?:sa|c)_[\w=+/-]{16,200}/g, words: ['glsa_', 'glc_'] },
  { kind: 'vendor-token', pattern: /\b(?:secret|ntn)_[A-Za-z0-9]{32,64}\b/g, words: ['secret_', 'ntn_'] },
  { kind: 'vendor-token', pattern: /\bEAA[A-Za-z0-9]{40,400}\b/g, words: ['eaa'] },
  { kind: 'vendor-token', pattern: /\bpat[A-Za-z0-9]{14}\.[0-9a-f]{40,80}\b/g, words: ['pat'] },
  { kind: 'vendor-token', pattern: /\b00D[A-Za-z0-9]{12,15}![\w.]{40,200}/g, words: ['00d'] },
  { kind: 'vendor-token', pattern: /\b[MNO][\w-]{22,28}\.[\w-]{6,7}\.[\w-]{27,45}\b/g },
  {
    kind: 'password-value',
    pattern: /\{(?:S?SHA\d*|S?MD5|CRYPT|ARGON2\w*|PBKDF2\w*|BCRYPT)\}[A-Za-z0-9+/$=.]{8,256}/gi,
    words: ['sha}', 'md5}', 'crypt}', 'sha256}', 'sha512}', 'argon2', 'pbkdf2'],
  },
  {
    kind: 'password-value',
    pattern: /(?<![\w$])\$(?:1|2[abxy]?|5|6|7|y|apr1|argon2\w{1,2}|scrypt)\$[\w./$,=+-]{16,200}/g,
    words: ['$'],
  },
  { kind: 'private-key', pattern: /\bAGE-SECRET-KEY-1[A-Z0-9]{30,80}/g, words: ['age-secret'] },
  {
    kind: 'private-key',
    pattern: /\bLS0tLS1CRUdJTi(?!BQVUJM|BDRVJU)[A-Za-z0-9+/]{20,20000}={0,2}/g,
    words: ['ls0tls1c'],
  },
  { kind: 'vendor-token', pattern: /\b\w{14}\.atlasv1\.[\w-]{40,100}/g, words: ['.atlasv1.'] },
  { kind: 'vendor-token', pattern: /\bv1\.0-[0-9a-f]{24}-[0-9a-f]{60,200}\b/g, words: ['v1.0-'] },
  { kind: 'vendor-token', pattern: /\bdt0[a-z]\d{2}\.[A-Z0-9]{20,30}\.[A-Z0-9]{40,80}\b/g, words: ['dt0'] },
];

/** Tokens that are known by their look alone. */
export const vendorTokens: Rule = {
  find: findPatterns(PATTERNS),
  yes: {
    'app xapp-1-A0-12345678 fails': 'xapp-1-A0-12345678',
    'login with figd_q7ZtXw3Lk9Rv5Ns2Bd8G denied': 'figd_q7ZtXw3Lk9Rv5Ns2Bd8G',
    'userPassword: {SSHA}q7ZtXw3Lk9Rv5Ns2': '{SSHA}q7ZtXw3Lk9Rv5Ns2',
  },
  no: ['npm_config_registry is set', 'sk-eleton'],
};
