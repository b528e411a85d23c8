/** A refusal to authorize at a practice, as people paste it: an error that only eCW can mend. */
export const denied = (practice: string): string =>
  `GET https://oauthserver.eclinicalworks.com/oauth/oauth2/authorize for https://fhir4.eclinicalworks.com/fhir/r4/${practice}
HTTP/1.1 500 Internal Server Error
{"error":"access_denied","error_description":"Authorization was denied"}`;
