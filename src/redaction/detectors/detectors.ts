import type { Source } from '../source.ts';
import type { Span } from '../spans.ts';
import { assignments } from './assignments.ts';
import { freeCredentials } from './authorization.ts';
import { cards } from './cards.ts';
import { contacts } from './contacts.ts';
import { cutSecrets } from './cutSecrets.ts';
import { emails } from './emails.ts';
import { hl7Pieces } from './hl7Pieces.ts';
import { hl7Segments } from './hl7Segments.ts';
import { jwts } from './jwts.ts';
import { knownTokens } from './knownTokens.ts';
import {
  idsOfPatients,
  labelledNames,
  namesBeforeEvidence,
  namesBehindEvidence,
  namesInParts,
} from './labelledNames.ts';
import { markupRecords } from './markup.ts';
import { personRecords } from './personRecords.ts';
import { placedSecrets } from './placedSecrets.ts';
import { postalAddresses } from './postalAddresses.ts';
import { pemKeys } from './privateKeys.ts';
import { chainedSearches, references, searches } from './references.ts';
import { sqlInserts } from './sqlInserts.ts';
import { addressLines, systemValues } from './systemValues.ts';
import { tables, violatedKeys } from './tables.ts';
import { userinfo } from './userinfo.ts';
import { x12Segments } from './x12Segments.ts';
import { yamlRecords } from './yamlRecords.ts';

export type Detector = (source: Source) => readonly Span[];

/** Both families by key; then secrets by look and place. Where two find the same stretch, the first names the kind. */
const SECRETS: readonly Detector[] = [
  assignments,
  jwts,
  pemKeys,
  knownTokens,
  freeCredentials,
  placedSecrets,
  userinfo,
  cutSecrets,
];

/** People: by look, by reference, by the structure that they stand in. */
const PEOPLE: readonly Detector[] = [
  contacts,
  cards,
  emails,
  postalAddresses,
  references,
  searches,
  chainedSearches,
  personRecords,
  yamlRecords,
  markupRecords,
  hl7Segments,
  hl7Pieces,
  x12Segments,
  tables,
  sqlInserts,
  labelledNames,
  namesBeforeEvidence,
  namesBehindEvidence,
  namesInParts,
  idsOfPatients,
  systemValues,
  addressLines,
  violatedKeys,
];

export const DETECTORS: readonly Detector[] = [...SECRETS, ...PEOPLE];
