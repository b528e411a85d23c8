/** Errors as people paste them, one of each kind that the scenes of speaking need. */
export const activation = (practice: string): string =>
  `GET https://fhir4.eclinicalworks.com/fhir/r4/${practice}/Patient -> 400 {"error":"invalid_request","error_description":"FHIR app authentication is not enabled"}`;
export const scope =
  '400 {"error":"invalid_scope","error_description":"Requested scope is invalid or not registered"}';
export const unreachable = '401 {"error":"invalid_client","error_description":"Cannot reach JWKS URL"}';
