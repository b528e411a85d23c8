import type { Catalog } from '../../catalog/catalog.ts';
import type { CatalogEntry } from '../../catalog/schema.ts';
import type { Candidate, Facts, Verdict } from '../verdict.ts';

/** Words that may stand beside a number when the number is all that is told. */
const around: ReadonlySet<string> = new Set(
  `ecw eclinicalworks healow hl7 fhir writeback write back interface note error errors status code number no err
   failed fails with response returns returned got getting is what does mean the a an of in on for we and`.split(
    /\s+/,
  ),
);
const mostWords = 12;
const mostText = 20_000;

type Group = CatalogEntry['group'];
/** Which interface a text speaks of. */
const speaksOf: readonly (readonly [Group, RegExp])[] = [
  ['hl7', /\b(?:hl7|msh|oru|mdm|obr|prog)\b/i],
  ['writeback', /\b(?:write-?back|transaction-response|write back|create request|bundle)\b/i],
  ['bulk', /\b(?:bulk|\$export|ndjson)\b/i],
];

/** The number of a text that tells little else: `301`, `writeback failed with 202`, `what is ecw error 615?`. */
const numberAlone = (text: string): number | undefined => {
  const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  if (words.length > mostWords) return undefined;
  const numbers = words.filter((word) => /^\d{1,4}$/.test(word));
  const rest = words.filter((word) => !/^\d{1,4}$/.test(word));
  return numbers.length === 1 && rest.every((word) => around.has(word)) ? Number(numbers[0]) : undefined;
};

/** The number of a code or status field, where the text speaks of an interface that has numbers of its own. */
const numberInField = (text: string): number | undefined => {
  if (!speaksOf.some(([, words]) => words.test(text))) return undefined;
  const [, number] = /\b(?:code|error_?code|status)["']?\s{0,5}[:=]\s{0,5}["']?(\d{1,4})\b/i.exec(text) ?? [];
  return number === undefined ? undefined : Number(number);
};

/** Bare numbers never decide alone: two meanings are as likely as each other, unless the text names the interface. */
const shared = 0.3;
const named = 0.45;
const most = 3;

/**
 * A published number without its key: several interfaces use the same ones, so all meanings are offered, those of the interface
 * that the text speaks of first. For texts that state nothing else.
 */
export const offerNumber = (
  text: string,
  { catalog, facts, cut }: { readonly catalog: Catalog; readonly facts: Facts; readonly cut: boolean },
): Verdict | undefined => {
  if (text.length > mostText) return undefined;
  const value = numberAlone(text) ?? numberInField(text);
  const meanings = value === undefined ? [] : catalog.byNumber(value);
  if (value === undefined || meanings.length === 0) return undefined;
  const groups = speaksOf.filter(([, words]) => words.test(text)).map(([group]) => group);
  const [first, ...more] = meanings
    .map(
      ({ id, group }): Candidate => ({
        id,
        confidence: groups.includes(group) ? named : shared,
        reasons: [{ kind: 'number', value }],
      }),
    )
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, most);
  return first && { kind: 'ambiguous', candidates: [first, ...more], facts, cut };
};
