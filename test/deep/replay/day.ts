import { join } from 'node:path';
import { readTexts } from '../../../src/triage/learning/texts.ts';
import type { Random } from '../fuzz/random.ts';

/** What somebody does with one message of the day, in the order in which it happens. */
export interface DayMessage {
  readonly channel: string;
  readonly person: 'support' | 'developer' | 'practice' | 'admin';
  readonly text: string;
  /** Slack sends its event again: as a retry, or as if it were new. */
  readonly again?: 'retry' | 'duplicate';
  /** What it is edited into, a little later. */
  readonly edit?: string;
  readonly isDeleted?: boolean;
}

interface Texts {
  readonly errors: readonly string[];
  readonly silent: readonly string[];
}

const corpus = join(import.meta.dirname, '../../corpus');

/** The project's own corpus, or a folder that is built like it or holds `positives.jsonl` and `negatives.jsonl`. */
const textsOf = (folder: string): Texts => {
  const texts = readTexts(folder).filter(({ asked }) => !asked);
  return {
    errors: texts.filter(({ kind }) => kind === 'report').map(({ text }) => text),
    silent: texts.filter(({ kind }) => kind === 'silent').map(({ text }) => text),
  };
};

export interface DayOptions {
  readonly messages: number;
  readonly channels: readonly string[];
  readonly random: Random;
  /** A folder of more texts beside the project's own. */
  readonly folder?: string;
}

const errorShare = 0.05;
const people = ['support', 'developer', 'practice', 'admin'] as const;
/** The most that one message of Slack holds. */
const mostText = 11_000;

const pick = <Item>(from: readonly Item[], random: Random): Item => {
  const [first, ...rest] = from;
  if (first === undefined) throw new RangeError('There is nothing to pick from.');
  return random.pick([first, ...rest]);
};

/** A day in support channels: mostly talk, now and then an error; some sent again, edited or deleted. */
export const makeDay = ({ messages, channels, random, folder }: DayOptions): readonly DayMessage[] => {
  const own = textsOf(corpus);
  const more = folder === undefined ? { errors: [], silent: [] } : textsOf(folder);
  const short = (text: string) => text.length <= mostText;
  const errors = [...own.errors, ...more.errors].filter(short);
  const silent = [...own.silent, ...more.silent].filter(short);
  return Array.from({ length: messages }, (): DayMessage => {
    const isError = random.next() < errorShare;
    const text = pick(isError ? errors : silent, random);
    const chance = random.next();
    const edited = isError
      ? random.next() < 0.5
        ? pick(errors, random)
        : 'never mind'
      : pick(silent, random);
    return {
      channel: pick(channels, random),
      person: pick(people, random),
      text,
      ...(chance < 0.05 ? { again: 'retry' as const } : {}),
      ...(chance >= 0.05 && chance < 0.1 ? { again: 'duplicate' as const } : {}),
      ...(chance >= 0.1 && chance < 0.15 ? { edit: edited } : {}),
      ...(chance >= 0.15 && chance < 0.18 ? { isDeleted: true } : {}),
    };
  });
};
