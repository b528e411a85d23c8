/**
 * How firmly what stands between a key and a value ties them together: an assignment, a list (`"key", "value"`),
 * a line break, or mere speech (`the secret is …`).
 */
export type Tie = 'assigned' | 'listed' | 'stacked' | 'said';

export interface Bridge {
  readonly tie: Tie;
  readonly at: number;
}

interface Row {
  readonly tie: Tie;
  readonly pattern: RegExp;
  readonly when?: (around: Around) => boolean;
}

interface Around {
  readonly before: string;
  readonly isElement: boolean;
  readonly isQuotedValue: boolean;
  readonly isNamed: boolean;
  readonly isFlag: boolean;
  readonly isListItem: boolean;
}

const CLOSE = '[\\\\"\'`*_~\\])]{0,8}';
const NOTE = '(?:\\s{0,2}\\([^()\\n]{0,40}\\))?';
const SIGN = '(?:=>|:=|->|=3D|={1,3}|:{1,2}(?!/))';
const TYPE = '(?:(?:str|string|String|text|bytes|&str|char\\*)\\s?=\\s?)?';

const ROWS: readonly Row[] = [
  {
    tie: 'assigned',
    pattern: /(?:\s[^<>]{0,200}?)?\s(?:value|content|val|extension)=(?=["'])/y,
    when: ({ isElement }) => isElement,
  },
  {
    tie: 'assigned',
    pattern: /(?:\s[^<>]{0,200})?>\s{0,20}(?:<!\[CDATA\[)?(?![<])/y,
    when: ({ isElement }) => isElement,
  },
  {
    tie: 'assigned',
    pattern: new RegExp(
      `${CLOSE}[^{}]{0,80}?\\b(?:[vV]alue|val|content|text|default(?:Value)?|contents|data)\\b["'\\\\]{0,5}\\s{0,4}(?:=>|[:=>])\\s{0,4}`,
      'y',
    ),
    when: ({ isNamed }) => isNamed,
  },
  {
    tie: 'assigned',
    pattern: new RegExp(`${CLOSE}\\s{0,8}(?:</?[A-Za-z][^<>]{0,100}>\\s{0,12}){1,4}(?![<])`, 'y'),
  },
  {
    tie: 'assigned',
    pattern: new RegExp(
      `${CLOSE}${NOTE}\\s?#?\\s{0,12}${SIGN}[*_~]{0,2}\\s{0,24}${TYPE}(?:[|>][-+]?\\s{1,24})?`,
      'y',
    ),
    when: ({ isQuotedValue }) => !isQuotedValue,
  },
  { tie: 'assigned', pattern: /["'`)\]]{0,3}\s{1,4}(?:LIKE|ILIKE|IN|like|in|eq|EQ|=)\s{1,4}(?=["'(])/y },
  { tie: 'assigned', pattern: /\s{1,4}/y, when: ({ isFlag }) => isFlag },
  {
    tie: 'listed',
    pattern: /\\{0,8}["'`]\s{0,4},\s{0,8}(?=[bfru]?\\{0,8}["'`])/y,
    when: ({ isListItem }) => isListItem,
  },
  { tie: 'listed', pattern: new RegExp(`${CLOSE}[ \\t]{0,24}[|\\t]{1,2}[ \\t]{0,24}`, 'y') },
  {
    tie: 'said',
    pattern: new RegExp(`${CLOSE}\\s{0,3}(?:-{1,2}>?|#|,)\\s{1,3}|${CLOSE}\\s?#\\s?`, 'y'),
    when: ({ isQuotedValue }) => !isQuotedValue,
  },
  {
    tie: 'stacked',
    pattern: /[\\"'`*_~\])]{0,8}[ \t]{0,4}(?:\r?\n[ \t]{0,24}){1,3}/y,
    when: ({ isQuotedValue, isNamed }) => !isQuotedValue || isNamed,
  },
  {
    tie: 'said',
    pattern:
      /[\\"'`*_~\])]{0,8}(?:,?\s{1,3}(?:is|was|were|of|as|to|value|equals|being|used|uses|set|with|starts|starting|number|no\.?|id|below|here|currently|we|use|i|now|named|called):?(?=\s)){0,4}\s{0,3}[(<[{]?\s?/y,
    when: ({ isQuotedValue }) => !isQuotedValue,
  },
];

const LOOK_BACK = 64;
const CHUNK = /[\w.$@:/-]{0,40}$/;
const IS_QUOTED_VALUE = /[:=]\s{0,4}\[?\s{0,4}\\{0,15}["'`]$/;
const IS_NAMED =
  /(?:^|[^A-Za-z])(?:name|key|field|param|parameter|label|header|id|k|n|attribute|variable|property|column|title)["'\\]{0,5}\s{0,4}(?:=>|[:=>])\s{0,4}\\{0,8}["'`]?$/i;
const IS_LIST_ITEM = /(?:^|[([{,\s])[bfru]?\\{0,15}["'`]$/;

function around(text: string, start: number): Around {
  const before = text.slice(Math.max(0, start - LOOK_BACK), start);
  const chunk = CHUNK.exec(before)?.[0] ?? '';
  const lead = before.slice(0, before.length - chunk.length);
  const isNamed = IS_NAMED.test(lead);
  return {
    before,
    isElement: lead.endsWith('<') && !chunk.startsWith('/'),
    isNamed,
    isQuotedValue: IS_QUOTED_VALUE.test(lead),
    isFlag: /(?:^|\s)--?[\w-]{0,40}$/.test(before),
    isListItem: IS_LIST_ITEM.test(lead),
  };
}

/** The ways from a key that ends at `end` to its value, firmest first. Bounded look-ahead: 200 units. */
export function* bridges(text: string, start: number, end: number): Generator<Bridge> {
  const scene = around(text, start);
  for (const { tie, pattern, when } of ROWS) {
    if (when !== undefined && !when(scene)) continue;
    pattern.lastIndex = end;
    if (pattern.test(text)) yield { tie, at: pattern.lastIndex };
  }
}
