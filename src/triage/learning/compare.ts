import type { Engine } from '../judging/engine.ts';
import { namedBy, type Verdict } from '../verdict.ts';
import type { LabelledText } from './texts.ts';

type Judge = Pick<Engine, 'triage' | 'lookUp'>;

/** A text that two models judge differently. */
export interface Change<Text extends LabelledText> {
  readonly text: Text;
  readonly before: string;
  readonly after: string;
  /** Right before and not any more, or a report answered before and not any more. */
  readonly isLoss: boolean;
}

/** How many texts are judged right, and how many reports among them are answered unasked. */
export interface Score {
  readonly right: number;
  readonly answered: number;
}

export interface Comparison<Text extends LabelledText> {
  readonly changes: readonly Change<Text>[];
  readonly before: Score;
  readonly after: Score;
}

function isRight({ kind, expect }: LabelledText, verdict: Verdict, isCore: (id: string) => boolean): boolean {
  const [first = ''] = namedBy(verdict);
  switch (kind) {
    case 'report':
      return expect.includes(first);
    case 'outside':
      return verdict.kind !== 'match' || !isCore(first);
    case 'silent':
      return verdict.kind !== 'match';
  }
}

/** What changes for texts when one engine takes the place of another. */
export function compare<Text extends LabelledText>(
  texts: readonly Text[],
  engines: { readonly before: Judge; readonly after: Judge },
  isCore: (id: string) => boolean,
): Comparison<Text> {
  const changes: Change<Text>[] = [];
  const scores = { before: { right: 0, answered: 0 }, after: { right: 0, answered: 0 } };
  const judged = (engine: Judge, text: Text, score: { right: number; answered: number }) => {
    const verdict = engine[text.asked ? 'lookUp' : 'triage'](text.text);
    const isGood = isRight(text, verdict, isCore);
    const isAnswered = isGood && text.kind === 'report' && verdict.kind === 'match';
    if (isGood) score.right++;
    if (isAnswered) score.answered++;
    return { said: [verdict.kind, ...namedBy(verdict).slice(0, 3)].join(' '), isGood, isAnswered };
  };
  for (const text of texts) {
    const before = judged(engines.before, text, scores.before);
    const after = judged(engines.after, text, scores.after);
    const isLoss = (before.isGood && !after.isGood) || (before.isAnswered && !after.isAnswered);
    if (before.said !== after.said) changes.push({ text, before: before.said, after: after.said, isLoss });
  }
  return { changes, ...scores };
}

/** Fewer texts are right, or fewer reports answered. */
export const isWorse = ({ before, after }: Comparison<LabelledText>): boolean =>
  after.right < before.right || after.answered < before.answered;
