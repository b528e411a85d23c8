import type { CheckedVariables, VariableCheck } from '../config/checkVariables.ts';
import type { Diagnosis } from './diagnosis.ts';

const toDiagnosis = (check: VariableCheck): Diagnosis => {
  const { name } = check;
  switch (check.kind) {
    case 'set':
      return { name, state: 'ok', seen: 'set' };
    case 'wrong':
      return { name, state: 'fail', seen: check.problem };
    case 'unknown': {
      const seen = 'the bot does not read this variable';
      if (check.near === undefined) return { name, state: 'warn', seen, remedy: 'Take it out.' };
      const remedy = `Did you mean ${check.near}?`;
      return { name, state: check.isNearSet ? 'warn' : 'fail', seen, remedy };
    }
  }
};

/** A line for each variable that is set, wrong or not ours. */
export const examineVariables = ({ checks, unset }: CheckedVariables): readonly Diagnosis[] => [
  ...checks.map(toDiagnosis),
  { name: 'variables', state: 'ok', seen: `${unset} more are not set and have their defaults` },
];
