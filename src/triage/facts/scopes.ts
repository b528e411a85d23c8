const SMART_SCOPE = /\b(?:patient|user|system)\/(?:[A-Z][A-Za-z]{2,40}|\*)\.(?:[a-z]{1,8}|\*)(?![\w/])/g;
const LIST = /\bscopes?["']{0,2}\s{0,2}[=:]\s{0,2}["']{0,2}([^"'&\n;,)\]}]{1,2000})/gi;
const PLAIN = /^(?:openid|profile|fhirUser|offline_access|online_access|launch(?:\/(?:patient|encounter))?)$/;
const MOST = 60;

/** Scopes that a text names: SMART scopes anywhere, the plain ones (`openid`, `launch`) in a scope list. Each once. */
export function scopesOf(text: string): string[] {
  const listed = [...text.matchAll(LIST)].flatMap(([, list]) =>
    (list ?? '').split(/[\s+]/).filter((word) => PLAIN.test(word)),
  );
  const named = [...text.matchAll(SMART_SCOPE)].map(([scope]) => scope);
  return [...new Set([...listed, ...named])].slice(0, MOST);
}
