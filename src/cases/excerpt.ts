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

/** The part of a paste that holds the error, redacted, at most 3,000 characters. `removed` is told how many values of each kind were taken out. */
export const excerptOf = (
  text: string,
  candidates: readonly Candidate[],
  removed: (tally: Redacted['tally']) => void = () => {},
): string => {
  const anchors = anchorsOf(candidates);
  const redacted = redact(around(text, anchors, readLength));
  removed(redacted.tally);
  return around(redacted.text, anchors, excerptLength);
};
