import { describe, expect, test } from '@jest/globals';
import { checkMessageBlocks, checkView } from '../../src/simulator/blocks/check.ts';

let made = 0;
const options = { secret: () => `made${made++}` };
const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const section = (text: string, more = {}) => ({ type: 'section', text: mrkdwn(text), ...more });
const button = (more = {}) => ({ type: 'button', text: plain('Go'), ...more });
const actions = (...elements: unknown[]) => ({ type: 'actions', elements });
const option = (text = 'one', value = text) => ({ text: plain(text), value });
const select = (more = {}) => ({ type: 'static_select', options: [option()], ...more });
const input = (element: unknown = { type: 'plain_text_input' }, more = {}) => ({
  type: 'input',
  label: plain('Label'),
  element,
  ...more,
});
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));
const x = (length: number): string => 'x'.repeat(length);

const words = (blocks: unknown): readonly string[] => {
  const checked = checkMessageBlocks(blocks, options);
  return checked.ok ? [] : checked.problems.map((problem) => `${problem.words} [${problem.pointer}]`);
};
const viewWords = (view: unknown): readonly string[] => {
  const checked = checkView(view, options);
  return checked.ok ? [] : checked.problems.map((problem) => `${problem.words} [${problem.pointer}]`);
};
const modal = (blocks: unknown[], more = {}) => ({ type: 'modal', title: plain('T'), blocks, ...more });

describe('blocks that Slack takes in a message', () => {
  test.each([
    ['50 sections', times(50, () => section('hi'))],
    ['a section of 3000 characters', [section(x(3000))]],
    ['a header of 150 characters', [{ type: 'header', text: plain(x(150)) }]],
    ['25 buttons', [actions(...times(25, () => button()))]],
    ['a button with a value of 2000', [actions(button({ text: plain(x(75)), value: x(2000) }))]],
    ['ten context elements', [{ type: 'context', elements: times(10, () => mrkdwn('a')) }]],
    [
      'a select of 100 options',
      [section('a', { accessory: select({ options: times(100, (i) => option(`o${i}`)) }) })],
    ],
    [
      'option groups',
      [actions(select({ options: undefined, option_groups: [{ label: plain('g'), options: [option()] }] }))],
    ],
    ['an input', [input()]],
    ['feedback buttons', [{ type: 'context_actions', elements: [feedback()] }]],
    ['a folded container of ten sections', [container(times(10, () => section('a')))]],
    ['a container with a table', [container([table()], { default_collapsed: false })]],
    ['a section that shows all of its text', [section(x(3000), { expand: true })]],
    ['code to be copied', [preformatted({ type: 'text', text: 'curl' })]],
    [
      'a table',
      [
        {
          type: 'table',
          rows: [
            [
              { type: 'raw_text', text: 'a' },
              { type: 'raw_text', text: '1' },
            ],
          ],
        },
      ],
    ],
    [
      'rich text',
      [
        {
          type: 'rich_text',
          elements: [
            { type: 'rich_text_section', elements: [{ type: 'text', text: 'a', style: { bold: true } }] },
          ],
        },
      ],
    ],
    [
      'a confirm dialog',
      [
        actions(
          button({
            confirm: { title: plain('t'), text: mrkdwn('sure'), confirm: plain('y'), deny: plain('n') },
          }),
        ),
      ],
    ],
  ])('%s', (_name, blocks) => {
    expect(words(blocks)).toEqual([]);
  });
});

function preformatted(...elements: unknown[]) {
  return { type: 'rich_text', elements: [{ type: 'rich_text_preformatted', elements }] };
}
function table() {
  return { type: 'table', rows: [[{ type: 'raw_text', text: 'a' }]] };
}
function container(child_blocks: unknown[], more = {}) {
  return {
    type: 'container',
    title: plain('Folded'),
    is_collapsible: true,
    default_collapsed: true,
    child_blocks,
    ...more,
  };
}
function feedback() {
  return {
    type: 'feedback_buttons',
    positive_button: { text: plain('Good'), value: 'good' },
    negative_button: { text: plain('Bad'), value: 'bad' },
  };
}

