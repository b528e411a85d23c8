import { matchesIn } from '../../../text/matchesIn.ts';
import { isPlaceholder } from '../../grammar/notValues.ts';
import type { Detection, Rule } from '../../rule.ts';
import type { Source } from '../../source.ts';

const SECRET = /^[ \t]*"?kind"?: ?"?Secret\b/m;
/** `data:` and the deeper lines below it. */
const DATA = /^([ \t]{0,20})data:[ \t]*\n((?:\1[ \t]{1,20}[^\s][^\n]{0,20000}(?:\n|$))+)/gm;
/** A certificate is public. */
const MEMBER =
  /^[ \t]*(?![\w.-]{0,80}(?:crt|cert|pub|ca):)[\w.-]{1,80}:[ \t]{1,4}["']?([A-Za-z0-9+/=]{4,20000})["']?[ \t]*$/gm;

function find({ text }: Source): Detection[] {
  if (!SECRET.test(text)) return [];
  return [...matchesIn(text, DATA)].flatMap(({ 0: whole, 2: lines = '', index }) => {
    const from = index + whole.length - lines.length;
    return [...matchesIn(lines, MEMBER)].flatMap(({ 0: line, 1: value = '', index: at }): Detection[] => {
      const start = from + at + line.indexOf(value, line.indexOf(':') + 1);
      return isPlaceholder(value) ? [] : [{ kind: 'password-value', start, end: start + value.length }];
    });
  });
}

/** What a Secret of Kubernetes holds, under whatever key. */
export const kubernetesSecrets: Rule = {
  words: [['secret'], ['kind'], ['data']],
  find,
  yes: {
    'kind: Secret\nmetadata:\n  name: fhir\ndata:\n  tls.key: LS0tLS1GQUtF\n  db-url: cG9zdGdyZXM6\ntype: Opaque':
      'LS0tLS1GQUtF … cG9zdGdyZXM6',
  },
  no: [
    'kind: ConfigMap\nmetadata:\n  name: secret-names\ndata:\n  region: dXMtZWFzdA==',
    'kind: Secret\nmetadata:\n  name: fhir',
    'kind: Secret\ndata:\n  tls.crt: LS0tLS1CRUdJTiBDRVJU',
  ],
};
