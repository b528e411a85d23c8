import type { FindingCode } from '../findings/findings.ts';
import type { Facts } from '../findings/found.ts';
import { listed } from '../shown.ts';

interface ScopesJudged {
  readonly kind: 'offered' | 'offered_but_binary' | 'not_offered' | 'separator' | 'not_listed';
  readonly facts: Facts;
}

/** Not in the list of any practice seen, and yet in use by live apps: the registration of the app decides. */
const usedAllTheSame = new Set(['patient/Binary.read']);

/** Compares a scope string with what a SMART configuration offers. */
export const judgeScopes = (asked: string, offered: readonly string[] | undefined): ScopesJudged => {
  const text = asked.trim();
  if (/[,;+\t\r\n]|%20| {2}/.test(text)) return { kind: 'separator', facts: {} };
  if (!offered || offered.length === 0) return { kind: 'not_listed', facts: {} };
  const missing = text.split(' ').filter((scope) => scope !== '' && !offered.includes(scope));
  const wrong = missing.filter((scope) => !usedAllTheSame.has(scope));
  if (wrong.length > 0) return { kind: 'not_offered', facts: { scopes: listed(wrong) } };
  return { kind: missing.length > 0 ? 'offered_but_binary' : 'offered', facts: {} };
};

/** The finding of each outcome, for one of the two questions about scopes. */
export type ScopeFindings = Readonly<Record<ScopesJudged['kind'], FindingCode>>;
