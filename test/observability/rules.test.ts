import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { createMetrics } from '../../src/observability/createMetrics.ts';

/* The Prometheus rules that docs/operate.md gives. */

const page = readFileSync(new URL('../../docs/operate.md', import.meta.url), 'utf8');
const block = /```yaml\n(groups:[\s\S]*?)```/.exec(page)?.[1] ?? '';

const rulesSchema = z.strictObject({
  groups: z.array(
    z.strictObject({
      name: z.string(),
      rules: z
        .array(
          z.strictObject({
            alert: z.string().regex(/^EcwTriage[A-Z]\w+$/),
            expr: z.string(),
            for: z
              .string()
              .regex(/^\d+[mh]$/)
              .optional(),
            annotations: z.strictObject({ summary: z.string(), action: z.string() }),
          }),
        )
        .min(5),
    }),
  ),
});
const { groups } = rulesSchema.parse(parse(block));
const rules = groups.flatMap((group) => group.rules);

/** What /metrics shows once each metric was counted, with the labels that each has. */
const shown = async (): Promise<string> => {
  const metrics = createMetrics({
    openStates: async () => new Map([['sent', 1]]),
    waitingSince: { replies: async () => 1, deliveries: async () => 1 },
    countDead: async () => new Map([['email', 1]]),
    now: () => 2,
  });
  metrics.count('slackErrors', { method: 'auth.test', reason: 'invalid_auth' });
  metrics.lagged('message', 1);
  return metrics.page.text();
};

const ofPrometheus = new Set(['up']);
const words = /\b(?:ecw_\w+|up)\b(?:\{(\w+)=~?"([^"]*)"\})?/g;

describe('the rules', () => {
  test.each(rules.map((rule) => [rule.alert, rule.expr]))(
    '%s asks for what /metrics shows',
    async (_alert, expr) => {
      const body = await shown();
      const asked = [...expr.matchAll(words)];
      expect(asked).not.toEqual([]);
      for (const [metric, label, values] of asked) {
        const name = metric.replace(/\{.*/, '');
        if (ofPrometheus.has(name)) continue;
        expect(body).toMatch(new RegExp(`^${name}\\b`, 'm'));
        const told = label === undefined ? '' : `{[^}]*\\b${label}="(?:${values})"`;
        expect(body).toMatch(new RegExp(`^${name}${told}`, 'm'));
      }
    },
  );

  test('groups what they sum by labels that the metric has', async () => {
    const body = await shown();
    for (const { expr } of rules) {
      const [, label] = /\b(?:sum|max) by \((\w+)\)/.exec(expr) ?? [];
      const [metric] = /ecw_\w+/.exec(expr) ?? [];
      if (label) expect(body).toMatch(new RegExp(`^${metric}\\{[^}]*\\b${label}="`, 'm'));
    }
  });

  test('all have names of their own', () => {
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
  });
});
