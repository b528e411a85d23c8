import { describe, expect, test } from '@jest/globals';
import { loadExamples } from '../../src/catalog/examples.ts';
import { catalog } from '../support/catalog.ts';

const examples = loadExamples();
const { byId } = catalog;

/** The shapes that a newcomer should see once each. */
const shapes = [
  ['A bare code', /^[a-z_]+$/],
  ['OAuth JSON, with a secret that must not leave', /client_secret=.{12}[\s\S]*"error": "invalid_client"/],
  ['A redirect URL', /^[^\n]*https:\S+\?error=\w+&error_description=\S+%20/],
  ['Swapped fields at /authorize', /"error_description":"invalid_request","error":"403"/],
  ['A WWW-Authenticate header', /^WWW-Authenticate: Bearer .*error="/m],
  ['An OperationOutcome', /"resourceType": "OperationOutcome"/],
  ['Output of curl -v', /^> POST [\s\S]*^< HTTP\/1\.1 400/m],
  ['A Java stack trace', /Exception: [\s\S]*^\tat .*\.java:\d+\)$/m],
  ['A Python dict in a log line', /ERROR .*\{'error': '/],
  ['Plain speech', /^Hi all, /],
  ['Escaped JSON in a log record', /^\{"time".*"\{\\"error\\"/],
  ['Two errors in one paste', /"error":[\s\S]*"error":/],
] as const;

describe('the ready examples', () => {
  test('are a dozen, of the shapes that people paste', () => {
    expect(examples.map(({ title }) => title)).toEqual(shapes.map(([title]) => title));
  });

  test.each(shapes)('%s looks like one', (title, shape) => {
    expect(examples.find((example) => example.title === title)?.text).toMatch(shape);
  });

  test('lead to entries that exist, each to another', () => {
    const ids = examples.flatMap(({ entry, also }) => [entry, ...also]);
    expect(ids.filter((id) => !byId(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('show a practice code that a form can be filled with', () => {
    expect(examples.filter(({ text }) => text.includes('/fhir/r4/FEIGCD')).length).toBeGreaterThanOrEqual(3);
  });

  test("name only example hosts beside eCW's", () => {
    const hosts = examples.flatMap(({ text }) =>
      [...text.matchAll(/https?:\/\/([\w.-]+)/g)].map(([, host]) => host),
    );
    expect([...new Set(hosts)].sort()).toEqual([
      'app.example.com',
      'fhir4.eclinicalworks.com',
      'oauthserver.eclinicalworks.com',
      'www.hl7.org',
    ]);
  });
});
