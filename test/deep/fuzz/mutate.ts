import type { Random } from './random.ts';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Holder = Json[] | { [key: string]: Json };

export interface MutateDeps {
  readonly random: Random;
  /** Stands in what is put in; must turn up nowhere. */
  readonly canary: string;
  /** Where nothing may ever be sent. */
  readonly trapUrl: string;
  readonly teamId: string;
}

/** Every place of a value that can be changed: its holder and its key there. */
const placesOf = (value: Json): (readonly [Holder, string])[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => [[value, key] as const, ...placesOf(part)]);
};

const read = (holder: Holder, key: string): Json | undefined =>
  Array.isArray(holder) ? holder[Number(key)] : holder[key];

/** Defines instead of assigning, so that `__proto__` becomes a key like any other. */
const write = (holder: Holder, key: string, value: Json) => {
  Object.defineProperty(holder, key, { value, enumerable: true, writable: true, configurable: true });
};

/** Stands for nesting too deep to be built; put into the text afterwards. */
const abyss = '@@ABYSS@@';
const depth = 20_000;

type Mutation = (root: Json, deps: MutateDeps) => void;

const atRandom = (root: Json, { random }: MutateDeps): readonly [Holder, string] | undefined => {
  const places = placesOf(root);
  return places[random.below(places.length)];
};

const replacing =
  (make: (was: Json | undefined, deps: MutateDeps) => Json): Mutation =>
  (root, deps) => {
    const [holder, key] = atRandom(root, deps) ?? [];
    if (holder && key !== undefined) write(holder, key, make(read(holder, key), deps));
  };

const remove: Mutation = (root, deps) => {
  const [holder, key] = atRandom(root, deps) ?? [];
  if (holder && key !== undefined) Reflect.deleteProperty(holder, key);
};

const wrongTypes: readonly [Json, ...Json[]] = [
  null,
  0,
  -1,
  1e308,
  true,
  false,
  '',
  [],
  {},
  [[]],
  [null],
  { a: 1 },
];

const pollute: Mutation = (root, deps) => {
  const [holder] = atRandom(root, deps) ?? [];
  const poison: Json = { polluted: deps.canary, isAdmin: true, toString: deps.canary };
  if (!holder) return;
  if (deps.random.next() < 0.5) write(holder, '__proto__', poison);
  else write(holder, 'constructor', { prototype: poison });
};

const swapTeam: Mutation = (root, { teamId }) => {
  for (const [holder, key] of placesOf(root))
    if (read(holder, key) === teamId) write(holder, key, 'T0FOREIGN01');
};

const swapAddress: Mutation = (root, { trapUrl }) => {
  for (const [holder, key] of placesOf(root)) if (key.startsWith('response_url')) write(holder, key, trapUrl);
};

const odd: readonly [string, ...string[]] = [
  '\ud800',
  '\udfff\ud800',
  '\u0000',
  '<!channel>',
  '../../etc/passwd',
  '{{1+1}}',
  "' or 1=1 --",
  '\u202e',
  '__proto__',
];

const mutations: readonly [Mutation, ...Mutation[]] = [
  remove,
  remove,
  replacing((_was, { random }) => structuredClone(random.pick(wrongTypes))),
  replacing((_was, { canary }) => canary),
  replacing((was, { canary, random }) => `${typeof was === 'string' ? was : ''}${random.pick(odd)}${canary}`),
  replacing((_was, { random, canary }) =>
    canary.repeat(1 + random.below(random.next() < 0.05 ? 20_000 : 200)),
  ),
  replacing(() => abyss),
  replacing(
    (was, { random }) => `${typeof was === 'string' ? was.slice(0, 1) : 'C'}0FOREIGN${random.below(100)}`,
  ),
  replacing((was) => [was ?? null, was ?? null]),
  pollute,
  swapTeam,
  swapAddress,
];

/** The text of a payload with one to three things wrong in it. */
export const mutate = (payload: Json, deps: MutateDeps): string => {
  const copy = structuredClone(payload);
  for (let left = 1 + deps.random.below(3); left > 0; left -= 1) deps.random.pick(mutations)(copy, deps);
  const deep = deps.random.next() < 0.5 ? ['[', ']'] : ['{"a":', '}'];
  const nested = `${deep[0]?.repeat(depth)}${deep[0] === '[' ? '' : '1'}${deep[1]?.repeat(depth)}`;
  return JSON.stringify(copy).replace(`"${abyss}"`, nested);
};

/** The text broken as text: cut, emptied, replaced by what is no object. */
export const breakText = (text: string, random: Random): string =>
  random.pick([
    text.slice(0, random.below(text.length)),
    'null',
    '[]',
    '""',
    '5',
    '',
    '{}',
    `${text}${text}`,
    text.replaceAll('"', "'"),
    '\u0000',
  ]);
