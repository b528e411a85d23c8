/** What happens to a subject: actions and states, with their opposites split into a negation and the thing itself. */
export const states: Readonly<Record<string, string>> = {
  NEG: 'not|no|never|cannot|cant|can not|isnt|arent|wasnt|werent|doesnt|dont|didnt|hasnt|havent|hadnt|wont|couldnt|wouldnt|unable|unable to|was unable to|nor|none|neither|failed to|fails to|fail to|failing to|failure to|refuses to|refused to|did not|could not|would not|non|nothing|nobody|without success',
  REACH:
    'reach|reached|reachable|fetch|retrieve|retrieval|download|load|connect|get to|get at|resolve|open|obtain|pull|accessible|read from|connect to|getting to|got through to',
  'NEG REACH':
    'unreachable|inaccessible|unavailable|not accessible|not publicly accessible|not public|not publicly available|firewalled|connection refused|econnrefused|enotfound|connection reset|unresponsive|not responding|not respond|no response from|couldnt get|could not get|cant get|cannot get|cant access|cannot access|could not access|couldnt access|unable to access|not able to access|failed to access|not available|not load|blocked from|unable to get|failed to get|failed getting|error getting|error reading|error communicating with|error fetching|error retrieving|error loading|error downloading|error accessing|error connecting to|error while fetching|failed to refresh|failed to obtain|failed to read|did not answer|did not respond|does not answer|does not respond|no answer from|request aborted|request failed|fetch failed|retrieval failed|download failed|fetching failed|loading failed|could not be dereferenced|wont load|doesnt load|cannot be reached|returned an error|returns an error|gave an error|answered with an error',
  TIMEOUT: 'timeout|timed out|time out|deadline exceeded|times out|timing out',
  FIND: 'find|locate|located|exist|present|contain|contains|include|lookup',
  'NEG FIND': 'not found|no such|nowhere in|does not list|isnt in',
  MATCH: 'match|matching|correspond|agree|same as|equal',
  'NEG MATCH': 'mismatch|mismatched|mismatching|missmatch|different from|differs from|differ',
  KNOW: 'know|recognize|recognise|recognized|recognised|aware of|identify|identified',
  'NEG KNOW': 'unknown|unrecognized|unrecognised|unidentified|never heard of|no record of',
  REGISTER: 'registered|register|on file|enrolled|configured',
  'NEG REGISTER': 'unregistered',
  INVALID:
    'invalid|malformed|bad|broken|not valid|isnt valid|corrupt|corrupted|unparseable|unparsable|incorrect|improper|improperly|illegal|garbage|not well formed|isnt well formed|badly formatted|wrong format|not in the right format|not in the expected format|not a valid|no valid|not correct|unreadable|nonsense|rubbish',
  WRONG: 'wrong|unexpected',
  PARSE: 'parse|parsed|parsing|deserialize|deserialise|decode|unmarshal|understand|interpret|make sense of',
  'NEG PARSE': 'parse error|unexpected token|parse failure|failed parsing',
  EXPIRE:
    'expired|expire|expires|expiry|expiration|lapsed|too old|older than|past|outdated|ran out|run out|no longer valid|timed out of|outlived|exceeded lifetime|past due|reached end of life',
  DAYS90: '90 days|90 day|ninety days|3 months|three months|90d|90 day limit|90 day window|ninety day',
  REVOKE:
    'revoked|revoke|revocation|withdrawn|invalidated|blacklisted|deauthorized|pulled access|retracted|cancelled by',
  USED: 'already used|used twice|reused|reuse|re used|consumed|redeemed|replayed|already redeemed|already consumed|used before|used already|been used|use twice|used a second time|used again|same token twice|previously used|already been used|already exchanged|second use|single use|one time use|used more than once|already rotated|rotated already|already spent|spent|twice|second time',
  BELONG:
    'belong|belongs|issued to|issued for|owned by|bound to|granted to|was issued to|tied to|associated with|came from|created for|intended for|minted for|minted by|obtained with|obtained by|generated for',
  OTHER: 'another|other|different|someone else|some other|not the same|not this|not our|not ours',
  SUPPORT: 'support|supported|accept|accepted|permitted|permit|honour|honor|like|handle',
  'NEG SUPPORT': 'unsupported|not allowed|isnt allowed|disallowed|unacceptable|doesnt accept',
  ALLOWLIST:
    'whitelist|whitelisted|whitelisting|allowlist|allowlisted|allow list|allow listed|allowlisting|allow listing|allowed list|white list|white listed|safelist|safelisted|safe list|approved list|accept list|permitted list|list of allowed|approved urls|allowed urls|allowed hosts|whitlisted|whitelsited|trusted list|list of approved|list of permitted|permitted hosts|approved domains|allowed domains',
  APPROVE: 'approved|approve|approval|trusted|allowed|authorised|cleared',
  'NEG ALLOWLIST':
    'not whitelisted|unapproved|untrusted|not on the list|not on their list|non whitelisted|not on list|not on your list',
  DENY: 'denied|deny|declined|decline|refused|rejected|reject|cancelled|canceled|cancel|disallow|turned down|said no|refus|abort|aborted|dismissed|backed out|clicked no|denying',
  AUTHORIZE: 'authorization|authorisation|authorize|authorise|authorizing|authorized|oauth authorization',
  ACCESS: 'access',
  GRANT: 'grant|granted|permission|permissions|give|given',
  AUTHENTICATE:
    'authentication|authenticate|authenticated|authenticating|auth|authn|authenticat|authenticator|credential check|login as client',
  ENABLE:
    'enabled|enable|activated|activate|activation|active|turned on|switched on|turn on|switch on|switched it on|flipped on|live|set up|onboarded|allowed yet',
  'NEG ENABLE':
    'disabled|inactive|deactivated|unactivated|turned off|switched off|not live|off at|not enabled yet|not activated yet',
  PRACTICE: 'practice|clinic|customer|tenant|site|hospital|organisation|organization|office|practices',
  EMR: 'emr|ehr|product activation|practice emr|admin console',
  FAIL: 'failed|fail|failing|failure|fails|unsuccessful|didnt work|not work',
  MISSING:
    'missing|absent|omitted|not supplied|not provided|not present|not sent|not included|without|lacks|lacking|left out|not specified|wasnt sent|is null|was null|cannot be null|not set|not given|not passed|must not be empty|is empty|was empty|must be provided|must be present|must be supplied|is required|was not sent|not in the request|forgot|dropped|isnt there|must include|must contain|didnt send|did not send',
  REQUIRED: 'required|mandatory|necessary|needed|require|compulsory|obligatory',
  MUST: 'must be|has to be|have to be|needs to be|need to be|should be|shall be|can only be|may only be',
  REQUEST: 'request|requests|call',
  REQUESTED: 'requested|asked for|asking for|ask for',
  RESPONSE: 'response|reply|answer|body',
  JSON: 'json|format|structure|syntax|document|shape',
  KEYSMEMBER:
    'keys member|keys array|keys property|keys field|any keys|keys entry|empty keys|no keys|zero keys',
  HTML: 'html|html page|web page|webpage|login page|error page',
  INTERNAL:
    'internal|internal server error|server error|unexpected error|unexpected condition|exception occurred',
  SERVER: 'server|servers|authorization server|oauth server|ecw server|auth server',
  TLS: 'tls|ssl|handshake|pkix|certificate|cert|certificate chain|self signed',
  HTTP_ERROR:
    '404|500|502|503|504|403|http 404|404 not found|non 200|status code 404|status 404|http 403|http 500|http 503|http 502|bad status|unexpected status|unexpected status code|error status',
};
