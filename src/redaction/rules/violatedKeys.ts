import type { Detection } from '../detections.ts';
import { cellsOf, columnsOf, hideRow } from '../grammar/rows.ts';
import type { Rule } from '../rule.ts';
import type { Source } from '../source.ts';

const KEYED = /\(([\w", ]{1,200})\)\s?=\s?\(([^()\n]{1,500})\)/dg;

function find(source: Source): Detection[] {
  if (!source.has(')=(', ') = (', ') =(', ')= (')) return [];
  return [...source.text.matchAll(KEYED)].flatMap((match) => {
    const columns = columnsOf((match[1] ?? '').split(',').map((label) => label.replace(/["\s]/g, '')));
    const cells = cellsOf(match[2] ?? '', match.indices?.[2]?.[0] ?? 0, /,/g);
    return columns === undefined ? [] : hideRow(source, cells, columns);
  });
}

/** PostgreSQL's account of a violated key: `Key (last_name, dob)=(…, …) already exists`. */
export const violatedKeys: Rule = {
  find,
  yes: {
    'Key (last_name, dob)=(Lindqvist, 1971-04-09) already exists': 'Lindqvist … 1971-04-09',
  },
  no: ['Key (job_state)=(done) already exists'],
};
