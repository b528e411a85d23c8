import { loadCatalog } from '../catalog/catalog.ts';
import { bundleText, createBundle } from '../escalations/bundle.ts';
import { type Escalation, escalationLabel, type HistoryLine } from '../escalations/escalation.ts';
import { toCsv } from '../escalations/toCsv.ts';
import type { Store } from '../storage/openDatabase.ts';
import { auditTo } from '../terminal/auditTo.ts';
import { exits, type Io, UsageError } from '../terminal/command.ts';
import { commandGroup } from '../terminal/commandGroup.ts';
import { defineCommand } from '../terminal/defineCommand.ts';
import { jsonList } from '../terminal/jsonList.ts';
import { printable } from '../terminal/printable.ts';
import { table } from '../terminal/table.ts';
import { withStore } from '../terminal/withStore.ts';
import {
  changeText,
  escalationText,
  minuteOf,
  plainPen,
  practicesOf,
  stateText as standing,
} from '../wording/escalationWords.ts';

const formats = {
  json: { says: 'print them as JSON' },
  csv: { says: 'print them as CSV' },
} as const;

interface Format {
  readonly json?: boolean;
  readonly csv?: boolean;
}

const jsonOf = (escalation: Escalation) => ({ label: escalationLabel(escalation), ...escalation });

/** Escalations with all that was reported. */
async function* toJson(escalations: AsyncIterable<Escalation>): AsyncGenerator<string> {
  async function* labelled() {
    for await (const escalation of escalations) yield jsonOf(escalation);
  }
  yield* jsonList(labelled());
  yield '\n';
}

/** How they are to be written; undefined where nobody said. */
const writerOf = ({ json, csv }: Format): typeof toCsv | undefined => {
  if (json && csv) throw new UsageError('--json and --csv exclude each other.');
  if (json) return toJson;
  return csv ? toCsv : undefined;
};

async function* asTable(escalations: AsyncIterable<Escalation>): AsyncGenerator<string> {
  const rows: string[][] = [];
  for await (const escalation of escalations)
    rows.push([
      escalationLabel(escalation),
      escalation.entryId,
      practicesOf(escalation),
      standing(escalation),
      minuteOf(escalation.openedAt),
      escalation.assignee ?? '',
    ]);
  if (rows.length > 0) yield table(['NUMBER', 'ERROR', 'PRACTICE', 'STATE', 'OPENED', 'OWNER'], rows);
}

/** Whether there is one at all. */
const isAny = async (escalations: AsyncIterable<Escalation>): Promise<boolean> => {
  for await (const _ of escalations) return true;
  return false;
};

const writeAll = async (pieces: AsyncIterable<string>, { write }: Io) => {
  for await (const piece of pieces) write(piece);
};

const list = defineCommand({
  path: 'escalations list',
  about: 'Lists escalations, the newest first.',
  options: { open: { says: 'only those that are not resolved' }, ...formats },
  examples: ['escalations list --open', 'escalations list --csv > escalations.csv'],
  run: ({ values }, io) => {
    const write = writerOf(values) ?? asTable;
    return withStore(io, async (store) => {
      const wanted = { newestFirst: true, ...(values.open ? { isOpen: true } : {}) };
      if (!(await isAny(store.escalations.all(wanted)))) {
        io.complain('There is no escalation.\n');
        return exits.nothingFound;
      }
      const act = values.json || values.csv ? 'escalations exported' : 'escalations listed';
      auditTo(io, act, values.open ? 'open' : 'all');
      await writeAll(write(store.escalations.all(wanted)), io);
      return exits.done;
    });
  },
});

const historyText = (history: readonly HistoryLine[]): string =>
  history
    .map((line) => {
      const who = line.by === 'bot' ? '' : `${line.by} `;
      return `  ${minuteOf(line.at)}  ${who}${changeText(line, plainPen)}\n`;
    })
    .join('');

const stateText = (escalation: Escalation): string =>
  [
    escalationText(escalation),
    `opened ${minuteOf(escalation.openedAt)} by ${escalation.openedBy}`,
    ...(escalation.assignee === undefined ? [] : [`owner ${escalation.assignee}`]),
    ...(escalation.ecwCase === undefined ? [] : [`case at eCW ${escalation.ecwCase}`]),
    ...(escalation.practiceCase === undefined ? [] : [`case at the practice ${escalation.practiceCase}`]),
    ...(escalation.resolution === undefined ? [] : [`fixed by: ${escalation.resolution}`]),
  ].join(' · ');

/** The escalation as a vendor engineer gets it, with what became of it. */
const pageOf = async (escalation: Escalation, { escalations }: Store): Promise<string> => {
  const entry = loadCatalog().byId(escalation.entryId);
  const body = entry
    ? bundleText(createBundle(escalation, entry))
    : `The catalog no longer holds ${escalation.entryId}.\n\n${escalation.report.evidence}`;
  const history = historyText(await escalations.history(escalation.teamId, escalation.id));
  return printable(`${stateText(escalation)}\n\n${body}\n\nHistory:\n${history}`);
};

const numberOf = (label: string): number => {
  const [, digits] = /^(?:ecw-)?(\d{1,9})$/i.exec(label) ?? [];
  if (digits === undefined)
    throw new UsageError(`“${label}” is no number of an escalation such as ECW-1001.`);
  return Number(digits);
};

const show = defineCommand({
  path: 'escalations show',
  about: 'Prints one escalation: how it stands, what was reported (redacted), its history.',
  operands: ['ECW-NUMBER'],
  options: { json: { says: 'print it as JSON' } },
  examples: ['escalations show ECW-1001'],
  run: ({ values, operands: [label = ''] }, io) => {
    const wanted = numberOf(label);
    return withStore(io, async (store) => {
      const escalation = await store.escalations.numbered(wanted);
      if (!escalation) {
        io.complain(`There is no escalation ECW-${wanted}.\n`);
        return exits.nothingFound;
      }
      auditTo(io, 'escalation viewed', `ECW-${wanted}`);
      if (values.json) io.write(`${JSON.stringify([jsonOf(escalation)], null, 2)}\n`);
      else io.write(await pageOf(escalation, store));
      return exits.done;
    });
  },
});

const exportAll = defineCommand({
  path: 'escalations export',
  about: 'Prints every escalation, redacted as it is stored, the first one first.',
  options: formats,
  examples: ['escalations export --csv > escalations.csv', 'escalations export --json'],
  run: ({ values }, io) => {
    const write = writerOf(values);
    if (!write) throw new UsageError('--csv or --json is missing.');
    return withStore(io, async (store) => {
      auditTo(io, 'escalations exported', 'all');
      await writeAll(write(store.escalations.all()), io);
      return exits.done;
    });
  },
});

/** Escalations, as they are stored. */
export const escalations = commandGroup({
  path: 'escalations',
  about: 'Escalations of all teams, as they are stored.',
  subcommands: {
    list: { summary: 'list them as a table, JSON or CSV', load: () => list },
    show: { summary: 'print one with its history', load: () => show },
    export: { summary: 'print all as CSV or JSON', load: () => exportAll },
  },
  examples: ['escalations list --open', 'escalations show ECW-1001'],
});
