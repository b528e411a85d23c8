import type { Rule } from '../rule.ts';
import { addressLines } from './addressLines.ts';
import { claimForms } from './claimForms.ts';
import { commandSecrets } from './commandSecrets.ts';
import { cutSecrets } from './cutSecrets.ts';
import { databaseRows } from './databaseRows.ts';
import { documentParts } from './documentParts.ts';
import { emailAddresses } from './emailAddresses.ts';
import { enclosedNames } from './enclosedNames.ts';
import { fileNames } from './fileNames.ts';
import { freeCredentials } from './freeCredentials.ts';
import { hl7 } from './hl7.ts';
import { jwts } from './jwts.ts';
import { keyedValues } from './keyedValues.ts';
import { knownNames } from './knownNames.ts';
import { kubernetesSecrets } from './kubernetesSecrets.ts';
import { labelledNames } from './labelledNames.ts';
import { labelsInOtherScripts } from './labelsInOtherScripts.ts';
import { loginPairs } from './loginPairs.ts';
import { misreadText } from './misreadText.ts';
import { namesBeforeData } from './namesBeforeData.ts';
import { namesInPlace } from './namesInPlace.ts';
import { nationalNumbers } from './nationalNumbers.ts';
import { oneTimeCodes } from './oneTimeCodes.ts';
import { patientReferences } from './patientReferences.ts';
import { patientSearches } from './patientSearches.ts';
import { personalNumbers } from './personalNumbers.ts';
import { personRecords } from './personRecords.ts';
import { placedSecrets } from './placedSecrets.ts';
import { plainPasswords } from './plainPasswords.ts';
import { positionalRecords } from './positionalRecords.ts';
import { postalAddresses } from './postalAddresses.ts';
import { printedSecrets } from './printedSecrets.ts';
import { privateKeys } from './privateKeys.ts';
import { saidNumbers } from './saidNumbers.ts';
import { saidSecrets } from './saidSecrets.ts';
import { spokenPatientIds } from './spokenPatientIds.ts';
import { systemValues } from './systemValues.ts';
import { tables } from './tables.ts';
import { urlPasswords } from './urlPasswords.ts';
import { vendorTokens } from './vendorTokens.ts';
import { x12Segments } from './x12Segments.ts';
import { xmlRecords } from './xmlRecords.ts';
import { yamlRecords } from './yamlRecords.ts';

/** Every rule by its name: secrets and people by key, then secrets, then people. Where two find the same stretch, the first names the kind. */
export const rules: Readonly<Record<string, Rule>> = {
  keyedValues,
  jwts,
  privateKeys,
  vendorTokens,
  freeCredentials,
  placedSecrets,
  kubernetesSecrets,
  commandSecrets,
  loginPairs,
  printedSecrets,
  oneTimeCodes,
  urlPasswords,
  cutSecrets,
  saidSecrets,
  plainPasswords,
  saidNumbers,
  personalNumbers,
  nationalNumbers,
  claimForms,
  misreadText,
  documentParts,
  emailAddresses,
  postalAddresses,
  patientReferences,
  patientSearches,
  personRecords,
  positionalRecords,
  yamlRecords,
  xmlRecords,
  hl7,
  x12Segments,
  tables,
  databaseRows,
  labelledNames,
  namesInPlace,
  enclosedNames,
  namesBeforeData,
  knownNames,
  labelsInOtherScripts,
  fileNames,
  spokenPatientIds,
  systemValues,
  addressLines,
};
