import type { Log } from './log.ts';
import type { NoteStep, Step } from './step.ts';

const messages: Readonly<Record<Step['step'], string>> = {
  answer: 'Answer.',
  check: 'Check.',
  escalation: 'Escalation.',
  delivery: 'Delivery.',
};

const isTrouble = (step: Step): boolean => step.step === 'delivery' && step.outcome !== 'delivered';

/** Leaves one line for each step of the work; an attempt to deliver that failed is a warning. */
export const createStepLog =
  (log: Pick<Log, 'info' | 'warn'>): NoteStep =>
  (step) =>
    log[isTrouble(step) ? 'warn' : 'info'](step, messages[step.step]);
