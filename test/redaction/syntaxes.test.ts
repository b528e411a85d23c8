import { describe, expect, test } from '@jest/globals';
import { redact } from '../../src/redaction/redact.ts';
import { BASE64, BASE64URL, HEX, UUID } from './fakes.ts';
import { SYNTAXES } from './syntaxes.ts';

/** Keys with values that must go in whatever syntax ties them. */
const SECRETS: readonly (readonly [key: string, values: readonly string[]])[] = [
  ['client_secret', [HEX, UUID, BASE64URL, BASE64]],
  ['refresh_token', [BASE64URL, UUID]],
  ['access_token', [BASE64URL, HEX]],
  ['code_verifier', [BASE64URL]],
  ['api_key', [BASE64URL, HEX]],
  ['id_token_hint', [BASE64URL]],
  ['signing_secret', [HEX]],
  ['device_code', [BASE64URL]],
  ['client_assertion', [BASE64URL]],
  ['activation_code', [BASE64URL]],
  ['launch', [BASE64URL, UUID]],
  ['authorization_code', [BASE64URL]],
  ['session_token', [BASE64URL]],
];

const PEOPLE: readonly (readonly [key: string, values: readonly string[]])[] = [
  ['date_of_birth', ['1971-04-09', '04/09/1971', '19710409']],
  ['dob', ['1971-04-09', '4/9/71']],
  ['mrn', ['771200', 'E-771200', 'MR-77-12']],
  ['medical_record_number', ['771200']],
  ['patient_id', ['8812043', 'a-98212', UUID]],
  ['member_id', ['AET99120034']],
  ['policy_number', ['POL-88-1200']],
  ['phone', ['617-555-0177', '+16175550177']],
  ['ssn', ['371-22-9087', '371229087']],
  ['last_name', ['Lindqvist']],
  ['email', ['t.lindqvist@example.net']],
  ['patient', ['8812043', 'a-98212']],
  ['zip_code', ['01970']],
];

/** Values before their keys are found when they look like tokens or dates; names and numbers are not. */
const NOT_FOR_PEOPLE = new Set(['saidq', 'httpie2', 'yamltag']);

/** What of these values is still there when they are written in this syntax, and what changes when it is redacted once more. */
function faultsOf(syntax: string, rows: typeof SECRETS): { leaks: string[]; unstable: string[] } {
  const redacted = rows.flatMap(([key, values]) =>
    values.map((value) => ({ key, value, clean: redact(SYNTAXES[syntax]?.(key, value) ?? value).text })),
  );
  return {
    leaks: redacted
      .filter(({ clean, value }) => clean.includes(value))
      .map(({ key, value }) => `${key} ${value}`),
    unstable: redacted.map(({ clean }) => clean).filter((clean) => redact(clean).text !== clean),
  };
}

describe('keys and values in many syntaxes', () => {
  test.each(Object.keys(SYNTAXES))('secrets: %s', (syntax) => {
    expect(faultsOf(syntax, SECRETS)).toEqual({ leaks: [], unstable: [] });
  });

  test.each(Object.keys(SYNTAXES).filter((syntax) => !NOT_FOR_PEOPLE.has(syntax)))('people: %s', (syntax) => {
    expect(faultsOf(syntax, PEOPLE)).toEqual({ leaks: [], unstable: [] });
  });
});
