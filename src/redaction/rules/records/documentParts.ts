import { findPatterns, type Pattern, type Rule } from '../../rule.ts';

const DATA = String.raw`(?<![A-Za-z])data(?:\\{0,15}["']?\s{0,4}(?:=>|[:=])\s{0,4}\\{0,15}["']|\svalue=\\{0,15}["'])`;
/** What stands beside the data of a FHIR attachment, Binary or signature. */
const BESIDE = /contentType|attachment|presentedForm|Binary|content_type|sigFormat/;
const ENCODED = /^[A-Za-z0-9+/_-]{24,}={0,2}$/;

const PATTERNS: readonly Pattern[] = [
  {
    kind: 'person-name',
    pattern: /^(?:FN|N)(?:;[^:\n]{0,60})?:([^\n]{2,120})$/gm,
    words: ['vcard', 'bday:'],
  },
  {
    kind: 'person-name',
    pattern: /^(?:ATTENDEE|ORGANIZER)[^\n:]{0,120}?;CN="?([^";:\n]{2,80})/gm,
    words: ['attendee', 'organizer'],
  },
  {
    kind: 'postal-address',
    pattern: /^ADR(?:;[^:\n]{0,60})?:;{0,2}([^\n]{4,200})$/gm,
    words: ['adr;', 'adr:'],
  },
  {
    kind: 'record-number',
    pattern: /<id\b(?![^<>]{0,200}113883\.4\.6")[^<>]{0,120}?\sextension=\\{0,15}"([^"<>\\]{2,80})/g,
    words: ['extension='],
    check: (value) => /\d/.test(value),
  },
  {
    kind: 'patient-data',
    pattern: new RegExp(`${DATA}([A-Za-z0-9+/=_-]{24,1000000})`, 'g'),
    words: ['contenttype', 'attachment', 'presentedform', 'binary', 'content_type'],
    check: (value, { before }) => BESIDE.test(before) && ENCODED.test(value.slice(0, 400).replace(/=+$/, '')),
  },
];

/**
 * Parts of documents about people whose surroundings are missing: the lines of a vCard or an invitation, the identifiers of a C-CDA document, and
 * documents inside FHIR resources in base64, an attachment's `data` or a Binary's.
 */
export const documentParts: Rule = {
  find: findPatterns(PATTERNS),
  yes: {
    'BEGIN:VCARD\nFN:Tobias Lindqvist': 'Tobias Lindqvist',
    'ATTENDEE;CN="Tobias Lindqvist":mailto:x': 'Tobias Lindqvist',
    '<id root="2.16.840.1" extension="998771"/>': '998771',
    '{"contentType":"text/plain","data":"UGF0aWVudDogVG9iaWFzIExpbmRxdmlzdA=="}':
      'UGF0aWVudDogVG9iaWFzIExpbmRxdmlzdA==',
  },
  no: [
    'FN:not a card',
    '<id root="2.16.840.1.113883.4.6" extension="998771"/>',
    '<id root="2.16" extension="none"/>',
    '{"data":"UGF0aWVudDogVG9iaWFzIExpbmRxdmlzdA=="}',
    '{"contentType":"text/plain","data":"none"}',
  ],
};
