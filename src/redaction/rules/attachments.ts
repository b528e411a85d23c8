import { findPatterns, type Pattern } from '../grammar/findPatterns.ts';
import type { Rule } from '../rule.ts';

const DATA = String.raw`(?<![A-Za-z])data(?:\\{0,15}["']?\s{0,4}(?:=>|[:=])\s{0,4}\\{0,15}["']|\svalue=\\{0,15}["'])`;
/** What stands beside the data of a FHIR attachment, Binary or signature. */
const BESIDE = /contentType|attachment|presentedForm|Binary|content_type|sigFormat/;
const ENCODED = /^[A-Za-z0-9+/_-]{24,}={0,2}$/;

const PATTERNS: readonly Pattern[] = [
  {
    kind: 'patient-data',
    pattern: new RegExp(`${DATA}([A-Za-z0-9+/=_-]{24,1000000})`, 'g'),
    words: ['contenttype', 'attachment', 'presentedform', 'binary', 'content_type'],
    check: (value, { before }) => BESIDE.test(before) && ENCODED.test(value.slice(0, 400).replace(/=+$/, '')),
  },
];

/** Documents inside FHIR resources, in base64: an attachment's `data`, a Binary's. */
export const attachments: Rule = {
  find: findPatterns(PATTERNS),
  yes: {
    '{"contentType":"text/plain","data":"UGF0aWVudDogVG9iaWFzIExpbmRxdmlzdA=="}':
      'UGF0aWVudDogVG9iaWFzIExpbmRxdmlzdA==',
  },
  no: ['{"data":"UGF0aWVudDogVG9iaWFzIExpbmRxdmlzdA=="}', '{"contentType":"text/plain","data":"none"}'],
};
