import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { evidenceFieldIds } from '../../src/catalog/evidenceFields.ts';
import type { EscalationFacts } from '../../src/checks/escalationFacts.ts';
import type { Finding } from '../../src/checks/findings/finding.ts';
import { findings } from '../../src/checks/findings/findings.ts';
import { questions } from '../../src/checks/questions.ts';
import { redact } from '../../src/redaction/redact.ts';
import { catalog } from '../support/catalog.ts';

const all: readonly (readonly [string, Finding])[] = Object.entries(findings);
const testsOf = () =>
  readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith('.test.ts') && name !== 'findings.test.ts')
    .map((name) => readFileSync(`${import.meta.dirname}/${name}`, 'utf8'))
    .join('\n');

describe('the findings', () => {
  const { byId } = catalog;

  test('prove errors that the catalog has', () => {
    const proved = new Set(all.flatMap(([, { proves }]) => proves ?? []));
    expect([...proved].filter((id) => !byId(id))).toEqual([]);
  });

  test('answer every question, well and badly', () => {
    for (const question of Object.keys(questions)) {
      const statuses = all.filter(([, { check }]) => check === question).map(([, { status }]) => status);
      expect([question, statuses.includes('ok')]).toEqual([question, true]);
      expect([question, statuses.some((status) => status === 'fail' || status === 'warn')]).toEqual([
        question,
        true,
      ]);
    }
  });

  test('say what to do about whatever is wrong', () => {
    const silent = all.filter(([, { status, todo }]) => (status === 'fail' || status === 'warn') && !todo);
    expect(silent.map(([code]) => code)).toEqual([]);
  });

  test('pass the redactor as they are', () => {
    const texts = all.flatMap(([, { seen, todo, askerOnly }]) => [seen, todo ?? '', askerOnly ?? '']);
    const filled = texts.map((text) => text.replace(/\{[a-z]+\}/gi, 'keys.example.com'));
    expect(filled.filter((text) => redact(text).text !== text)).toEqual([]);
  });

  test('that prove something are fails', () => {
    expect(all.filter(([, { status, proves }]) => proves !== undefined && status !== 'fail')).toEqual([]);
  });

  test('that are faults are in the zoo, each by its code', () => {
    const zoo = testsOf();
    const missing = all.filter(([code, { status }]) => status !== 'ok' && !zoo.includes(`'${code}'`));
    // What the network of a test cannot be made to do, and what no zoo holds.
    expect(missing.map(([code]) => code)).toEqual(cannotBeKept);
  });

  test('stand in the docs, question by question', () => {
    const docs = readFileSync(new URL('../../docs/checks.md', import.meta.url), 'utf8');
    const told = [...docs.matchAll(/^\| `([a-z_]+)` \|/gm)].map(([, id]) => id);
    expect(told).toEqual(Object.keys(questions));
  });

  test('name their facts as the evidence of an escalation is named', () => {
    const names: Record<keyof EscalationFacts, true> = {
      jwks_url: true,
      jwks_fetch: true,
      jwks_check: true,
      kid: true,
      kid_list: true,
      alg: true,
      aud: true,
      assertion_lifetime: true,
      clock_difference: true,
      scopes: true,
      redirect_uri: true,
    };
    expect(Object.keys(names).filter((name) => !evidenceFieldIds.some((id) => id === name))).toEqual([]);
  });
});

const cannotBeKept: readonly string[] = ['connection_failed', 'certificate_weak', 'certificate_refused'];