describe('blocks that Slack refuses in a message, in its words', () => {
  test.each<[string, unknown, string]>([
    ['51 blocks', times(51, () => section('hi')), 'no more than 50 items allowed [/blocks]'],
    [
      'a section of 3001 characters',
      [section(x(3001))],
      'must be less than 3001 characters [/blocks/0/text/text]',
    ],
    ['an empty text', [section('')], 'must be more than 0 characters [/blocks/0/text/text]'],
    ['a section without text', [{ type: 'section' }], 'missing required field: text [/blocks/0]'],
    [
      'a header of 151 characters',
      [{ type: 'header', text: plain(x(151)) }],
      'must be less than 151 characters [/blocks/0/text/text]',
    ],
    [
      'mrkdwn in a header',
      [{ type: 'header', text: mrkdwn('a') }],
      'must be a valid enum value [/blocks/0/text/type]',
    ],
    [
      '26 buttons',
      [actions(...times(26, () => button()))],
      'no more than 25 items allowed [/blocks/0/elements]',
    ],
    ['no button', [actions()], 'must provide at least 1 items [/blocks/0/elements]'],
    [
      'a button text of 76',
      [actions(button({ text: plain(x(76)) }))],
      'must be less than 76 characters [/blocks/0/elements/0/text/text]',
    ],
    [
      'a button value of 2001',
      [actions(button({ value: x(2001) }))],
      'must be less than 2001 characters [/blocks/0/elements/0/value]',
    ],
    [
      'an action_id of 256',
      [actions(button({ action_id: x(256) }))],
      'must be less than 256 characters [/blocks/0/elements/0/action_id]',
    ],
    [
      'a block_id of 256',
      [section('a', { block_id: x(256) })],
      'must be less than 256 characters [/blocks/0/block_id]',
    ],
    [
      'eleven context elements',
      [{ type: 'context', elements: times(11, () => mrkdwn('a')) }],
      'no more than 10 items allowed [/blocks/0/elements]',
    ],
    [
      '101 options',
      [actions(select({ options: times(101, (i) => option(`o${i}`)) }))],
      'no more than 100 items allowed [/blocks/0/elements/0/options]',
    ],
    [
      'no options',
      [actions(select({ options: [] }))],
      'must provide at least 1 items [/blocks/0/elements/0/options]',
    ],
    [
      'an option text of 76',
      [actions(select({ options: [option(x(76), 'v')] }))],
      'must be less than 76 characters [/blocks/0/elements/0/options/0/text/text]',
    ],
    [
      'an option value of 151',
      [actions(select({ options: [option('a', x(151))] }))],
      'must be less than 151 characters [/blocks/0/elements/0/options/0/value]',
    ],
    [
      'a placeholder of 151',
      [actions(select({ placeholder: plain(x(151)) }))],
      'must be less than 151 characters [/blocks/0/elements/0/placeholder/text]',
    ],
    [
      'an initial option that is not offered',
      [actions(select({ initial_option: option('other') }))],
      'must match one of the provided options [/blocks/0/elements/0/initial_option]',
    ],
    [
      'six overflow options',
      [actions({ type: 'overflow', options: times(6, (i) => option(`o${i}`)) })],
      'no more than 5 items allowed [/blocks/0/elements/0/options]',
    ],
    [
      'eleven checkboxes',
      [actions({ type: 'checkboxes', options: times(11, (i) => option(`o${i}`)) })],
      'no more than 10 items allowed [/blocks/0/elements/0/options]',
    ],
    [
      'an unknown style',
      [actions(button({ style: 'loud' }))],
      'must be a valid enum value [/blocks/0/elements/0/style]',
    ],
    ['an unknown key', [section('a', { colour: 'red' })], 'invalid additional property: colour [/blocks/0]'],
    ['an unknown block', [{ type: 'banner' }], 'unsupported type: banner [/blocks/0/type]'],
    ['a block without type', [{ text: mrkdwn('a') }], 'missing required field: type [/blocks/0]'],
    ['a text that is no object', [{ type: 'section', text: 'a' }], 'must provide an object [/blocks/0/text]'],
    ['a block that is a string', ['section'], 'must provide an object [/blocks/0]'],
    ['an alert', [{ type: 'alert', text: plain('a') }], 'unsupported type: alert [/blocks/0/type]'],
    [
      'an input in actions',
      [actions({ type: 'plain_text_input' })],
      'unsupported type: plain_text_input [/blocks/0/elements/0/type]',
    ],
    [
      'a repeated block_id',
      [section('a', { block_id: 'b' }), section('a', { block_id: 'b' })],
      '`block_id` "b" already exists [/blocks/1/block_id]',
    ],
    [
      'a repeated action_id',
      [actions(button({ action_id: 'a' }), button({ action_id: 'a' }))],
      '`action_id` "a" already exists [/blocks/0/elements/1/action_id]',
    ],
    [
      'a confirm title of 101',
      [
        actions(
          button({
            confirm: { title: plain(x(101)), text: plain('a'), confirm: plain('y'), deny: plain('n') },
          }),
        ),
      ],
      'must be less than 101 characters [/blocks/0/elements/0/confirm/title/text]',
    ],
    ['two tables', times(2, table), 'only_one_table_allowed [/blocks]'],
    [
      'a table beside one in a container',
      [table(), container([table()])],
      'only_one_table_allowed [/blocks]',
    ],
    [
      'eleven blocks in a container',
      [container(times(11, () => section('a')))],
      'no more than 10 items allowed [/blocks/0/child_blocks]',
    ],
    [
      'rich text in a container',
      [container([preformatted({ type: 'text', text: 'curl' })])],
      'unsupported type: rich_text [/blocks/0/child_blocks/0/type]',
    ],
    [
      'an input in a container',
      [container([input()])],
      'unsupported type: input [/blocks/0/child_blocks/0/type]',
    ],
    [
      'a container without a title',
      [container([section('a')], { title: undefined })],
      'missing required field: title [/blocks/0]',
    ],
    [
      'a container that is folded and cannot be opened',
      [container([section('a')], { is_collapsible: false })],
      'requires is_collapsible to be true [/blocks/0/default_collapsed]',
    ],
    [
      'rows of different widths',
      [
        {
          type: 'table',
          rows: [[{ type: 'raw_text', text: 'a' }], times(2, () => ({ type: 'raw_text', text: 'a' }))],
        },
      ],
      'all rows must have the same number of cells [/blocks/0/rows]',
    ],
    ['a card', [{ type: 'card', title: mrkdwn('t') }], 'unsupported type: card [/blocks/0/type]'],
    [
      'a person named in code',
      [preformatted({ type: 'user', user_id: 'U1' })],
      'unsupported type: user [/blocks/0/elements/0/elements/0/type]',
    ],
    [
      'feedback buttons among others',
      [actions(feedback())],
      'unsupported type: feedback_buttons [/blocks/0/elements/0/type]',
    ],
  ])('%s', (_name, blocks, expected) => {
    expect(words(blocks)).toContain(expected);
  });
});

