/** A log as an app writes it on a quiet day: lines of access, of JSON and of a framework, stack traces, and a value to hide in some hundred lines. */

const resources = ['Observation', 'Patient', 'Condition', 'Encounter', 'DocumentReference'];
const frames = [
  'org.springframework.web.client.RestTemplate.doExecute(RestTemplate.java',
  'com.example.sync.TokenClient.fetch(TokenClient.java',
  'java.base/java.util.concurrent.ThreadPoolExecutor.runWorker(ThreadPoolExecutor.java',
  'org.apache.http.impl.client.CloseableHttpClient.execute(CloseableHttpClient.java',
];

/** The n-th of a list that goes round. */
const nth = (list: readonly string[], n: number): string => list[n % list.length] ?? '';
/** Letters and digits that differ from line to line. */
const idOf = (n: number): string => (Math.imul(n + 1, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0');
const clock = (n: number): string => new Date(Date.UTC(2026, 4, 4, 10) + n * 37).toISOString();

const access = (n: number) =>
  `10.4.${n % 200}.${n % 250} - - [04/May/2026:10:12:${10 + (n % 50)} +0000] "GET /fhir/r4/FEIGCD/${nth(resources, n)}?_count=${n % 90} HTTP/1.1" 200 ${n % 9000} "-" "fhir-sync/2.1 (node 20)" rt=0.${n % 900}`;
const json = (n: number) =>
  `{"level":"info","time":"${clock(n)}","service":"fhir-sync","traceId":"${idOf(n)}${idOf(n + 7)}","msg":"request finished","method":"GET","path":"/fhir/r4/FEIGCD/metadata","status":200,"ms":${n % 800}}`;
const framework = (n: number) =>
  `${clock(n)} DEBUG [http-nio-8080-exec-${n % 20}] o.s.web.servlet.DispatcherServlet - Completed 200 OK in ${n % 300} ms, request ${idOf(n)}`;
const stack = (n: number) =>
  [
    `${clock(n)} ERROR [worker-${n % 8}] c.e.sync.TokenClient - Token request failed: 400 {"error":"invalid_client","error_description":"JWKS endpoint not reachable"}`,
    ...Array.from({ length: 12 }, (_, line) => `\tat ${nth(frames, line)}:${40 + ((n + line) % 700)})`),
  ].join('\n');
const telling = (n: number) =>
  `${clock(n)} TRACE [worker-${n % 8}] c.e.sync.Wire - >> Authorization: Bearer ${idOf(n)}Zk${idOf(n + 3)}Qw${idOf(n + 5)}`;

const lineOf = (n: number): string => {
  if (n % 200 === 199) return telling(n);
  if (n % 40 === 39) return stack(n);
  return [access, json, framework, access][n % 4]?.(n) ?? '';
};

/** So many units of it. */
export const ordinaryLog = (length: number): string => {
  const lines: string[] = [];
  for (let n = 0, units = 0; units < length; n += 1) {
    const line = lineOf(n);
    lines.push(line);
    units += line.length + 1;
  }
  return lines.join('\n').slice(0, length);
};
