import { addPhrase, emptyTrie, phraseFinder } from '../../text/phraseTrie.ts';
import { PRACTICE_CODE } from '../evidence/factsOf.ts';
import { readTable } from '../knowledge/words.ts';
import { PHRASE_GAP, stem } from '../matching/concepts.ts';
import { isSure } from '../matching/hits.ts';
import { type Named, placeOfHit } from '../matching/options.ts';
import type { Reading } from '../matching/reading.ts';
import { placeOfEvidence } from './bags.ts';

const trie = emptyTrie<string>();
for (const [name, phrases] of readTable('cues'))
  for (const phrase of phrases) addPhrase(trie, phrase.split(' ').map(stem), name);

/** Kinds of cues that a text holds, each once: those that somebody says, and those in logs, code and other lines. */
function cuesOf({ words, lines }: Reading): {
  readonly said: ReadonlySet<string>;
  readonly logged: ReadonlySet<string>;
} {
  const stems = words.map(({ text }) => stem(text));
  const cueAt = phraseFinder(trie, words, { gap: PHRASE_GAP, read: (_word, i) => stems[i] });
  const said = new Set<string>();
  const logged = new Set<string>();
  let line = 0;
  for (const [i, { start }] of words.entries()) {
    while ((lines[line]?.end ?? Number.POSITIVE_INFINITY) <= start) line++;
    const hit = cueAt(i);
    if (hit) (lines[line]?.place === 'prose' ? said : logged).add(hit.value);
  }
  return { said, logged };
}

const countOf = (text: string, kind: RegExp): number => text.match(kind)?.length ?? 0;

const STATUS = /(?:^|[^\w.$-])[45]\d\d(?![\w.%]|-\d)/;

/** How many characters the sure evidence covers. */
function covered({ hits }: Reading): number {
  let sum = 0;
  let reached = 0;
  for (const { start, end } of hits.filter(isSure).sort((a, b) => a.start - b.start)) {
    sum += Math.max(0, end - Math.max(start, reached));
    reached = Math.max(reached, end);
  }
  return sum;
}

const WHOLE = 0.8;
const HALF = 0.5;
const MOST_ERRORS = 5;

function addEvidence(reading: Reading, length: number, put: (name: string, value?: number) => void): void {
  const { hits } = reading;
  const core = hits.filter((hit) => hit.core);
  if (hits.length === 0) put('no evidence');
  if (core.length === 0) put('no evidence of the 14');
  put(`evidence: ${placeOfEvidence(reading)}`);
  for (const hit of hits) {
    put(`${hit.grade} at ${hit.statement.place}`);
    put(`${hit.grade} in ${placeOfHit(hit)}${hit.core ? ', of the 14' : ''}`);
  }
  for (const field of reading.foreign) put(`foreign ${field}`);
  const share = Math.min(1, covered(reading) / length);
  put('share of evidence', share);
  if (share > WHOLE) put('evidence is the whole');
  if (share > HALF) put('evidence is half');
  const different = new Set(core.filter(isSure).map(({ id }) => id)).size;
  if (different > 1) put(`${Math.min(different, MOST_ERRORS)} different errors`);
}

function addFacts({ text, facts }: Reading, put: (name: string, value?: number) => void): void {
  if (STATUS.test(text)) put('a status');
  if (facts.status !== undefined) put(facts.status < 300 ? 'a good status' : 'a bad status');
  if (facts.host !== undefined) put('host of eCW');
  if (facts.practiceCode !== undefined || text.search(PRACTICE_CODE) >= 0) put('practice code');
  if (facts.requestId !== undefined) put('request id');
  if (facts.endpoint !== undefined) put(`endpoint ${facts.endpoint}`);
}

/** The make-up of a text as named features. */
export function structureOf(reading: Reading): Named {
  const { text } = reading;
  const into: Named = new Map();
  const length = Math.max(1, text.trim().length);
  const put = (name: string, value = 1): void => void into.set(name, value);
  put('length', Math.log10(length) / 3);
  put('lines', Math.log10(1 + countOf(text, /\n/g)) / 2);
  put('code characters', Math.min(1, (5 * countOf(text, /[{}();=<>[\]]/g)) / length));
  put('capitals', Math.min(1, (5 * countOf(text, /[A-Z]/g)) / length));
  put('digits', Math.min(1, (5 * countOf(text, /\d/g)) / length));
  if (text.includes('?')) put('question mark');
  addEvidence(reading, length, put);
  addFacts(reading, put);
  const { said, logged } = cuesOf(reading);
  for (const cue of said) put(`said: ${cue}`);
  for (const cue of logged) put(`logged: ${cue}`);
  const names = (cue: string): boolean => said.has(cue) || logged.has(cue);
  if (names('another server') && !names('our system'))
    put(`only another server named, evidence: ${placeOfEvidence(reading)}`);
  return into;
}
