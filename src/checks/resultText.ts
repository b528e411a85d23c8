import type { Check, CheckStatus } from './check.ts';
import { type CheckResult, folded } from './checkResult.ts';
import type { CheckRun } from './runChecks.ts';
import { utcTime } from './utc.ts';

const marks: Readonly<Record<CheckStatus, string>> = {
  ok: 'ok  ',
  warn: 'warn',
  fail: 'FAIL',
  unknown: '?   ',
};

/** One person reads a terminal, the one who asked: what is for them alone is said here. */
const linesOf = ({ status, seen, askerOnly, todo }: Check): readonly string[] => [
  `${marks[status]}  ${askerOnly ?? seen}`,
  ...(todo === undefined ? [] : [`      ${todo}`]),
];

/** Which error it is, where that is clear. */
export const leadWords = ({ lead }: CheckResult): readonly string[] =>
  lead === undefined
    ? []
    : [
        lead.certainty === 'proved'
          ? `This is ${lead.entry}.`
          : `Nothing is wrong as far as can be seen from here, which makes ${lead.entry} likely.`,
      ];

/** `1 fail, 12 ok`. */
export const counted = (checks: readonly Check[]): string => {
  const parts = (['fail', 'warn', 'unknown', 'ok'] as const).flatMap((status) => {
    const count = checks.filter((check) => check.status === status).length;
    return count === 0 ? [] : [`${count} ${status}`];
  });
  return parts.join(', ');
};

/** Where the bot looked from, and when: never that eCW can reach it. */
export const seenFrom = ({ at }: CheckResult): string => `Seen from this bot's network at ${utcTime(at)}.`;

/** A result as lines of plain text. All of them, or the first few with the number of the rest. */
export const resultText = (
  result: CheckResult,
  { all }: { readonly all: boolean } = { all: true },
): readonly string[] => {
  const { first, rest } = folded(result.checks);
  const shown = all ? result.checks : first;
  return [
    ...leadWords(result),
    ...shown.flatMap(linesOf),
    ...(shown.length < result.checks.length ? [`      and ${counted(rest)}`] : []),
    `${counted(result.checks)}. ${seenFrom(result)}`,
  ];
};

/** An outcome as lines of plain text, and how the command ends: 0 all that could be seen is right, 1 something failed or nothing could be seen, 2 nothing to check. */
export const outcomeText = (
  outcome: CheckRun,
): { readonly lines: readonly string[]; readonly exitCode: 0 | 1 | 2 } => {
  switch (outcome.kind) {
    case 'nothing_to_check':
      return { lines: ['Nothing was given to check.'], exitCode: 2 };
    case 'too_often':
      return {
        lines: [`Too many checks (${outcome.by}). Try again in ${Math.ceil(outcome.retryAfterMs / 1000)} s.`],
        exitCode: 1,
      };
    case 'ran': {
      const { checks } = outcome.result;
      const isRight =
        checks.every(({ status }) => status !== 'fail') && checks.some(({ status }) => status === 'ok');
      return { lines: resultText(outcome.result), exitCode: isRight ? 0 : 1 };
    }
  }
};
