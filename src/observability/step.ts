import type { Log } from './log.ts';

/**
 * A step of the work that is worth a line in the log: ids, words of closed vocabularies and milliseconds, never anything that a
 * person wrote.
 */
export type Step =
  | {
      readonly step: 'answer';
      /** `later`: it is tried again. */
      readonly outcome: 'said' | 'later' | 'dropped';
      /** What is said: `entry`, `choice`, `repeat`, `hint`, `guide`, … */
      readonly kind: string;
      /** How it was asked for; absent for what the bot says by itself. */
      readonly door?: string;
      readonly reply?: string;
      readonly case?: string;
      /** Id of the catalog's entry. */
      readonly entry?: string;
      /** Why it is dropped. */
      readonly reason?: string;
      /** Since it was written down or asked for. */
      readonly ms: number;
    }
  | {
      readonly step: 'check';
      /** The worst that was seen, or why nothing was looked at. */
      readonly outcome: string;
      readonly ms: number;
    }
  | {
      readonly step: 'escalation';
      readonly outcome: string;
      /** Its number. */
      readonly escalation: number;
      readonly entry: string;
      readonly case?: string;
      /** Who did it. */
      readonly user: string;
    }
  | {
      readonly step: 'delivery';
      readonly outcome: 'delivered' | 'queued' | 'failed';
      readonly delivery: string;
      /** Number of the escalation. */
      readonly escalation: number;
      readonly destination: string;
      /** Which machine was called. */
      readonly host?: string;
      readonly attempts: number;
      /** Why it was not delivered. */
      readonly reason?: string;
      /** How long the attempt took. */
      readonly ms: number;
    };

export type NoteStep = (step: Step) => void;

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
