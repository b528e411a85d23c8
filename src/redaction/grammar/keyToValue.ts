import { oneOf } from './oneOf.ts';
/**
 * How firmly what stands between a key and a value ties them together: an assignment, a list (`"key", "value"`),
 * a line break, or mere speech (`the secret is …`).
 */
export type Binding = 'assigned' | 'listed' | 'stacked' | 'said';

export interface Connection {
  readonly binding: Binding;
  readonly at: number;
}

interface Around {
  /** `<key>`: the key is an element's name. */
  readonly isElement: boolean;
  /** `"a": "key"`: the key is itself the value of something, so its quotes close that value. */
  readonly isQuotedValue: boolean;
  /** `"name": "key"`: the key is the name in a pair of name and value. */
  readonly isNamed: boolean;
  readonly isFlag: boolean;
  readonly isListItem: boolean;
}

interface Row {
  readonly binding: Binding;
  readonly pattern: RegExp;
  readonly when?: (around: Around) => boolean;
}

const QUOTES = '\\\\"\'`';
const CLOSE = `[${QUOTES}*_~\\])]{0,8}`;
const CLOSE_BARE = '[*_~\\])]{0,4}';
/** PHP writes who may see a member: `["secret":protected]`, `["secret":"App\\Client":private]`. */
const VISIBILITY = '(?::(?:"[\\w\\\\]{1,60}":)?(?:protected|private)\\])?';
const NOTE = '(?:\\s{0,2}\\([^()\\n]{0,40}\\))?';
const SIGN = '(?:=>|:=|->|=3D|={1,3}|:{1,2}(?!/)|[\\u2192\\u21D2]|\\.{3,60}\\s?:|\\.{4,60})';
const TYPE = '(?:(?:str|string|String|text|bytes|&str|char\\*)\\s?=\\s?)?';
const MEMBER = `[vV]alue|val|content|contents|text|[dD]efault(?:Value)?|data|stringValue`;
/** The mark of a list's first item: `Patients:\n1. …`. */
const LIST_ITEM = '(?:\\d{1,2}[.)]|[-*\\u2022]) {1,2}';
const ITEM = `(?:${LIST_ITEM})?`;
const BLOCK = '(?:[|>][-+]?\\s{1,24}|`{3}\\w{0,10}\\s{1,4})?';
const FIRST = '(?:[Aa]rray\\s{0,4}(?:\\(\\d{1,4}\\)\\s)?[({]\\s{0,24}\\[0\\]\\s?=>\\s{1,24})?';
const OBJECT = `${FIRST}(?:\\{\\s{0,12}[${QUOTES}]{0,8}(?:${MEMBER}|_text|#text|S)[${QUOTES}]{0,8}\\s{0,4}[:=]\\s{0,4})?`;
const SPEECH = oneOf(
  'is|was|were|of|as|to|value|equals|being|used|uses|set|with|starts|starting|number|no\\.?',
  'id|below|here|currently|we|use|i|they|now|named|called|got|have|had|sent|send|received',
  'given|entered|generated|copied|has|be|should|es|est|ist|lautet|era|war|é|è',
  "it's|it|this|that|try|\\d(?=:|\\s{1,3}(?:is|was|[^\\sA-Za-z]))",
);

/** A word between a key and its value that names no other thing. */
const WORD_BETWEEN = [
  String.raw`(?![\w'-]{0,30}(?<![A-Za-z])`,
  oneOf(
    'id|ids|ID|IDs|client|kid|alg|request|trace|correlation|scopes?|url|host|status|code|error|user',
    'endpoint|at|uri|issuer|aud|type|version|time|timestamp|header|key',
  ),
  String.raw`(?![A-Za-z]))[\w'-]{1,36}`,
].join('');

const assignment = (close: string): RegExp =>
  new RegExp(
    `${close}${VISIBILITY}(?:\\s(?:As \\w{1,10}|string))?\\.?${NOTE}\\s?[#°º]?\\s{0,12}${SIGN}[*_~]{0,2}\\s{0,24}${ITEM}${TYPE}${BLOCK}${OBJECT}`,
    'y',
  );
const remark = (close: string): RegExp =>
  new RegExp(`${close}[.?]?(?:,?\\s{1,3}${SPEECH}:?(?=\\s)){0,5}\\s{0,3}[(<[{]?\\s?(?![=:])`, 'y');

const isFree = ({ isQuotedValue }: Around): boolean => !isQuotedValue;
const isBound = ({ isQuotedValue }: Around): boolean => isQuotedValue;

