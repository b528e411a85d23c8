import { describe, expect, test } from '@jest/globals';
import { composedBlocks } from '../../src/simulator/text/composedBlocks.ts';
import { readTyped, slackText } from '../../src/simulator/text/readTyped.ts';

const names = {
  people: new Map([
    ['support', 'U1'],
    ['support engineer', 'U1'],
    ['test bot', 'UBOT'],
  ]),
  channels: new Map([['general', 'C1']]),
  groups: new Map([['ecw-leads', 'S1']]),
};
const slack = (text: string): string => slackText(readTyped(text, names));

describe('what a person types, as Slack sends it', () => {
  test.each([
    ['a < b && c > d', 'a &lt; b &amp;&amp; c &gt; d'],
    ['@Test Bot what is this', '<@UBOT> what is this'],
    ['ask @support engineer, please', 'ask <@U1>, please'],
    ['@supporters unite', '@supporters unite'],
    ['mail me@general.org', 'mail <mailto:me@general.org|me@general.org>'],
    ['see #general', 'see <#C1|general>'],
    ['@ecw-leads look', '<!subteam^S1> look'],
    ['@here look', '<!here> look'],
    ['at https://a.b/c?d=1&e=2.', 'at <https://a.b/c?d=1&amp;e=2>.'],
    ['{"aud":"https://fhir.example.com/token","x":1}', '{"aud":"<https://fhir.example.com/token>","x":1}'],
    [
      'fhir.example.com/r4/Patient?x=1 fails',
      '<http://fhir.example.com/r4/Patient?x=1|fhir.example.com/r4/Patient?x=1> fails',
    ],
    ['package.json is no host', 'package.json is no host'],
    ['`@support` and https://a.b', '`@support` and <https://a.b>'],
    ['```\ncurl https://a.b @support\n```', '```\ncurl <https://a.b> @support\n```'],
    ['a lone ` stays @support', 'a lone ` stays <@U1>'],
    ['<@U1> typed by hand', '&lt;@U1&gt; typed by hand'],
  ])('%s', (typed, sent) => {
    expect(slack(typed)).toBe(sent);
  });

  test('its rich text holds the same pieces', () => {
    const [block] = composedBlocks(readTyped('@Test Bot `x` ```y``` https://a.b', names), 'b') ?? [];
    expect(block?.elements).toEqual([
      {
        type: 'rich_text_section',
        elements: [
          { type: 'user', user_id: 'UBOT' },
          { type: 'text', text: ' ' },
          { type: 'text', text: 'x', style: { code: true } },
          { type: 'text', text: ' ' },
        ],
      },
      { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'y' }] },
      {
        type: 'rich_text_section',
        elements: [
          { type: 'text', text: ' ' },
          { type: 'link', url: 'https://a.b' },
        ],
      },
    ]);
  });

  test.each([
    ['backticks', '`\n'],
    ['dots', 'a.'],
    ['at signs', '@'],
    ['slashes', 'http://'],
    ['fences', '```a'],
    ['mail beginnings', 'a@b.'],
  ])('forty thousand characters of %s are read within a second', (_name, piece) => {
    const started = performance.now();
    slack(piece.repeat(40_000 / piece.length));
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
