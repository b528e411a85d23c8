/** Words before a short key that make it something else: an error code is no authorization code. */
const BEFORE: Readonly<Record<string, readonly string[]>> = {
  code: [
    'error err status exit response country zip postal language reason http result return issue',
    'state area practice source currency procedure cpt icd sql curl grpc signal key event message',
    'msg diagnosis product type char bar qr region facility location site org promo loinc snomed',
    'resource operation system detail details failure fault sub billing dx rx ndc hcpcs revenue',
    'place service errno',
  ],
  address: [
    'ip mac bind remote listen server web host base socket local peer client source destination',
    'memory physical return contract wallet gateway proxy',
  ],
  addr: ['ip mac bind remote listen server host socket local peer client source'],
  state: [
    'circuit connection thread job case session machine order workflow redux app application',
    'component ui home billing issuing',
  ],
  signature: ['method function invalid bad'],
  token: ['invalid next page unexpected csrf syntax parse missing end bad no expired'],
  family: ['font product key address socket instance ip'],
  pass: ['proxy first second third one single two multi render build sub http'],
  secret: ['invalid bad wrong no missing expired docker pull image existing'],
  person: ['contact sales per in'],
  encounter: ['launch'],
  member: ['class team group key jwk private public static board channel jwks staff org guild'],
  cell: ['table grid excel jupyter'],
  sid: ['account message call service workspace'],
  alias: ['key cert certificate keystore column index'],
  auth: ['basic no oauth http ldap smtp proxy bearer jwt'],
};

/** The same by key, word by word. */
export const otherMeanings: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(BEFORE).map(([key, rows]) => [key, new Set(rows.join(' ').split(' '))]),
);
