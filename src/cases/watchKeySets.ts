import type { Check } from '../checks/check.ts';
import type { CheckResult } from '../checks/checkResult.ts';
import type { CaseDeps } from './deps.ts';

/** What has changed about a key set of the operator's own. */
export interface KeySetNews {
  readonly jwksUrl: string;
  readonly kind: 'bad' | 'good';
  /** What is wrong, in words; empty where nothing is. */
  readonly seen: readonly string[];
  readonly at: number;
}

/** What is wrong, by code, with its words. */
type Troubles = ReadonlyMap<string, string>;

const isTrouble = ({ id, status }: Check): boolean =>
  status === 'fail' || (status === 'warn' && id === 'jwks_certificate');

/** Kids as a result lists them, `"a", "b"`; none where the list was cut. */
const kidsIn = (list: string | undefined): readonly string[] =>
  (list ?? '').split(', ').filter((kid) => /^".{1,80}"$/.test(kid));

const troublesOf = ({ checks, facts }: CheckResult, known: readonly string[]): Troubles => {
  const published = kidsIn(facts.kid_list);
  const gone = published.length === 0 ? [] : known.filter((kid) => !published.includes(kid));
  return new Map([
    ...checks.filter(isTrouble).map(({ code, seen }) => [code, seen] as const),
    ...gone.map((kid) => [`gone ${kid}`, `The kid ${kid} is no longer published.`] as const),
  ]);
};

/** Nothing is told of a look that saw too little to say. */
const sawEnough = ({ checks }: CheckResult, { size }: Troubles): boolean =>
  size > 0 || checks.some(({ id, status }) => id === 'jwks_format' && status === 'ok');

const newsOf = (troubles: Troubles, before: readonly string[]): KeySetNews['kind'] | undefined => {
  if ([...troubles.keys()].some((code) => !before.includes(code))) return 'bad';
  return troubles.size === 0 && before.length > 0 ? 'good' : undefined;
};

type WatchDeps = Pick<CaseDeps, 'look' | 'now'> & {
  readonly store: Pick<CaseDeps['store'], 'keySets' | 'schedule'>;
};

const watchOne = async (
  jwksUrl: string,
  tell: (news: KeySetNews) => Promise<void>,
  { look, store }: WatchDeps,
): Promise<void> => {
  const outcome = await look?.({ jwksUrl });
  if (outcome?.kind !== 'ran') return;
  const { result } = outcome;
  const before = await store.keySets.watched(jwksUrl);
  const troubles = troublesOf(result, before.kids);
  if (!sawEnough(result, troubles)) return;
  const kind = newsOf(troubles, before.troubles);
  // Told first: what could not be told is tried again an hour later.
  if (kind) await tell({ jwksUrl, kind, seen: [...troubles.values()], at: result.at });
  const kids = [...new Set([...before.kids, ...kidsIn(result.facts.kid_list)])];
  if (kids.length !== before.kids.length || [...troubles.keys()].join() !== before.troubles.join())
    await store.keySets.noteWatched(jwksUrl, { troubles: [...troubles.keys()], kids });
};

/** Looks at the operator's own key sets, once an hour and by one process, and tells what turned bad and what is good again. */
export const watchKeySets = async (
  urls: readonly string[],
  tell: (news: KeySetNews) => Promise<void>,
  deps: WatchDeps,
): Promise<void> => {
  if (urls.length === 0 || !deps.look) return;
  const hour = new Date(deps.now()).toISOString().slice(0, 13);
  if (!(await deps.store.schedule.claim('watch_jwks', hour))) return;
  for (const url of urls) await watchOne(url, tell, deps);
};
