import type { Reading } from '../reading.ts';
import { cuesAround } from './cues.ts';
import { isForeign } from './foreign.ts';
import { formsOf } from './forms.ts';
import type { Around } from './report.ts';
import { spokenWords } from './spoken.ts';

const STATUS = /(?:^|[^\w.$-])[45]\d\d(?:s(?= (?:with|on|at|for|when|from)\b)|(?![\w.%]|-\d))/;

/** What surrounds the evidence of a text. Where there is none, cues and forms are not looked for. */
export function aroundOf(reading: Reading, hasEvidence: boolean): Around {
  const { text, written, marks } = reading;
  return {
    text,
    cues: hasEvidence ? cuesAround(written, spokenWords(text, written, reading)) : [],
    forms: hasEvidence ? formsOf(text) : [],
    status: STATUS.test(text),
    concepts: new Set(marks.map((mark) => mark.concept)),
    foreign: isForeign(written, text),
  };
}
