import { expect, test } from '@jest/globals';
import { plainText } from '../../../src/slack/read/readMessage.ts';

test.each([
  ['<https://fhir4.eclinicalworks.com/fhir/r4/FEIGCD>', 'https://fhir4.eclinicalworks.com/fhir/r4/FEIGCD'],
  [
    '<http://oauthserver.eclinicalworks.com|oauthserver.eclinicalworks.com>',
    'oauthserver.eclinicalworks.com',
  ],
  ['<https://app.example.com/cb?error=x|click here>', 'https://app.example.com/cb?error=x'],
  ['&gt; POST /token\n&lt; HTTP/1.1 400', '> POST /token\n< HTTP/1.1 400'],
  ['a &amp;lt; b', 'a &lt; b'],
  ['<@U012AB3CD> and <@U012AB3CD|admin> in <#C012AB3CD|support>', '[person] and [person] in #support'],
  ['<!channel> <!subteam^S012AB3CD|@leads> <!here|here>', '[everybody] [everybody] [everybody]'],
  ['at <!date^1772000000^{date_num}|2026-02-25>', 'at 2026-02-25'],
  ['<mailto:a@example.com|a@example.com> <tel:5551234|555-1234>', 'a@example.com 555-1234'],
  ['{"error":"invalid_client"}', '{"error":"invalid_client"}'],
  ['<unclosed and < alone', '<unclosed and < alone'],
])('%j was typed as %j', (sent, typed) => {
  expect(plainText(sent)).toBe(typed);
});
