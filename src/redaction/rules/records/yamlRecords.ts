import { matchesIn } from '../../../text/matchesIn.ts';
import type { Span } from '../../../text/span.ts';
import { isTelling, kindOfMember } from '../../grammar/recordMembers.ts';
import type { Detection, Rule } from '../../rule.ts';
import type { Source } from '../../source.ts';

const RESOURCE =
  /^([ \t]{0,40})(?:- )?resourceType: {0,4}["']?(?:Patient|Person|RelatedPerson)["']?[ \t]*$/gm;
const MEMBER =
  /^([ \t]{0,40})(?:- )?(?:patients?|person|relatedPerson|subscriber|guarantor|member|insured|demographics):[ \t]*$/gim;
const LINE = /^([ \t]{0,60})((?:- {1,3}){0,3})(?:["']?([\w .-]{1,60})["']?:(?= |$))?[ \t]*(.{0,400})/;
const LONGEST = 400;
const PEOPLE =
  'resourcetype: patient: patients: person: subscriber: guarantor: member: insured: demographics:'.split(' ');

const indentOf = (line: string): number => /^[ \t]*/.exec(line)?.[0].length ?? 0;

interface Lines {
  readonly starts: readonly number[];
  readonly text: string;
}

function lineAt({ starts, text }: Lines, index: number): string {
  return text.slice(starts[index], (starts[index + 1] ?? text.length + 1) - 1);
}

const isEdge = (line: string, indent: number): boolean =>
  line.trim() === '' || line.startsWith('---') || line.startsWith('```') || indentOf(line) < indent;

/** The lines of the block around (or, of a member, below) a line, by indentation. */
function block(lines: Lines, index: number, isMember: boolean): { first: number; last: number } {
  const indent = indentOf(lineAt(lines, index)) + (isMember ? 1 : 0);
  let first = isMember ? index + 1 : index;
  let last = index;
  if (!isMember)
    while (first > 0 && index - first < LONGEST && !isEdge(lineAt(lines, first - 1), indent)) first -= 1;
  while (last + 1 < lines.starts.length && last - index < LONGEST && !isEdge(lineAt(lines, last + 1), indent))
    last += 1;
  return { first, last };
}

function hiddenIn(lines: Lines, range: { first: number; last: number }): Detection[] {
  const spans: Detection[] = [];
  let member = '';
  for (let index = range.first; index <= range.last; index += 1) {
    const match = LINE.exec(lineAt(lines, index));
    const [, , dashes = '', key, rest = ''] = match ?? [];
    if (key === undefined && dashes === '') continue;
    member = key ?? member;
    const value = rest.replace(/^["']|["']$/g, '').trimEnd();
    const end = (lines.starts[index] ?? 0) + (match?.[0].length ?? 0);
    const start = end - rest.length + (/^["']/.test(rest) ? 1 : 0);
    if (/^[[{|>&]/.test(value) || !isTelling(member, value)) continue;
    spans.push({ kind: kindOfMember(member, value), start, end: start + value.length });
  }
  return spans;
}

function startsOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function indexOf(starts: readonly number[], at: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

function find({ text }: Source): Detection[] {
  const resources: Span[] = [...matchesIn(text, RESOURCE)].map((match) => ({ start: match.index, end: 0 }));
  const members: Span[] = [...matchesIn(text, MEMBER)].map((match) => ({ start: match.index, end: 1 }));
  if (resources.length + members.length === 0) return [];
  const lines: Lines = { starts: startsOf(text), text };
  let reached = -1;
  return [...resources, ...members]
    .sort((a, b) => a.start - b.start)
    .flatMap(({ start, end }) => {
      const index = indexOf(lines.starts, start);
      if (index <= reached) return [];
      const range = block(lines, index, end === 1);
      reached = range.last;
      return hiddenIn(lines, range);
    });
}

/** Person records written as YAML: a block with `resourceType: Patient`, or the block below `patient:`. */
export const yamlRecords: Rule = {
  words: [['\n'], PEOPLE],
  find,
  yes: {
    'patient:\n  id: p-20417\n  gender: male': 'p-20417',
  },
  no: ['server:\n  id: p-20417'],
};
