import type { Key } from '../../grammar/keys.ts';
import { isName } from '../../grammar/names.ts';
import { cellsOf, columnsOf, hideRow } from '../../grammar/rows.ts';
import type { Detection, Rule } from '../../rule.ts';
import type { Source } from '../../source.ts';

const DELIMITERS: readonly RegExp[] = [/\t/g, /\|/g, /,/g, /;/g, / {2,40}/g];
const RULE = /^[\s|+:=-]+$/;
const LONGEST_LINE = 4_000;

const HINTS = [
  'name birth dob mrn ssn patient phone mail address member subscriber policy token secret',
  'passw key record chart code launch state session city zip',
  'nombre apellid nacim fecha telefono celular documento dula afiliad liza vorname nachname geb versich naissance',
  'assur adher adhér prénom prenom nascimento cart cognome nascita naam geboorte',
].flatMap((row) => row.split(' '));
const HINT = new RegExp(HINTS.join('|'), 'i');

interface Heading {
  readonly delimiter: RegExp;
  readonly columns: readonly (Key | undefined)[];
}

/** A form of two columns, `Member Name   Ann Lee`, is no heading: what stands second is a value. */
const isFilledIn = ([, second = '', ...more]: readonly string[]): boolean =>
  more.length === 0 &&
  (/\d{3}/.test(second) ||
    (/^\p{Lu}\S+(?: \p{Lu}\S*){1,3}$/u.test(second) && second.split(' ').every(isName)));

function headingOf(line: string): Heading | undefined {
  if (line.length > 1_000 || !HINT.test(line) || /[{}<>=]|: /.test(line) || !/[A-Za-z]/.test(line))
    return undefined;
  const delimiter = DELIMITERS.find(
    (candidate) => line.search(candidate) > 0 || (line.match(candidate)?.length ?? 0) > 1,
  );
  if (delimiter === undefined) return undefined;
  const labels = cellsOf(line, 0, delimiter).map(({ text }) => text);
  const columns = labels.filter(Boolean).length < 2 || isFilledIn(labels) ? undefined : columnsOf(labels);
  const known = columns?.filter((column) => column !== undefined).length ?? 0;
  return columns === undefined || (known < 2 && labels.length < 2) ? undefined : { delimiter, columns };
}

function find(source: Source): Detection[] {
  const spans: Detection[] = [];
  let heading: Heading | undefined;
  let at = 0;
  for (const line of source.text.split('\n')) {
    const offset = at;
    at += line.length + 1;
    if (line.length > LONGEST_LINE || RULE.test(line)) {
      if (line.trim() === '') heading = undefined;
      continue;
    }
    const cells = heading && cellsOf(line, offset, heading.delimiter);
    const isRow = heading !== undefined && cells?.length === heading.columns.length;
    if (heading !== undefined && isRow) spans.push(...hideRow(source, cells ?? [], heading.columns));
    else heading = headingOf(line);
  }
  return spans;
}

/** Tables with a heading: CSV, TSV, Markdown, and what psql, mysql and kubectl print. */
export const tables: Rule = {
  words: [['\n'], HINTS],
  find,
  yes: {
    'apellido;nombre;fecha_nac;motivo\nÑanculeo;Sayén;14-05-2008;CONSENT': 'Ñanculeo … Sayén … 14-05-2008',
    'documento;nombre;poliza\n1032456781;Leidy Moncayo;PZ-88120-4': '1032456781 … Leidy Moncayo … PZ-88120-4',
    'nom;prénom;n° adhérent\nDelaunoy;Gaspard;FR771920': 'Delaunoy … Gaspard … FR771920',
    'name,dob,mrn\nTobias Lindqvist,1971-04-09,88120': 'Tobias Lindqvist … 1971-04-09 … 88120',
  },
  no: ['status,count\n401,12', 'Member Name   Ann Okafor\nRxBIN 610014   Payer 60054'],
};
