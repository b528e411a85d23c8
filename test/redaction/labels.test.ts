import { describe, expect, test } from '@jest/globals';
import { redact } from '../../src/redaction/redact.ts';
import { inDepth } from '../support/inDepth.ts';

/** How people, forms and logs lay out a label and its value. */
const LAYOUTS: Readonly<Record<string, (label: string, value: string) => string>> = {
  dash: (label, value) => `${label} - ${value}`,
  hash: (label, value) => `${label}# ${value}`,
  hash2: (label, value) => `${label} # ${value}`,
  hash3: (label, value) => `${label} #: ${value}`,
  esc: (label, value) => `{"b":"{\\"${label}\\":\\"${value}\\"}"}`,
  paren: (label, value) => `failed for (${label} ${value})`,
  paren2: (label, value) => `failed for (${label}: ${value})`,
  sentence: (label, value) => `the ${label} is ${value} and it fails`,
  colon: (label, value) => `${label}: ${value}`,
  colonns: (label, value) => `${label}:${value}`,
  eq: (label, value) => `${label}=${value}`,
  eqs: (label, value) => `${label} = ${value}`,
  json: (label, value) => `{"${label}":"${value}"}`,
  xml: (label, value) => `<${label}>${value}</${label}>`,
  bold: (label, value) => `*${label}:* ${value}`,
  tick: (label, value) => `${label} \`${value}\``,
  tab: (label, value) => `${label}\t${value}`,
  pipe: (label, value) => `| ${label} | ${value} |`,
  nl: (label, value) => `${label}\n${value}`,
  nl2: (label, value) => `${label}:\n${value}`,
  html: (label, value) => `<td>${label}</td><td>${value}</td>`,
  html2: (label, value) => `<b>${label}</b>: ${value}<br>`,
  html3: (label, value) => `<label>${label}</label> <span>${value}</span>`,
  quote: (label, value) => `&gt; ${label}: ${value}`,
  py: (label, value) => `{'${label}': "${value}"}`,
  sql: (label, value) => `${label} = '${value}'`,
  comma: (label, value) => `${label}, ${value}`,
  sp: (label, value) => `${label} ${value}`,
  for: (label, value) => `no match for ${label} ${value} in AACDBD`,
  with: (label, value) => `record with ${label} ${value} exists`,
  qs: (label, value) => `?${label}=${encodeURIComponent(value)}&x=1`,
  smart: (label, value) => `“${label}”: “${value}”`,
  arrow: (label, value) => `${label} -> ${value}`,
  sent2: (label, value) => `${label} was ${value}.`,
  sent3: (label, value) => `My ${label}: ${value}, please check`,
  brk: (label, value) => `[${label}: ${value}]`,
  brk2: (label, value) => `${label}[${value}]`,
  semi: (label, value) => `a=1; ${label}=${value}; b=2`,
  attr: (label, value) => `<p ${label}="${value}"/>`,
  list: (label, value) => `• ${label}: ${value}`,
  list2: (label, value) => `- ${label}: ${value}`,
  num: (label, value) => `1. ${label}: ${value}`,
  em: (label, value) => `${label} — ${value}`,
  ok: (label, value) => `ok ${label}:  ${value}  `,
  up: (label, value) => `${label.toUpperCase()}: ${value.toUpperCase()}`,
  upn: (label, value) => `${label.toUpperCase()} ${value.toUpperCase()}`,
};

/** Labels with values that must go; of an address, its first words stand for it. */
const PEOPLE: readonly (readonly [labels: readonly string[], values: readonly string[]])[] = [
  [
    [
      'DOB',
      'Date of Birth',
      'dob',
      'birthDate',
      'Birth Date',
      'D.O.B.',
      'date of birth',
      'birthdate',
      'BirthDate',
      'patient_dob',
    ],
    ['1971-04-09', '04/09/1971', '9 Apr 1971', 'April 9, 1971', '04-09-71', '4.9.1971'],
  ],
  [
    [
      'MRN',
      'mrn',
      'Medical Record Number',
      'medicalRecordNumber',
      'MRN #',
      'Chart Number',
      'Patient MRN',
      'med rec no',
    ],
    ['E771200', 'MR-771200', '771200', '77-12-00'],
  ],
  [
    [
      'Phone',
      'Tel',
      'phone',
      'Mobile',
      'Cell',
      'Home Phone',
      'Phone Number',
      'telephone',
      'Fax',
      'cell phone',
    ],
    ['(617) 555-0177', '+1-617-555-0177', '617.555.0177', '6175550177', '555-0177'],
  ],
  [
    ['SSN', 'ssn', 'Social Security Number', 'social security number', 'SSN#'],
    ['371-22-9087', '371229087', '371 22 9087'],
  ],
  [
    [
      'Member ID',
      'memberId',
      'subscriber_id',
      'Subscriber ID',
      'Policy Number',
      'Insurance ID',
      'member id',
      'Member Number',
      'Policy #',
    ],
    ['AET99120034', '991-200-34', 'W123456789'],
  ],
  [
    [
      'Patient Name',
      'patient',
      'Patient',
      'patient name',
      'patient_name',
      'Last Name',
      'last_name',
      'lastName',
      'First Name',
      'Full Name',
      'Surname',
      'Guarantor',
      'Subscriber Name',
      'Pt',
      'pt name',
      'Given Name',
      'Emergency Contact',
      'Next of Kin',
    ],
    ['Tobias Lindqvist', 'Lindqvist, Tobias', "Aoife O'Brien", 'Maria-Jose Ortiz'],
  ],
  [['Email', 'email', 'E-mail', 'Email Address', 'e-mail'], ['t.lindqvist@example.net']],
  [
    ['Address', 'address', 'Street Address', 'Home Address', 'Mailing Address', 'Street'],
    ['88 Harbor View Road, Salem, MA 01970', '14 Birch Lane', '9 Cedar Ct Apt 2'],
  ],
  [
    ['Patient ID', 'patientId', 'patient_id', 'PatientID', 'patient id', 'Patient #'],
    ['8812043', 'a-98212', 'L8h0Jx2~aa-91'],
  ],
];

const isWritable = (layout: string, label: string, value: string): boolean =>
  !(/^(?:xml|attr)$/.test(layout) && /[ #.]/.test(label)) && !(layout === 'sql' && value.includes("'"));

const written = (layout: string, value: string): string => {
  if (layout.startsWith('up')) return value.toUpperCase();
  return layout === 'qs' ? encodeURIComponent(value) : value;
};

/** All of a label's values in depth, else one of them: another one from layout to layout. */
const usedOf = (values: readonly string[], place: string): readonly string[] =>
  inDepth(
    values,
    values.filter((_value, index) => index === place.length % values.length),
  );

function leaks(layout: string): string[] {
  return PEOPLE.flatMap(([labels, values]) =>
    labels.flatMap((label) =>
      usedOf(values, `${layout}${label}`)
        .filter((value) => {
          const text = LAYOUTS[layout]?.(label, value) ?? '';
          const core = /^\d+ [A-Z]/.test(value) ? value.slice(0, 9) : value;
          return isWritable(layout, label, value) && redact(text).text.includes(written(layout, core));
        })
        .map((value) => `${label} ${value}`),
    ),
  );
}

describe('labelled data of people, whatever the layout', () => {
  test.each(Object.keys(LAYOUTS))('%s', (layout) => {
    expect(leaks(layout)).toEqual([]);
  });
});
