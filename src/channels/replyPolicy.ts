import { thresholds } from '../triage/triage.ts';
import type { Verdict } from '../triage/verdict.ts';
import type { Sensitivity } from './port.ts';

/** From which level of the model on it replies for all to see, and from which it asks the poster alone. */
const levels = {
  careful: { reply: 'careful', hint: 'usual' },
  usual: { reply: 'usual', hint: 'eager' },
  eager: { reply: 'eager', hint: 'hint' },
} as const satisfies Readonly<Record<Sensitivity, unknown>>;

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
  if (confidence >= thresholds()[reply]) return 'reply';
  return confidence >= thresholds()[hint] ? 'hint' : 'silence';
};
