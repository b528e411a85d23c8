import type { Detection } from '../detections.ts';
import { isName } from '../grammar/names.ts';
import { oneOf } from '../grammar/oneOf.ts';
import type { Rule } from '../rule.ts';
import type { Source } from '../source.ts';

const PART = String.raw`\p{Lu}[\p{L}']{1,24}`;
const DATE = String.raw`(?:(?:19|20)\d{2}[-_.]?\d{2}[-_.]?\d{2}|\d{1,2}[-_.]?\d{1,2}[-_.]?(?:(?:19|20)\d{2}|\d{2}))(?!\d)`;
const FILE = new RegExp(
  [
    String.raw`(?<![\p{L}\d])(${PART})([ _.,-]{1,2})(${PART})((?:[ _-]{1,2}[\p{L}]{1,12})?[ _-]{1,3}(?:DOB[ _-]?)?)(${DATE})?`,
    String.raw`(?=[\w .()-]{0,80}\.`,
    oneOf('pdf|xml|json|hl7|txt|csv|docx?|rtf|tiff?|jpe?g|png|dcm|zip|ccda?|html?|xlsx?|ndjson'),
    String.raw`(?![\w/]))`,
  ].join(''),
  'dgu',
);

function find({ text, has }: Source): Detection[] {
  if (
    !has(
      '.pdf',
      '.xml',
      '.json',
      '.hl7',
      '.txt',
      '.csv',
      '.doc',
      '.rtf',
      '.tif',
      '.jp',
      '.png',
      '.dcm',
      '.zip',
      '.ccd',
      '.html',
      '.xls',
      '.ndjson',
    )
  )
    return [];
  return [...text.matchAll(FILE)].flatMap((match): Detection[] => {
    const [, first = '', , second = '', , date] = match;
    const isAboutPerson = date !== undefined && isName(first) && isName(second);
    if (!isAboutPerson) return [];
    const [start] = match.indices?.[1] ?? [0];
    const [, end] = match.indices?.[3] ?? [0, 0];
    const [from, to] = match.indices?.[5] ?? [0, 0];
    return [
      { kind: 'person-name', start, end },
      { kind: 'birth-date', start: from, end: to },
    ];
  });
}

/** Names and birth dates that files are called by: `Lindqvist_Tobias_19710409_labs.pdf`. */
export const fileNames: Rule = {
  find,
  yes: {
    'Lindqvist_Tobias_19710409_labs.pdf': 'Lindqvist_Tobias … 19710409',
    'Lindqvist-Tobias-1971-04-09.xml': 'Lindqvist-Tobias … 1971-04-09',
  },
  no: ['Error_Log_20260304.txt', 'Lindqvist_Tobias 20260304 was here', 'backup_2026-03-04.zip'],
};
