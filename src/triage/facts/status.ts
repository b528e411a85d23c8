/** Where an HTTP status is stated, the surest form first. */
const FORMS: readonly RegExp[] = [
  /\bHTTP\/\d(?:\.\d)? ([1-5]\d\d)\b/,
  /\b(?:http_?)?(?:status|status_?code|http_?code|response_?code)["']{0,2}\s{0,2}[:=]?\s{0,2}["']{0,2}([45]\d\d)\b/i,
  /["'](?:error|code|http|s)["']\s{0,2}:\s{0,2}["']?([45]\d\d)\b/,
  /\b([45]\d\d) (?:Bad Request|Unauthorized|Forbidden|Not Found|Too Many|Internal|Bad Gateway|Service Unavailable)/i,
  /\b(?:error|returned|returns|answered|answers|HTTP|got|with a|a|->)\s{1,3}([45]\d\d)\b/i,
  /\(([45]\d\d)\)/,
  /(?:^|[\s,;:|])(40[0134]|429|500|503)(?=$|[\s,;:|.)])/,
];

/** The HTTP error status that a text states. */
export function statusOf(text: string): number | undefined {
  for (const form of FORMS) {
    const [, digits] = form.exec(text) ?? [];
    if (digits) return Number(digits);
  }
  return undefined;
}
