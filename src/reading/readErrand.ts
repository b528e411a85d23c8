import type { Catalog } from '../catalog/catalog.ts';
import { type Redacted, redact } from '../redaction/redact.ts';
import { lookUp, triage } from '../triage/triage.ts';
import type { Verdict } from '../triage/verdict.ts';
import type { Judging } from './textReader.ts';

/** What is to be found out about a text, as it travels to whoever reads it. */
export interface Errand {
  readonly kind: Judging | 'redact';
  readonly text: string;
}

export type ErrandResult = { readonly verdict: Verdict } | { readonly redacted: Redacted };

/** Reads a text, there and then. */
export const readErrand = ({ kind, text }: Errand, catalog: Catalog): ErrandResult => {
  switch (kind) {
    case 'triage':
      return { verdict: triage(text, catalog) };
    case 'lookUp':
      return { verdict: lookUp(text, catalog) };
    case 'redact':
      return { redacted: redact(text) };
  }
};
