import type { Check } from '../check.ts';
import { shown } from '../shown.ts';
import type { Finding } from './finding.ts';
import { type FindingCode, findings } from './findings.ts';

export type Facts = Readonly<Record<string, string | number>>;

const fill = (template: string, facts: Facts): string =>
  template.replace(/\{([a-z]+)\}/gi, (whole, name: string) => {
    const fact = facts[name];
    return fact === undefined ? whole : shown(String(fact));
  });

/** The answer to the question of a finding, with what was seen filled in. */
export const found = (code: FindingCode, facts: Facts = {}): Check => {
  const { check, status, seen, todo, askerOnly, proves }: Finding = findings[code];
  return {
    id: check,
    status,
    code,
    seen: fill(seen, facts),
    ...(todo === undefined ? {} : { todo: fill(todo, facts) }),
    ...(askerOnly === undefined ? {} : { askerOnly: fill(askerOnly, facts) }),
    ...(proves === undefined ? {} : { proves }),
  };
};
