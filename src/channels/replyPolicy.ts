import type { Verdict } from '../triage/verdict.ts';
import type { Sensitivity } from './port.ts';

/** From which confidence on it replies for all to see, and from which it asks the poster alone. */
export const levels: Readonly<Record<Sensitivity, { readonly reply: number; readonly hint: number }>> = {
  careful: { reply: 0.9, hint: 0.8 },
  usual: { reply: 0.8, hint: 0.5 },
  eager: { reply: 0.7, hint: 0.3 },
};

/** Sure: a reply. Likely: a question to the poster. Unsure: silence. */
export type ReplyPolicy = 'reply' | 'hint' | 'silence';

const surest = (verdict: Verdict): number => {
  switch (verdict.kind) {
    case 'match':
      return Math.max(...verdict.errors.map(({ confidence }) => confidence));
    case 'ambiguous':
      return verdict.candidates[0].confidence;
    case 'none':
      return 0;
  }
};

/** What an unasked verdict allows the bot to do. */
export const replyPolicyOf = (verdict: Verdict, sensitivity: Sensitivity): ReplyPolicy => {
  const confidence = surest(verdict);
  const { reply, hint } = levels[sensitivity];
  if (confidence >= reply) return 'reply';
  return confidence >= hint ? 'hint' : 'silence';
};
