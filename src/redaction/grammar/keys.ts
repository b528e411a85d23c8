import type { Kind } from '../kinds.ts';

/** How the value behind a key is read; each manner has its own reader and its own idea of what is no value. */
export type Manner =
  | 'secret'
  | 'opaque'
  | 'state'
  | 'code'
  | 'digits'
  | 'authorization'
  | 'cookie'
  | 'jwk'
  | 'date'
  | 'identifier'
  | 'patient'
  | 'subject'
  | 'name'
  | 'part'
  | 'phone'
  | 'address'
  | 'place'
  | 'text';

export interface Key {
  readonly kind: Kind;
  readonly manner: Manner;
}

type Row = readonly [Kind, Manner, string];

const SECRET_ROWS: readonly Row[] = [
  [
    'client-secret',
    'secret',
    'client secret|consumer secret|app secret|application secret|oauth secret|shared secret|api secret|secret value|secret key|signing secret|webhook secret|jwt secret|hmac secret|hmac key|signing key|encryption key|master key|secret access key|session secret|cookie secret|bot secret|integration secret|verification token|secret|client pw|clientsecret|consumersecret|appsecret|secretkey',
  ],
  ['access-token', 'secret', 'access token|user token|patient token|accesstoken|at token|access tok'],
  ['refresh-token', 'secret', 'refresh token|offline token|refreshtoken|rt token|refresh tok'],
  ['id-token', 'secret', 'id token hint|id token|idtoken|identity token|idtokenhint'],
  [
    'opaque-token',
    'secret',
    'auth token|authtoken|session token|security token|csrf token|xsrf token|personal access token|device token|registration access token|subject token|actor token|logout token|login token|oauth token|api token|apitoken|jwt token|token secret|deploy token|bot token|app token|sas token|request token|reset token|exchange token|continuation token|registration token|initial access token|pat',
  ],
  [
    'opaque-token',
    'opaque',
    'token|jwt|tok|login hint token|service ticket|cas ticket|credential|credentials',
  ],
  ['bearer-token', 'opaque', 'bearer|bearer token|bearertoken'],
  [
    'authorization-code',
    'secret',
    'authorization code|auth code|authorisation code|authcode|authorizationcode|oauth code|grant code',
  ],
  ['authorization-code', 'secret', 'device code|user code|devicecode|usercode'],
  ['authorization-code', 'code', 'code'],
  ['code-verifier', 'secret', 'code verifier|codeverifier|pkce verifier|verifier'],
  [
    'oauth-state',
    'state',
    'state|nonce state|relay state|relaystate|saml response|samlresponse|saml assertion',
  ],
  [
    'launch-value',
    'opaque',
    'launch|launch token|launch code|launch value|launch id|launch param|launch parameter|launch context',
  ],
  ['client-assertion', 'secret', 'client assertion|clientassertion|assertion|jwt assertion|signed assertion'],
  [
    'activation-code',
    'secret',
    'activation code|activationcode|activation key|activation token|invite code|invitation code|registration code|registration key|license key|enrollment code|pairing code',
  ],
  [
    'one-time-code',
    'digits',
    'otp|otp code|one time code|one time password|one time passcode|mfa code|two factor code|verification code|totp|sms code|passcode|pin|pin code|security code|2fa code|totp code|login code|auth pin',
  ],
  [
    'password-value',
    'secret',
    'password|passwd|pwd|passwort|pword|user pass|db pass|userpass|dbpass|smtp pass|mail pass|pass word|login pass|account key|accountkey|storage key|shared access key|sharedaccesskey|shared access signature|keystore pass|storepass|keypass|truststore pass|requirepass|temp pass',
  ],
  ['password-value', 'opaque', 'pass|pw|auth|creds'],
  ['key-passphrase', 'secret', 'passphrase|pass phrase|key password|private key password|pfx password'],
  [
    'api-key',
    'secret',
    'api key|apikey|subscription key|access key|accesskey|app key|appkey|application key|functions key|function key|service key|integration key|instrumentation key|host key|master api key|developer key|dev key|consumer key secret|x api key|webhook key|auth key|authkey|server key|write key|routing key',
  ],
  ['private-key', 'secret', 'private key|privatekey|priv key|signing private key|private jwk|private pem'],
  [
    'url-signature',
    'opaque',
    'x amz signature|amz signature|x goog signature|goog signature|sig|signature|request signature',
  ],
  ['cloud-key', 'secret', 'access key id|accesskeyid'],
  ['cookie-value', 'cookie', 'cookie|set cookie|cookies|setcookie|cookie header'],
  [
    'session-id',
    'secret',
    'session id|sessionid|jsessionid|phpsessid|connect sid|session key|sess id|aspsessionid|session cookie|laravel session|ci session|sid|auth session id',
  ],
  [
    'authorization-header',
    'authorization',
    'authorization|proxy authorization|x authorization|auth header|authorization header|authorisation|x amz security token|http authorization',
  ],
  ['private-key', 'jwk', 'd|p|q|dp|dq|qi|k'],
];

