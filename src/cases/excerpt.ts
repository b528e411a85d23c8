import type { TextReader, Urgency } from '../reading/textReader.ts';
import { type Redacted, redact } from '../redaction/redact.ts';
import type { Candidate } from '../triage/verdict.ts';

/** What a form field in Slack can hold, less the two marks of omission. */
const excerptLength = 2900;
/** More than a Slack message can hold; only this much around the error is redacted and kept of something longer. */
const readLength = 65_536;

const anchorsOf = (candidates: readonly Candidate[]): string[] =>
  candidates.flatMap(({ id, reasons }) => [
    ...reasons.flatMap((reason) => {
      if (reason.kind === 'code') return reason.value;
      return reason.kind === 'wording' ? reason.wording : [];
    }),
    id,
  ]);

const around = (text: string, anchors: readonly string[], length: number): string => {
  if (text.length <= length) return text;
  const lower = text.toLowerCase();
  const found = anchors.map((anchor) => lower.indexOf(anchor.toLowerCase())).find((at) => at >= 0) ?? 0;
  const start = Math.max(0, Math.min(found - length / 2, text.length - length));
  const end = start + length;
  const head = start > 0 ? `[${Math.round(start)} characters left out] …` : '';
  const tail = end < text.length ? `… [${text.length - Math.round(end)} characters left out]` : '';
  return `${head}${text.slice(start, end).toWellFormed()}${tail}`;
};

/** The part of a text that holds the error, redacted, at most 3,000 characters. For who has the time: a long text takes a while. */
export const excerptOf = (text: string, candidates: readonly Candidate[]): string => {
  const anchors = anchorsOf(candidates);
  return around(redact(around(text, anchors, readLength)).text, anchors, excerptLength);
};

export interface ExcerptWish {
  readonly text: string;
  readonly urgency: Urgency;
  /** What the text was judged to report: the part that holds it is kept. */
  readonly candidates?: readonly Candidate[];
}

/** The same without holding up anybody. `tally`: how many values of each kind were taken out. */
export const readExcerpt = async (
  { text, urgency, candidates = [] }: ExcerptWish,
  { reader }: { readonly reader: TextReader },
): Promise<Pick<Redacted, 'text' | 'tally'>> => {
  const anchors = anchorsOf(candidates);
  const redacted = await reader.redact(around(text, anchors, readLength), urgency);
  return { text: around(redacted.text, anchors, excerptLength), tally: redacted.tally };
};
