import { describe, expect, test } from '@jest/globals';
import { neverReports, ruleAgainst } from '../../src/triage/judging/reasons.ts';
import { prepare } from '../../src/triage/matching/prepare.ts';
import { readingOf } from '../../src/triage/matching/reading.ts';
import { triage } from '../../src/triage/triage.ts';
import { catalog } from '../support/catalog.ts';

/** The rule, an entry that the text names, a text that it forbids to take for a report, and a near twin that it allows. */
const cases = [
  [
    'a changed line of a diff',
    'invalid_client',
    'diff --git a/src/errors.ts b/src/errors.ts\n@@ -1,2 +1,3 @@\n export const codes = [\n+  "invalid_client",\n',
    'the deploy log says\n- {"error":"invalid_client"} from eCW\nsince 9:00',
  ],
  [
    'an access line with a 2xx',
    'invalid_scope',
    '10.0.0.7 - - [12/Feb/2026:09:00:01 +0000] "GET /docs/errors/invalid_scope HTTP/1.1" 200 5120',
    '10.0.0.7 - - [12/Feb/2026:09:00:01 +0000] "GET /callback?error=invalid_scope HTTP/1.1" 400 312',
  ],
  ['an entry that means success', 'bulk_202_in_progress', 'bulk status poll: accepted-or-in-progress', ''],
] as const;

describe('what cannot be a report', () => {
  test('every rule has its cases', () => {
    expect(cases.map(([rule]) => rule)).toEqual(Object.keys(neverReports));
  });

  test.each(cases)('%s', (rule, id, never, twin) => {
    const entry = catalog.byId(id);
    if (!entry) throw new Error(`no entry ${id}`);
    expect(ruleAgainst(readingOf(never, prepare(catalog)), entry)).toBe(rule);
    expect(triage(never, catalog).kind).not.toBe('match');
    if (twin !== '') expect(ruleAgainst(readingOf(twin, prepare(catalog)), entry)).toBeUndefined();
  });
});
