import { roleOf } from './roles.ts';

/** A stretch of the text, as offsets. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

const RUN = /[^\s"'<>`]{1,4000}/g;
const FIELD = /[?&#]?([\w.-]{1,40})=([^&#]{0,1500})/g;
const isForm = (run: string): boolean =>
  run.includes('=') && (run.includes('&') || run.includes('?') || run.includes('#'));

/** What an app sent, in a URL or a form: parameters such as `response_type=code` say nothing about what went wrong. Fields that speak of errors are left out. */
export function parametersOf(text: string): Stretch[] {
  if (!text.includes('=')) return [];
  const found: Stretch[] = [];
  for (const { 0: run, index } of text.matchAll(RUN)) {
    if (!isForm(run)) continue;
    for (const field of run.matchAll(FIELD)) {
      if (roleOf(field[1] ?? '')) continue;
      found.push({ start: index + field.index, end: index + field.index + field[0].length });
    }
  }
  return found;
}
