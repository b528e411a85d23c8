import type { Diagnosis } from '../doctor/diagnosis.ts';
import { examine } from '../doctor/examine.ts';
import { exits } from '../terminal/command.ts';
import { defineCommand } from '../terminal/defineCommand.ts';
import { printable } from '../terminal/printable.ts';

const asLines = (diagnoses: readonly Diagnosis[]): string => {
  const width = Math.max(...diagnoses.map(({ name }) => name.length));
  return diagnoses
    .map(({ name, state, seen, remedy }) => {
      const told = remedy === undefined ? seen : `${seen.replace(/\.$/, '')}. ${remedy}`;
      return `${state.padEnd(7)}  ${name.padEnd(width)}  ${printable(told).replace(/\s+/g, ' ')}\n`;
    })
    .join('');
};

/** Looks at everything that the bot needs before anybody has to guess. */
export const doctor = defineCommand({
  path: 'doctor',
  about: `Checks what the bot needs and says what to do where something is wrong: every variable, the token and its scopes, the
clock, Socket Mode or the signing secret, the channels, the database, the destinations. Nothing is changed and nothing
is posted. One line a check: ok, warn, fail or skipped; exit code 1 when one failed.`,
  options: {
    reach: { says: 'also connect to the destinations beside Slack; nothing is sent' },
    json: { says: 'print the checks as JSON' },
  },
  examples: ['doctor', 'doctor --reach --json'],
  run: async ({ values: { reach = false, json } }, io) => {
    const diagnoses = await examine(io, reach);
    io.write(json ? `${JSON.stringify(diagnoses, null, 2)}\n` : asLines(diagnoses));
    return diagnoses.some(({ state }) => state === 'fail') ? exits.failed : exits.done;
  },
});
