import { z } from 'zod';
import { evidenceFieldIds } from '../catalog/evidenceFields.ts';
import type { Form } from '../escalation/form.ts';
import { detailBlock, valueId } from './cards/escalationModal.ts';

const inputSchema = z.union([
  z.object({ type: z.literal('plain_text_input'), value: z.string().max(3000).nullish() }),
  z.object({
    type: z.literal('static_select'),
    selected_option: z.object({ value: z.string().max(75) }).nullish(),
  }),
]);

const valuesSchema = z.record(z.string(), z.object({ [valueId]: inputSchema }));

const readText = (input: z.infer<typeof inputSchema> | undefined): string => {
  if (input?.type === 'plain_text_input') return input.value ?? '';
  return input?.selected_option?.value ?? '';
};

/** The escalation form from a submitted view's `state.values`. Throws a ZodError for anything that is not that form. */
export const readEscalationForm = (values: unknown): Form => {
  const blocks = valuesSchema.parse(values);
  const text = (blockId: string) => readText(blocks[blockId]?.[valueId]);
  return {
    practiceCode: text('practiceCode'),
    practiceName: text('practiceName'),
    environment: text('environment'),
    endpoint: text('endpoint'),
    times: text('times'),
    evidence: text('evidence'),
    notes: text('notes'),
    details: Object.fromEntries(
      evidenceFieldIds.flatMap((field) => {
        const value = text(`${detailBlock}${field}`).trim();
        return value === '' ? [] : [[field, value]];
      }),
    ),
  };
};
