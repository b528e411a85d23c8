import type { Rule } from '../rule.ts';
import { keyedValues } from './keyedValues.ts';
import { addressLines } from './people/addressLines.ts';
import { birthDates } from './people/birthDates.ts';
import { emailAddresses } from './people/emailAddresses.ts';
import { enclosedNames } from './people/enclosedNames.ts';
import { fileNames } from './people/fileNames.ts';
import { knownNames } from './people/knownNames.ts';
import { labelledNames } from './people/labelledNames.ts';
import { labelsInOtherScripts } from './people/labelsInOtherScripts.ts';
import { misreadText } from './people/misreadText.ts';
import { namesBeforeData } from './people/namesBeforeData.ts';
import { namesInPlace } from './people/namesInPlace.ts';
import { nationalNumbers } from './people/nationalNumbers.ts';
import { patientReferences } from './people/patientReferences.ts';
import { patientSearches } from './people/patientSearches.ts';
import { personalNumbers } from './people/personalNumbers.ts';
import { phoneNumbers } from './people/phoneNumbers.ts';
import { postalAddresses } from './people/postalAddresses.ts';
import { saidNumbers } from './people/saidNumbers.ts';
import { spokenPatientIds } from './people/spokenPatientIds.ts';
import { systemValues } from './people/systemValues.ts';
import { claimForms } from './records/claimForms.ts';
import { databaseRows } from './records/databaseRows.ts';
import { documentParts } from './records/documentParts.ts';
import { hl7 } from './records/hl7.ts';
import { personRecords } from './records/personRecords.ts';
import { positionalRecords } from './records/positionalRecords.ts';
import { tables } from './records/tables.ts';
import { x12Segments } from './records/x12Segments.ts';
import { xmlRecords } from './records/xmlRecords.ts';
import { yamlRecords } from './records/yamlRecords.ts';
import { commandSecrets } from './secrets/commandSecrets.ts';
import { cutSecrets } from './secrets/cutSecrets.ts';
import { freeCredentials } from './secrets/freeCredentials.ts';
import { jwts } from './secrets/jwts.ts';
import { kubernetesSecrets } from './secrets/kubernetesSecrets.ts';
import { loginPairs } from './secrets/loginPairs.ts';
import { oneTimeCodes } from './secrets/oneTimeCodes.ts';
import { placedSecrets } from './secrets/placedSecrets.ts';
import { plainPasswords } from './secrets/plainPasswords.ts';
import { printedSecrets } from './secrets/printedSecrets.ts';
import { privateKeys } from './secrets/privateKeys.ts';
import { saidSecrets } from './secrets/saidSecrets.ts';
import { urlPasswords } from './secrets/urlPasswords.ts';
import { vendorTokens } from './secrets/vendorTokens.ts';

/**
 * Every rule by its name: secrets and people by key, then secrets, then people. Where two find the same stretch, the
 * first names the kind: so what an insurer calls a number by counts before its look, since names beside a member's number go as well.
 */
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
  birthDates,
  personalNumbers,
  phoneNumbers,
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
