import { matchesIn } from '../../../text/matchesIn.ts';
import { isName } from '../../grammar/names.ts';
import { oneOf } from '../../grammar/oneOf.ts';
import type { Detection, Rule } from '../../rule.ts';
import type { Source } from '../../source.ts';

const DATE = String.raw`(?:(?:19|20)\d{2}[-_.]?\d{2}[-_.]?\d{2}|\d{1,2}[-_.]?\d{1,2}[-_.]?(?:(?:19|20)\d{2}|\d{2}))(?!\d)`;
const named = (letter: string, joint: string): RegExp =>
  new RegExp(
    [
      String.raw`(?<![\p{L}\d])(${letter}[\p{L}']{1,24})${joint}(${letter}[\p{L}']{1,24})`,
      String.raw`(?:[ _-]{1,2}(\p{L}{1,12}))?[ _-]{1,3}(?:DOB[ _-]?)?(${DATE})(?=[\w .()-]{0,80}$)`,
    ].join(''),
    'du',
  );
const NAMED = named(String.raw`\p{Lu}`, '[ _.,-]{1,2}');
const NAMED_SMALL = named(String.raw`\p{Ll}`, '[_.-]');
/** In small letters the words may as well name a report: then the date must be a birth date's. */
const LONG_AGO = /^(?:19|200)|(?:19\d{2}|200\d)$/;
/** Words of files that are no names. */
const NO_NAME = new RegExp(
  [
    '^',
    oneOf(
      'bulk|batch|sample|daily|nightly|weekly|monthly|all|fetch|load|parse|send|new|old|final|copy|my|sync|raw|min',
      'max|rest|unit|golden|mock|remit|denials?|letter|payer|clean|claims?|appeal|corrected|primary|secondary',
      'template|blank|fax|cover|release|audit|summary|error|test',
    ),
    '$',
  ].join(''),
  'i',
);
const EXTENSIONS =
  'pdf xml json hl7 txt csv docx doc rtf tiff tif jpeg jpg png dcm zip ccda ccd html htm xlsx xls ndjson'.split(
    ' ',
  );
const EXTENSION = new RegExp([String.raw`\.`, oneOf(...EXTENSIONS), String.raw`(?![\w/])`].join(''), 'gi');
const LOOK = 140;

/** Papers about one patient: a file called so and by two names is that patient's. */
const PAPERS = oneOf(
  'labs?|results?|ccda?|chart|visit|referral|consent|insurance|ins|card|id|xray|mri|intake|discharge|immunizations?|scan|license|passport|rx',
);
const PAPER_FIRST = new RegExp(
  String.raw`(?<![\p{L}\d])${PAPERS}(?:[ _.-]${PAPERS})?(?: - |[ _.-])(\p{Lu}[\p{L}']{1,24}[ _.,-]{1,2}\p{Lu}[\p{L}']{1,24})$`,
  'diu',
);
const PAPER_LAST = new RegExp(
  String.raw`(?:^|[\s/\\"'(_-])(\p{L}[\p{L}']{2,24}[ _.,-]{1,2}\p{L}[\p{L}']{2,24})[ _.-]{1,3}${PAPERS}(?:[ _.-]${PAPERS})?$`,
  'diu',
);

/** Papers of billing, which systems produce by the batch too: there both words begin with a capital. */
const BILLED = new RegExp(
  [
    String.raw`(?:^|[\s/\\"'(])(\p{Lu}[\p{L}']{2,24}[_,-]{1,2}\p{Lu}[\p{L}']{2,24})[ _.-]{1,3}`,
    oneOf(
      'EOB|eob|[Cc]laim|[Ss]tatement|[Dd]enial|[Ss]uperbill|[Ff]acesheet|[Dd]emo(?:graphics)?|[Nn]otes?',
      '[Aa]ppeal|[Bb]ill|[Ii]nvoice|[Ff]ront|[Bb]ack|[Mm]edicaid|MRI|EKG|ECG|HPI|PA|auth',
    ),
    '(?:[ _-][A-Za-z]{3,12}){0,2}$',
  ].join(''),
  'du',
);

function namedPapers(name: string, offset: number): Detection[] {
  return [PAPER_FIRST, PAPER_LAST, BILLED].flatMap((pattern): Detection[] => {
    const match = pattern.exec(name);
    const [start, end] = match?.indices?.[1] ?? [0, 0];
    const words = (match?.[1] ?? '').split(/[ _.,-]+/);
    const isNamed = words.every((word) => isName(word)) && !words.some((word) => NO_NAME.test(word));
    return match !== null && isNamed
      ? [{ kind: 'person-name', start: offset + start, end: offset + end }]
      : [];
  });
}

function find({ text }: Source): Detection[] {
  return [...matchesIn(text, EXTENSION)].flatMap(({ index }): Detection[] => {
    const behind = text.slice(Math.max(0, index - LOOK), index);
    const name = behind.slice(behind.lastIndexOf('\n') + 1);
    const offset = index - name.length;
    const small = NAMED_SMALL.exec(name);
    const papers = namedPapers(name, offset);
    const match = NAMED.exec(name) ?? (LONG_AGO.test(small?.[4] ?? '') ? small : null);
    const [, first = '', second = '', third = ''] = match ?? [];
    // `Scan_Lindqvist_Tobias`: what kind of file it is may stand before the name.
    const [from, to] = !isName(first) ? [2, 3] : [1, /^\p{Lu}/u.test(third) && isName(third) ? 3 : 2];
    if (match === null || !isName(second) || (to === 3 && (third === '' || !isName(third)))) return papers;
    const [start] = match.indices?.[from] ?? [0];
    const [, end] = match.indices?.[to] ?? [0, 0];
    const [bornFrom, bornTo] = match.indices?.[4] ?? [0, 0];
    return [
      { kind: 'person-name', start: offset + start, end: offset + end },
      { kind: 'birth-date', start: offset + bornFrom, end: offset + bornTo },
    ];
  });
}

/** Names and birth dates that files are called by: `Lindqvist_Tobias_19710409_labs.pdf`. */
export const fileNames: Rule = {
  words: [EXTENSIONS.map((extension) => `.${extension}`)],
  find,
  yes: {
    'Lindqvist_Tobias_19710409_labs.pdf': 'Lindqvist_Tobias … 19710409',
    'Lindqvist-Tobias-1971-04-09.xml': 'Lindqvist-Tobias … 1971-04-09',
    'Scan_LINDQVIST_TOBIAS_04-09-1971.tif': 'LINDQVIST_TOBIAS … 04-09-1971',
    '/fax/in/Lindqvist_Tobias_EOB.pdf': 'Lindqvist_Tobias',
    'Lindqvist_Tobias_MRI_lumbar.pdf': 'Lindqvist_Tobias',
    'Ins card - Tobias Lindqvist.jpg': 'Tobias Lindqvist',
    '/out/tobias-lindqvist-labs.pdf': 'tobias-lindqvist',
    'lindqvist-tobias-19710409.xml': 'lindqvist-tobias … 19710409',
  },
  no: [
    'Error_Log_20260304.txt',
    'nightly-batch-20260304.csv',
    'Lindqvist_Tobias 20260304 was here',
    'backup_2026-03-04.zip',
    'Release_Notes_20261103.pdf',
    'bulk-export-labs.json',
    'payer_batch_eob.pdf',
    'Remit_Summary_EOB.pdf',
  ],
};
