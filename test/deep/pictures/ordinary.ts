/** What people show each other that reports no error, though some of it speaks of errors. */
export const ordinary: Readonly<Record<string, string>> = {
  'a calendar':
    'Monday 23 November\n09:30 Stand-up\n11:00 eCW go-live call with the practice\n14:00 Review of the sprint',
  'an answer that is fine':
    'HTTP/1.1 200 OK\nContent-Type: application/json\n\n{"access_token":"…","token_type":"bearer","expires_in":300,"scope":"system/Patient.read"}',
  'a page of documentation':
    'Error codes\ninvalid_client: the client could not be authenticated.\ninvalid_scope: the requested scope is unknown.\ninvalid_grant: the grant is invalid or expired.\nSee RFC 6749, section 5.2.',
  'a chat about last week':
    'Ana: the invalid_client thing from last week is fixed, thanks!\nBen: great, closing the ticket then\nAna: lunch at noon?',
  'a change of code':
    'diff --git a/src/auth.ts b/src/auth.ts\n@@ -10,6 +10,9 @@\n+  if (error === "invalid_scope") return retry();\n+  if (error === "access_denied") return askAgain();',
  'a board of figures':
    'Token calls today 18,402\nSucceeded 99.98 %\nMedian 212 ms\np95 480 ms\nErrors by code: none in the last hour',
  'an invoice':
    'Invoice 2026-1107\nHosting, November  $ 240.00\nSupport plan  $ 1,150.00\nTotal  $ 1,390.00\nDue 15 December 2026',
  'a form':
    'App name  Sync\nRedirect URI  https://app.example.com/callback\nScopes  system/Patient.read\nJWKS URL  https://app.example.com/jwks.json\n[Save]',
  'a test report':
    'PASS test/auth.test.ts\n  ✓ answers 401 when the token is expired (12 ms)\n  ✓ answers 403 without the scope (9 ms)\nTests: 2 passed, 2 total',
  'another vendor':
    'POST https://login.example.org/oauth/token\nHTTP/1.1 401 Unauthorized\n{"error":"invalid_client","error_description":"Unknown client"}\n(our Salesforce sandbox, not eCW)',
};