const PHI_ROWS: readonly Row[] = [
  [
    'social-security-number',
    'identifier',
    'ssn|ssn number|social security number|social security no|social security|social security num|soc sec|soc sec no|tax id|taxpayer id|itin|ss no|ss number|socialsecuritynumber|ssnum|last four ssn|ssn last four',
  ],
  [
    'birth-date',
    'date',
    'dob|patient s dob|date of birth|birth date|birthdate|birthday|birth dt|d o b|dateofbirth|born|born on|birth time|birthtime|bdate|date birth|bday|birth year|year of birth|day of birth|deceased date time|deceased date|death date|date of death|dod|deceased|dobs',
  ],
  [
    'record-number',
    'identifier',
    'mrn|mrns|mrn no|mrn number|mrn id|medical record number|medical record no|medical record num|medical record id|medical record|med rec no|med rec|medrec|medrecnum|medrecno|record number|chart number|chart no|chart id|chart num|mr no|mr number|mr num|account number|account no|acct no|acct number|acct|acct num|patient account number|patient account no|empi|mpi|hospital number|health record number|visit number|visit no|medicalrecordnumber|chartnumber|emr id|ehr id|emr number|uhid|nhs number|health card number|driver license|driver s license|driver s license number|drivers license|driver license number|drivers license number|license no|passport|passport number|passport no',
  ],
  [
    'patient-id',
    'identifier',
    'patient id|patient ids|patientids|patient s id|patient identifier|patient number|patient no|patient num|patient ref|patient reference|patient uuid|patient guid|patient fhir id|patient resource id|patient key|patient code|patient mrn|patientid|patient logical id|pt id|pt no|pt number|ptid|pat id|patid|person id|person number|personid|patient control number|patient uid|patient internal id|ecw patient id|patientno|patientnumber|fhir patient id|external patient id|related person id|subject id',
  ],
  [
    'encounter-id',
    'identifier',
    'encounter|encounter id|encounterid|visit id|visitid|appointment id|appointmentid|episode id|csn|fin|enc id',
  ],
  [
    'member-id',
    'identifier',
    'member id|member ids|member s id|member no|member number|member num|member identifier|memberid|membernumber|memberno|subscriber id|subscriber no|subscriber number|subscriberid|subscribernumber|policy number|policy no|policy id|policy num|policynumber|policyno|insurance id|insurance number|insurance no|insurance member id|insurance policy|insured id|insured number|insuredid|beneficiary id|beneficiary number|medicare id|medicare number|medicare no|medicaid id|medicaid number|medicaid no|mbi|hicn|hic number|group number|group no|health plan id|health plan number|healthplan id|certificate number|card number|coverage id|dependent id|enrollee id|enrollee number|insurance card number|plan member id|medicare beneficiary identifier|subscriber identifier',
  ],
  [
    'phone-number',
    'phone',
    'phone|phones|phone numbers|phone number|phone no|telephone|telephone number|tel|tel no|mobile|mobile number|mobile no|mobile phone|cell|cell phone|cell number|cellphone|fax|fax number|fax no|home phone|work phone|phone home|phone work|phone cell|phone mobile|ph|contact number|contact no|phonenumber|homephone|workphone|cellno|callback number|call back number|callback|pager|telecom|voicemail|landline|best number|daytime phone|emergency phone|whatsapp',
  ],
  ['email-address', 'text', 'email|e mail|email address|mail address|emailaddress|patient email'],
  [
    'postal-address',
    'address',
    'address|street address|home address|mailing address|postal address|residential address|street|address line|address line one|addr|address1|streetaddress|addressline|street name|residence|lives at|billing address|street address line|shipping address|addr line|patient address',
  ],
  [
    'postal-address',
    'place',
    'city|zip|zip code|zipcode|postal code|postalcode|post code|postcode|address city|address postalcode|county|patient city|patient zip|home city|birth place|birthplace|place of birth',
  ],
  [
    'person-name',
    'name',
    'patient name|patient names|patient s name|patient s full name|patient s first name|patient s last name|mother s maiden name|mother s name|father s name|given names|patient full name|patient first name|patient last name|patientname|pt name|ptname|pat name|first name|last name|firstname|lastname|given name|givenname|family name|familyname|middle name|middlename|maiden name|maidenname|surname|full name|fullname|legal name|preferred name|forename|fname|lname|mname|guarantor|guarantor name|subscriber name|insured name|member name|policy holder name|beneficiary name|dependent name|emergency contact|emergency contact name|next of kin|guardian|guardian name|parent name|mother name|father name|mothers maiden name|mother maiden name|spouse name|relative name|person name|responsible party|caregiver name|name of patient|patients name|legal first name|legal last name|name family|name given|middle initial|demographics name|enrollee name|enrollee first name|cardholder|cardholder name',
  ],
  [
    'person-name',
    'part',
    'given|family|mother|father|husband|wife|spouse|nickname|dependent|caregiver|alias',
  ],
  ['member-id', 'patient', 'member|subscriber|insured|enrollee|beneficiary|policy holder|policyholder'],
  ['patient-id', 'patient', 'patient|patients|pt|pts|related person|relatedperson|person'],
  ['user-id', 'subject', 'sub|fhir user|fhiruser|user name hint|login hint|preferred username'],
];

