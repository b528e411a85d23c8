import { evidenceFieldIds } from '../../catalog/evidenceFields.ts';
import type { Form } from '../../escalations/form.ts';
import { detailBlock } from '../cards/escalationModal.ts';
import { readInputs } from './readInputs.ts';

/** The escalation form from a submitted view's `state.values`. Throws a ZodError for anything that is not that form. */
export const readEscalationForm = (values: unknown): Form => {
  const inputs = readInputs(values);
  const text = (blockId: string) => inputs(blockId)[0] ?? '';
  return {
    practiceCode: text('practiceCode'),
    practiceName: text('practiceName'),
    environment: text('environment'),
    endpoint: text('endpoint'),
    times: text('times'),
    evidence: text('evidence'),
    notes: text('notes'),
    flow: text('flow'),
    impact: text('impact'),
    urgency: text('urgency'),
    tried: inputs('tried').map(Number),
    joining: text('joining'),
    details: Object.fromEntries(
      evidenceFieldIds.flatMap((field) => {
        const value = text(`${detailBlock}${field}`).trim();
        return value === '' ? [] : [[field, value]];
      }),
    ),
  };
};