describe('views', () => {
  test.each<[string, unknown, string]>([
    [
      'a title of 25',
      modal([], { title: plain(x(25)) }),
      'must be less than 25 characters [/view/title/text]',
    ],
    [
      'a submit of 25',
      modal([], { submit: plain(x(25)) }),
      'must be less than 25 characters [/view/submit/text]',
    ],
    ['no title', { type: 'modal', blocks: [] }, 'missing required field: title [/view]'],
    ['101 blocks', modal(times(101, () => section('a'))), 'no more than 100 items allowed [/view/blocks]'],
    [
      'metadata of 3001',
      modal([], { private_metadata: x(3001) }),
      'must be less than 3001 characters [/view/private_metadata]',
    ],
    [
      'a callback_id of 256',
      modal([], { callback_id: x(256) }),
      'must be less than 256 characters [/view/callback_id]',
    ],
    [
      'an input without submit',
      modal([section('a'), input()]),
      'must define `submit` to use an `input` block in modals [/view/blocks/1/input]',
    ],
    [
      'a container in a modal',
      modal([container([section('a')])]),
      'unsupported type: container [/view/blocks/0/type]',
    ],
    [
      'an alert in a Home',
      { type: 'home', blocks: [{ type: 'alert', text: plain('a') }] },
      'unsupported type: alert [/view/blocks/0/type]',
    ],
    ['another type', { type: 'dialog', blocks: [] }, 'unsupported type: dialog [/view/type]'],
    [
      'an initial value that is too long',
      modal([input({ type: 'plain_text_input', max_length: 3, initial_value: 'four' })], {
        submit: plain('s'),
      }),
      'must not be longer than max_length [/view/blocks/0/element/initial_value]',
    ],
  ])('%s is refused', (_name, view, expected) => {
    expect(viewWords(view)).toContain(expected);
  });

  test('a Home with an input and a table is taken, a modal with a table is not', () => {
    expect(viewWords({ type: 'home', blocks: [input(), table()] })).toEqual([]);
    expect(viewWords(modal([table()]))).toEqual(['unsupported type: table [/view/blocks/0/type]']);
  });
});

test('blocks come back with the ids and flags that Slack adds', () => {
  made = 0;
  const checked = checkMessageBlocks([section('a', { accessory: button() })], options);
  expect(checked).toEqual({
    ok: true,
    value: [
      {
        type: 'section',
        block_id: 'made1',
        text: { type: 'mrkdwn', text: 'a', verbatim: false },
        accessory: {
          type: 'button',
          action_id: 'made0',
          text: { type: 'plain_text', text: 'Go', emoji: true },
        },
      },
    ],
  });
});

test('blocks within blocks have ids too', () => {
  const checked = checkMessageBlocks([container([actions(button())])], options);
  expect(checked).toMatchObject({
    value: [
      {
        block_id: expect.stringMatching(/^made/),
        child_blocks: [
          {
            block_id: expect.stringMatching(/^made/),
            elements: [{ action_id: expect.stringMatching(/^made/) }],
          },
        ],
      },
    ],
  });
});