export interface Phrase {
  /** The words before the last but one, nearest first. */
  readonly before: readonly string[];
  readonly key: Key;
}

/** What a word can be the end of: a key of its own, and by the word before it longer phrases, the longest first. */
export interface Entry {
  readonly alone?: Key;
  readonly longer: ReadonlyMap<string, readonly Phrase[]>;
}

function entryOf(rows: readonly { readonly words: readonly string[]; readonly key: Key }[]): Entry {
  const longer = new Map<string, Phrase[]>();
  for (const { words, key } of rows) {
    const [, previous, ...before] = words;
    if (previous !== undefined) longer.set(previous, [...(longer.get(previous) ?? []), { before, key }]);
  }
  for (const list of longer.values()) list.sort((a, b) => b.before.length - a.before.length);
  const alone = rows.find(({ words }) => words.length === 1)?.key;
  return alone === undefined ? { longer } : { alone, longer };
}

function byLastWord(rows: readonly Row[]): ReadonlyMap<string, Entry> {
  const flat = rows.flatMap(([kind, manner, list]) =>
    list.split('|').map((phrase) => ({ words: phrase.split(' ').reverse(), key: { kind, manner } })),
  );
  const lastWords = new Set(flat.map(({ words }) => words[0] ?? ''));
  return new Map(
    [...lastWords].map((last) => [last, entryOf(flat.filter(({ words }) => words[0] === last))]),
  );
}

/** Every phrase that names a value, by its last word. */
export const PHRASES: ReadonlyMap<string, Entry> = byLastWord([...SECRET_ROWS, ...PHI_ROWS]);

interface Ending {
  readonly word: string;
  readonly key: Key;
}

const ENDING_ROWS: readonly Ending[] = [
  { word: 'password', key: { kind: 'password-value', manner: 'secret' } },
  { word: 'passwd', key: { kind: 'password-value', manner: 'secret' } },
  { word: 'passphrase', key: { kind: 'key-passphrase', manner: 'secret' } },
  { word: 'secret', key: { kind: 'client-secret', manner: 'secret' } },
  { word: 'apikey', key: { kind: 'api-key', manner: 'secret' } },
  { word: 'token', key: { kind: 'opaque-token', manner: 'opaque' } },
];

/** Words that end like a key and run together with something before it (PGPASSWORD, authtoken), by five letters. */
export const ENDINGS: ReadonlyMap<string, Ending> = new Map(
  ENDING_ROWS.map((row) => [row.word.slice(-5), row]),
);

/** Words before a short key that make it something else: an error code is no authorization code. */
export const OTHER_THINGS: ReadonlyMap<string, RegExp> = new Map([
  [
    'code',
    /^(?:error|err|status|exit|response|country|zip|postal|language|reason|http|result|return|issue|state|area|practice|source|currency|procedure|cpt|icd|sql|curl|grpc|signal|key|event|message|msg|diagnosis|product|type|char|bar|qr|country|region|facility|location|site|org|promo|loinc|snomed|resource|operation|system|detail|details|failure|fault|sub|billing|dx|rx|ndc|hcpcs|revenue|place|service|errno|response)$/,
  ],
  [
    'address',
    /^(?:ip|mac|bind|remote|listen|server|web|host|base|socket|local|peer|client|source|destination|memory|physical|return|contract|wallet|gateway|proxy)$/,
  ],
  ['addr', /^(?:ip|mac|bind|remote|listen|server|host|socket|local|peer|client|source)$/],
  [
    'state',
    /^(?:circuit|connection|thread|job|case|session|machine|order|workflow|redux|app|application|component|ui|home|billing|issuing)$/,
  ],
  ['signature', /^(?:method|function|invalid|bad)$/],
  ['token', /^(?:invalid|next|page|unexpected|csrf|syntax|parse|missing|end|bad|no|expired)$/],
  ['family', /^(?:font|product|key|address|socket|instance|ip)$/],
  ['pass', /^(?:proxy|first|second|third|one|single|two|multi|render|build|sub|http)$/],
  ['secret', /^(?:invalid|bad|wrong|no|missing|wrong|expired|docker|pull|image)$/],
  ['person', /^(?:contact|sales|per|in)$/],
  ['encounter', /^(?:launch)$/],
  ['member', /^(?:class|team|group|key|jwk|private|public|static|board|channel|jwks|staff|org|guild)$/],
  ['cell', /^(?:table|grid|excel|jupyter)$/],
  ['auth', /^(?:basic|no|oauth|http|ldap|smtp|proxy|bearer|jwt)$/],
]);
