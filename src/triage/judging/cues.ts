import { addPhrase, emptyTrie, longestPhrase } from '../../text/phraseTrie.ts';
import type { Word } from '../../text/word.ts';
import { stem } from '../words/stem.ts';

/** A kind of wording around an error, and how far it speaks for a report (positive) or for talk about errors (negative), in log-odds. */
export interface Cue {
  readonly name: string;
  readonly weight: number;
  readonly phrases: string;
}

/** Phrases in any inflection. Each cue counts once per text. */
export const cues: readonly Cue[] = [
  {
    name: 'our system',
    weight: 1.2,
    phrases: 'ecw|eclinicalworks|eclinical works|healow|ecwcloud|fhir4|practice',
  },
  {
    name: 'protocol',
    weight: 0.7,
    phrases:
      'token endpoint|token call|token request|authorize|authorize endpoint|authorization server|oauth|callback|token exchange|auth server|fhir read|fhir|consent screen|redirect|login page|client credentials|kick off|bulk job|token server|token service|fhir call|fhir calls|launch from ehr|ehr launch|smart launch|smart launcher|standalone launch|refresh grant|refresh call|token refresh|auth code exchange',
  },
  {
    name: 'it happens',
    weight: 1.3,
    phrases:
      'getting|i get|we get|we see|i see|they see|users see|gets|got|getting this|returns|returned|says|said|told|tells us|complains|claims|rejects|rejected|refuses|refused|responds|responded|answered|answers|replied|replies|throws|threw|fails|failing|failed|keeps|bounces|bounced|blocked|stuck|broke|broken|doesnt work|not working|stopped working|started failing|shows|showing|seeing|see this|comes back|came back|sends back|sent back|gives|gave|dies|died|error message|gets back|get back|receive|received|receiving|ends in|ends with|ending in|ending with|end up with|exception for|exception at|exception from|error at|error from|recibe|reciben|hit|hitting|running into|ran into|bombs|kicked out|returning|spits out|cant connect|cannot connect|kommt|bekomme|bekommen|sale|devuelve|responde|dice|dicen|nos da|me da|dan|lanza|aa raha|aa rahi|aata hai|de raha|bol raha|retourne|renvoie|liefert|meldet|zuruck|zurück|arroja|aparece|tira|mil raha|dikha raha|wirft|obtengo|recibo|recibimos',
  },
  {
    name: 'asks for help',
    weight: 0.9,
    phrases:
      'anyone|anybody|any idea|any ideas|help|what do i|what do we|why|how do i fix|how to fix|what now|whats wrong|what is wrong|please advise|is it us|is that us|is it on our|can someone look|normal|expected|any clue|what gives|alguien|ayuda|por que|warum|jemand|kya|koi|wieso|was tun|hilfe|que hago|porque|seen this|how can i|what should i|what should we|thoughts|ideas|is it down|known issue|guess i found it|idea|tips',
  },
  {
    name: 'when it began',
    weight: 0.9,
    phrases:
      'since yesterday|since|all of a sudden|suddenly|this morning|right now|every time|always|again|still|today|since midnight|after deploy|on launch|first launch|keeps happening|desde|seit|ab|abhi|kal se|for all|only at|only for|worked yesterday|worked in sandbox|worked fine|was working|though|although|only on|only in|only with|when we ask|when we call|when we send|when we try|when i try|when calling|when requesting|as soon as we|and now|but now|since then|heute|gestern|hoy|ayer|anoche',
  },
  {
    name: 'environment',
    weight: 0.6,
    phrases: 'sandbox|prod|production|staging|preprod|uat|is fine elsewhere|rest is fine|prod is fine',
  },
  {
    name: 'whose it is',
    weight: 0.5,
    phrases:
      'our|we|my|i|us|customer|client is|users|patients cannot|nosotros|wir|unser|hum|hamare|humare|mera|nuestra|nuestro',
  },
  {
    name: 'solved',
    weight: -4,
    phrases:
      'is fixed|was fixed|got fixed|fixed it|fixed in|fixed by|now fixed|been fixed|fixed now|were fixed|fixed the|fixed yesterday|solved|resolved|works now|working now|works again|working again|all green|everything green|all good|closing|never mind|nevermind|nvm|no issues|no longer happens|no longer an issue|rolled back|errors are gone|gone now|is gone|are gone|happy again|happy now|tada|confirmed by email|all fine|auto resolved|best week|thanks for fixing|went away|turned out|turns out|moved to done|no blockers|back to normal|recovered|mystery solved|root cause was|postmortem|post mortem|last week we had|last month|last year|years ago|used to|back then|remember when|sorted|problem was|issue was|unblocked|nothing to do for us|solucionado|resuelto|gelost|gelöst|erledigt|behoben|theek ho gaya|ho gaya theek|tried again works|logged in again|added it|ecw added|they added|have added|has been added|got added|whitelisted it|activated it|was a typo|typo in my|my bad|false alarm|good now|fine now|ok now|all set|case closed|ticket closed|closed the ticket|yay|woohoo|hooray|green again|stable again',
  },
  {
    name: 'written about',
    weight: -3.5,
    phrases:
      'docs|doc|readme|documentation|handbook|wiki|runbook|changelog|release notes|release note|draft|draft copy|copy|macro|wording|friendly message|friendlier text|article|blog|faq|slide|slides|presentation|workshop|training|glossary|according to the docs|the docs say|spec says|rfc|the spec|excerpt|questionnaire|confluence|notion|page 12|cheat sheet|tooltip|translate|translation|i18n|onboarding|lunch and learn|knowledge base|chapter|diagram|template|reference page|curious|demo|interview|quiz|course|podcast|explainer|writeup|write up|til|fyi|fun fact|how do other|deal with|best way to handle|best practice|example response|sample response|example request|sample request|ugly|ux|nicer|the fix for|is expected while|is expected when|is expected during',
  },
  {
    name: 'work on code',
    weight: -3.5,
    phrases:
      'refactor|refactoring|rename|renamed|pull request|pr|merge request|merged|branch|unit test|unit tests|test case|test cases|tests for|tests|testing|test|mock|stub|fixture|constant|constants|enum|lint|linter|typo in|code review|reviewer|rebase|commit|commits|backlog|sprint|story points|jira|feature flag|next sprint|regex for|alert rule|dashboard|metric|monitor for|map|maps|mapping|who owns|handle|handling|error handling|exception class|error class|middleware|helper|implement|implemented|implementation|adds|support for|spec|snapshot|ci|lib|library|error page|bugfix|bug fix|alert on|do we handle|do we log|do we track|do we count|do we show|breaking change|deprecated|now throws|now returns|can now be|has been changed|have been changed|action is needed|the error codes|all error codes|our error codes|list of error codes|retry logic|retry on|card|cards|the bot|bot|catalog|entry for|simulate|simulates|reproduce in test|parser|schema|log level|misleading|something consistent|suggest changing|propose changing|please change|should change|consider changing|expected behavior|expected behaviour|actual behavior|steps to reproduce|normative|clarify|clarification|documented|behaviour of|behavior of|semantics|maintainer|upstream|should return|should throw|should cause|should be returned|should respond|should say|i suggest|i propose|would it be possible|it would be|would be great|nice to have|consistent|repository|repo|this library|the library|this package|the package|feature request|feature requests|clearer|helpful message|nicer text|better text|error map|i18n|estimate|epic|ticket for',
  },
  {
    name: 'plan',
    weight: -1.8,
    phrases:
      'lets|lets not|we should|should we|planned|planning|plan|will be|going to|next week|by wednesday|tomorrow|reminder|calendar|agenda|standup|stand up|proposal|propose|consider|considering|roadmap|q1|q2|q3|q4|upcoming|deadline|before go live|meeting|invite|vendor call|standup notes|would be nice|wish|in case|what if|if we|what happens when|what happens if|hypothetically|how long|configurable|how many|last quarter|per month|per week|numbers for',
  },
  {
    name: 'rule',
    weight: -1.6,
    phrases:
      'shall|must|should be|must not|should not|may be|can be|is used to|are used|specifies|defines|represents|indicates|describes|will return|is returned when|returned if|is returned if|returned when|in the event|when the client|when the server|if the client|if the token|if the request|if the server|whether|optional|single use|can only be|only be used once|policy|by design|as designed|after 90 days|e g|for example|such as|by default|recommended|see section|means that|this error may|may arise|can occur|occurs when|happens when|denotes|error may|could be|might be|optionally|client may|server may|either',
  },
  {
    name: 'definition',
    weight: -3.5,
    phrases:
      'thrown for|supports only|currently supports|for a generic|means|stands for|is returned|is short for|is defined as|refers to|is the error for|what it means|is used when|explained|the difference between',
  },
  {
    name: 'before',
    weight: -1.5,
    phrases: 'had expired|had been|had not|had already|had revoked|had denied',
  },
  {
    name: 'on purpose',
    weight: -2.5,
    phrases:
      'on purpose|as planned|as expected|as requested|manually|intentionally|deliberately|offboarding|offboarded|we revoked|i revoked|we disabled|we deleted|as agreed|at our request|for the demo|demo user|test user|will revoke|to revoke|going to revoke|we withdrew|per policy|keep in mind|keep that in mind|good to know|just so you know|heads up|note to self|remember that',
  },
  {
    name: 'nothing counted',
    weight: -4,
    phrases:
      '0 x|0 errors|zero|no errors|none today|no more|no alerts|0 failures|no incidents|0 occurrences|0 hits|not a single',
  },
  {
    name: 'another server',
    weight: -1.8,
    phrases:
      'okta|auth0|keycloak|google|gmail|github|gitlab|stripe|salesforce|hubspot|quickbooks|azure|aadsts|entra|cognito|fitbit|spotify|dropbox|epic|cerner|athena|athenahealth|nextgen|allscripts|meditech|zoom|twilio|sendgrid|shopify|paypal|plaid|facebook|twitter|linkedin|instagram|xero|jumpcloud|onelogin|ping identity|workday|openai|netsuite|dropbox|bitbucket|donut|gcp|google cloud|google drive',
  },
  {
    name: 'another system',
    weight: -1.8,
    phrases:
      'slack|aws|s3|snowflake|jira|kubernetes|kubectl|docker|npm|yarn|cargo|terraform|kafka|postgres|postgresql|mysql|mongodb|redis|datadog|pagerduty|sentry alert|jenkins|circleci|zendesk|intercom|vpn|box|linear|opsgenie|cloudflare|nginx|apache|grafana|elasticsearch|smtp|imap|ldap|ssh|oracle|bigquery|databricks|prisma|elm|clojure|haskell|react|elixir',
  },
  {
    name: 'our own service',
    weight: -2.5,
    phrases:
      'our api|our own api|our public api|calls us|calling us|calls our|calling our|call our|our own service|our own endpoint|our own server|from us|our own oauth',
  },
  {
    name: 'not ours',
    weight: -5,
    phrases:
      'not ecw|not eclinicalworks|not healow|not an ecw|isnt ecw|is not ecw|nothing to do with ecw|unrelated to ecw|ecw is fine|ecw works fine|ecw itself is fine',
  },
  {
    name: 'another meaning',
    weight: -3.5,
    phrases:
      'prior authorization|prior auth|payer|ozempic|claim denied|claims|badge|door|guest|party|daycare|school|milk|coffee|lunch|parking|vendor badge|zoom license|gym|passport|credit card|insurance|medication|refill|prescription|invoice|desk|vacation|pto|fridge|playground|birthday|snowsuit|kids menu|the kid at|my kid|kids are|kid s|kids chart|the kids|proxy setting|movie|concert|restaurant|coupon|visa|warranty|mortgage|license plate|loan|grant application|proposal for|emailed the wrong|called the wrong|invited the wrong|guest list|netflix|password expired|denial code|resubmit|eob|copay|physical therapy|guard|security desk|gate|elevator|boarding|airport|hotel|printer|toner|wifi|laptop|keyboard|pencil|standing desk|vpn access|telescope|microscope|stethoscope|whitelist ip|whitelist ips|ip whitelist|ip allowlist|ip allow list|whitelist the ip|whitelist the new ip|scope of work|scope creep|out of scope|in scope|project scope',
  },
];

const trie = emptyTrie<number>();
for (const [index, cue] of cues.entries()) {
  for (const phrase of cue.phrases.split('|')) addPhrase(trie, phrase.split(' ').map(stem), index);
}

const PHRASE_GAP = 2;

function cuesOf(words: readonly Word[]): Cue[] {
  const stems = words.map((word) => stem(word.text));
  const found = new Set<number>();
  for (let i = 0; i < words.length; i++) {
    const wordAt = (k: number): string | undefined => {
      const word = words[k];
      const before = words[k - 1];
      return !word || (k > i && before && word.at - before.at > PHRASE_GAP) ? undefined : stems[k];
    };
    const hit = longestPhrase(trie, wordAt, i);
    if (hit) found.add(hit.value);
  }
  return [...found].flatMap((index) => cues[index] ?? []);
}

/** Cues of a text. What speaks against a report counts only where somebody speaks: a stack frame in `lib/test/` is no talk about tests. */
export function cuesAround(words: readonly Word[], spoken: readonly Word[]): Cue[] {
  const forIt = cuesOf(words).filter((cue) => cue.weight > 0);
  return [...forIt, ...cuesOf(spoken).filter((cue) => cue.weight < 0)];
}