const ROWS: readonly Row[] = [
  {
    binding: 'assigned',
    pattern: /(?:\s[^<>]{0,200}?)?\s(?:value|content|val|extension)=(?=["'])/y,
    when: ({ isElement }) => isElement,
  },
  {
    binding: 'assigned',
    pattern: /(?:\s[^<>]{0,200})?>\s{0,20}(?:<!\[CDATA\[)?(?!<)/y,
    when: ({ isElement }) => isElement,
  },
  {
    binding: 'assigned',
    pattern: new RegExp(
      `${CLOSE}[^{}]{0,80}?\\b(?:${MEMBER})\\b[${QUOTES}]{0,5}\\s{0,4}(?:=>|[:=>])\\s{0,4}`,
      'y',
    ),
    when: ({ isNamed }) => isNamed,
  },
  {
    binding: 'assigned',
    pattern: new RegExp(
      `[${QUOTES}]{1,8}[^<>{}]{0,80}>\\s{0,8}(?:<(?:\\w{1,20}:)?\\w{0,20}[vV]alue\\b[^<>]{0,80}>\\s{0,8}|<!\\[CDATA\\[)?(?!<)`,
      'y',
    ),
    when: ({ isNamed }) => isNamed,
  },
  {
    binding: 'assigned',
    pattern: new RegExp(
      `${CLOSE}\\s?[:=]?\\s{0,8}(?:</?[A-Za-z][^<>]{0,100}>\\s{0,12}){1,4}(?:[:=-]\\s{0,8}(?:</?[A-Za-z][^<>]{0,100}>\\s{0,12}){0,4})?(?!<)`,
      'y',
    ),
  },
  { binding: 'assigned', pattern: assignment(CLOSE), when: isFree },
  { binding: 'assigned', pattern: assignment(CLOSE_BARE), when: isBound },
  { binding: 'assigned', pattern: /["'`)\]]{0,3}\s{1,4}(?:LIKE|ILIKE|IN|like|in|eq|EQ|=)\s{1,4}(?=["'(])/y },
  { binding: 'assigned', pattern: /\s{1,4}|["'],\s{0,4}(?=["'])/y, when: ({ isFlag }) => isFlag },
  { binding: 'assigned', pattern: /,\s?<<(?=")/y },
  { binding: 'assigned', pattern: /["']\s{1,4}\{[^{}]{0,120}?\bdefault\s{0,4}=\s{0,4}(?=["'])/y },
  {
    binding: 'listed',
    pattern: /\\{0,8}["'`]\s{0,4},\s{0,8}(?=[bfru]?\\{0,8}["'`])/y,
    when: ({ isListItem }) => isListItem,
  },
  {
    binding: 'listed',
    pattern: new RegExp(`${CLOSE}(?:[ \\t]{0,24}[|\\t]{1,2}[ \\t]{0,24}|[ ]{3,40}(?=\\S))`, 'y'),
  },
  {
    binding: 'said',
    pattern: new RegExp(`${CLOSE}\\s{0,3}(?:(?:-{1,2}>?|#|,)\\s{1,3}|,(?=\\S))|${CLOSE}\\s?[#°º]\\s?`, 'y'),
    when: isFree,
  },
  {
    binding: 'said',
    pattern: new RegExp(
      [
        `["'\`*_]{0,3} (?:${WORD_BETWEEN}[ ,]{1,2}){0,8}?(?:${WORD_BETWEEN}[:=?]|(?:is|was|(?:changed|set|reset) to)(?= ))`,
        `(?:\\n[ \\t]{0,8}${LIST_ITEM}| {0,2})`,
      ].join(''),
      'y',
    ),
  },
  {
    binding: 'stacked',
    pattern: new RegExp(
      `${CLOSE}[ \\t]{0,4}:?(?:[A-Za-z-]{4,30}: [^\\n]{1,80})?(?:\\r?\\n[ \\t]{0,24}(?:[A-Z][A-Za-z-]{4,30}: [^\\n]{1,80})?){1,3}`,
      'y',
    ),
    when: ({ isQuotedValue, isNamed }) => !isQuotedValue || isNamed,
  },
  { binding: 'said', pattern: remark(CLOSE), when: isFree },
  { binding: 'said', pattern: remark(CLOSE_BARE), when: isBound },
];

const LOOK_BACK = 64;
const LONGEST_KEY = 40;
const IS_QUOTED_VALUE = /[:=]\s{0,4}\[?\s{0,4}\\{0,15}["'`]$/;
const IS_NAMED = new RegExp(
  [
    '(?<![A-Za-z])',
    oneOf(
      'name|key|field|param|parameter|label|header|id|k|n|attribute|variable|property|column|title',
      'class|for|itemprop|data-[a-z-]{1,20}',
    ),
    '["\'\\\\]{0,5}\\s{0,4}(?:=>|[:=>])\\s{0,4}\\\\{0,8}["\'`]?(?:[\\w-]{1,30} ){0,4}$',
  ].join(''),
  'i',
);
const IS_LIST_ITEM = /(?<![^([{,\s])[bfru]?\\{0,15}["'`]$/;

/** Letters, digits and the marks that join them. */
const CHUNK = Uint8Array.from({ length: 128 }, (_, code) =>
  Number(/[\w.$@:/-]/.test(String.fromCharCode(code))),
);

/** Where the run of letters, digits and joining marks begins that a key is part of. */
function chunkStart(text: string, start: number): number {
  let at = start;
  while (at > 0 && start - at < LONGEST_KEY && CHUNK[text.charCodeAt(at - 1)] === 1) at -= 1;
  return at;
}

function around(text: string, start: number): Around {
  const at = chunkStart(text, start);
  const lead = text.slice(Math.max(0, at - LOOK_BACK), at);
  const isQuote = /["'`]$/.test(lead);
  return {
    isElement: lead.endsWith('<') && text[at] !== '/',
    isNamed: /["'`>:=\s]$/.test(lead) && IS_NAMED.test(lead),
    isQuotedValue: isQuote && IS_QUOTED_VALUE.test(lead),
    isFlag: text[at] === '-' && (at === 0 || /[\s"']/.test(lead.at(-1) ?? '')),
    isListItem: isQuote && IS_LIST_ITEM.test(lead),
  };
}

/** The ways from a key that ends at `end` to its value, firmest first. Bounded look-ahead: 200 units. */
export function* connections(text: string, start: number, end: number): Generator<Connection> {
  const scene = around(text, start);
  for (const { binding, pattern, when } of ROWS) {
    if (when !== undefined && !when(scene)) continue;
    pattern.lastIndex = end;
    if (pattern.test(text)) yield { binding, at: pattern.lastIndex };
  }
}
